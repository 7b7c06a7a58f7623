/// The titles of a scored run: which to look at, and what is known of each.
@NullMarked
package io.marquee.dashboard.title;

import org.jspecify.annotations.NullMarked;
