/// Load for the scoring server, and what to compare its speed with.
@NullMarked
package io.marquee.benchmarks;

import org.jspecify.annotations.NullMarked;
