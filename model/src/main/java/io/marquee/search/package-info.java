/// Which training options suit the titles at hand: candidates, trials of them, and the choice.
@NullMarked
package io.marquee.search;

import org.jspecify.annotations.NullMarked;
