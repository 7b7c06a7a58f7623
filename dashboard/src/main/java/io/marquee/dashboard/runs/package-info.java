/// Runs: starting them as processes of their own, following, stopping and repeating them.
@NullMarked
package io.marquee.dashboard.runs;

import org.jspecify.annotations.NullMarked;
