package io.marquee.pipeline.live;

import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import java.time.Instant;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterProcessingTime;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;

/// Adds settled events up by title and window of event time, and tells each window while it is
/// open, when it ends, and again whenever a late event corrects it.
public final class EngagementWindows
        extends PTransform<PCollection<Event>, PCollection<WindowTotals>> {

    /// Windows stay open a little longer here than in [SettleEvents], so that whether an event is
    /// too late is decided there alone.
    private static final Duration MARGIN = Duration.standardHours(1);

    private static final long serialVersionUID = 1;

    private final Duration size;
    private final Duration every;
    private final Duration allowedLateness;

    /// Adds events up.
    ///
    /// @param size of a window
    /// @param every how soon after an event an open window is told again, in processing time
    /// @param allowedLateness as in [SettleEvents]
    public EngagementWindows(Duration size, Duration every, Duration allowedLateness) {
        this.size = size;
        this.every = every;
        this.allowedLateness = allowedLateness;
    }

    @Override
    public PCollection<WindowTotals> expand(PCollection<Event> settled) {
        return settled.apply(
                        "Windows",
                        Window.<Event>into(FixedWindows.of(size))
                                .triggering(
                                        AfterWatermark.pastEndOfWindow()
                                                .withEarlyFirings(
                                                        AfterProcessingTime.pastFirstElementInPane()
                                                                .plusDelayOf(every))
                                                .withLateFirings(AfterPane.elementCountAtLeast(1)))
                                .withAllowedLateness(allowedLateness.plus(MARGIN))
                                .accumulatingFiredPanes())
                .apply(
                        "ByTitle",
                        WithKeys.of(Event::titleId).withKeyType(TypeDescriptors.strings()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(Event.class)))
                .apply("AddUp", Combine.perKey(new Sum()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(Engagement.class)))
                .apply("Tell", ParDo.of(new Tell()))
                .setCoder(RecordCoder.of(WindowTotals.class));
    }

    private static final class Sum extends Combine.CombineFn<Event, Engagement, Engagement> {

        private static final long serialVersionUID = 1;

        @Override
        public Engagement createAccumulator() {
            return Engagement.NONE;
        }

        @Override
        public Engagement addInput(Engagement sum, Event event) {
            return sum.plus(Engagement.of(event));
        }

        @Override
        public Engagement mergeAccumulators(Iterable<Engagement> sums) {
            Engagement all = Engagement.NONE;
            for (Engagement sum : sums) {
                all = all.plus(sum);
            }
            return all;
        }

        @Override
        public Engagement extractOutput(Engagement sum) {
            return sum;
        }

        @Override
        public Coder<Engagement> getAccumulatorCoder(CoderRegistry registry, Coder<Event> input)
                throws CannotProvideCoderException {
            return RecordCoder.of(Engagement.class);
        }
    }

    private static final class Tell extends DoFn<KV<String, Engagement>, WindowTotals> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(
                @Element KV<String, Engagement> totals,
                IntervalWindow window,
                PaneInfo pane,
                OutputReceiver<WindowTotals> out) {
            // At the end of all time Flink lets go off what is still set for windows that are
            // closed.
            if (totals.getValue().events() == 0) {
                return;
            }
            out.output(
                    new WindowTotals(
                            totals.getKey(),
                            Instant.ofEpochMilli(window.start().getMillis()),
                            Instant.ofEpochMilli(window.end().getMillis()),
                            totals.getValue(),
                            switch (pane.getTiming()) {
                                case EARLY -> WindowTotals.Timing.EARLY;
                                case LATE -> WindowTotals.Timing.LATE;
                                case ON_TIME, UNKNOWN -> WindowTotals.Timing.ON_TIME;
                            },
                            pane.getIndex()));
        }
    }
}
