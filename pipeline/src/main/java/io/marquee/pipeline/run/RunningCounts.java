package io.marquee.pipeline.run;

import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/// Adds up counts of a stream, and tells the sum again and again: of all since the stream began,
/// also if it was restored from a checkpoint.
public final class RunningCounts extends PTransform<PCollection<Counts>, PCollection<Counts>> {

    private static final long serialVersionUID = 1;

    private final Duration every;

    /// Adds up.
    ///
    /// @param every how soon a change is told, in processing time
    public RunningCounts(Duration every) {
        this.every = every;
    }

    @Override
    public PCollection<Counts> expand(PCollection<Counts> counts) {
        return counts.apply(
                        "TellOften",
                        Window.<Counts>into(new GlobalWindows())
                                .triggering(
                                        Repeatedly.forever(
                                                AfterProcessingTime.pastFirstElementInPane()
                                                        .plusDelayOf(every)))
                                .withAllowedLateness(Duration.ZERO)
                                .accumulatingFiredPanes())
                .apply("AddUp", Combine.globally(new CountRows.Sum()).withoutDefaults());
    }
}
