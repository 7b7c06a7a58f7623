/// What titles, answers and verdicts of a time look like beside the baseline of a model: reading
/// them, from captured invocations too, and counting them into profiles that merge.
@NullMarked
package io.marquee.pipeline.monitor;

import org.jspecify.annotations.NullMarked;
