/// The Beam pipelines, one class each: [TrainPipeline] and [ScorePipeline]. Their stages are in the
/// packages below, the command line in `cli`.
@NullMarked
package io.marquee.pipeline;

import org.jspecify.annotations.NullMarked;
