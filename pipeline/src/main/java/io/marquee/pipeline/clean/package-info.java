/// From rows to titles, with the rejects kept.
@NullMarked
package io.marquee.pipeline.clean;

import org.jspecify.annotations.NullMarked;
