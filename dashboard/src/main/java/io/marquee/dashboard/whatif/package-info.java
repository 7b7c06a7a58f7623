/// Titles that do not exist: what would be predicted of them.
@NullMarked
package io.marquee.dashboard.whatif;

import org.jspecify.annotations.NullMarked;
