/// What runs found in their catalogs: rows that were repaired, merged and rejected.
@NullMarked
package io.marquee.dashboard.quality;

import org.jspecify.annotations.NullMarked;
