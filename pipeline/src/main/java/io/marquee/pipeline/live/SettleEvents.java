package io.marquee.pipeline.live;

import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.joda.time.Instant;

/// Decides what becomes of each event: it counts, it is there already, or it comes too late.
///
/// Too late is an event whose window of an hour was closed for good: its end and the allowed
/// lateness are behind the watermark. Runners drop such events without a trace, so here they are
/// told apart before any window sees them, and kept. Only until then is an event's id remembered: a
/// second copy that comes later still is too late anyway.
///
/// Elements must bear the time at which they happened.
public final class SettleEvents extends PTransform<PCollection<Event>, PCollectionTuple> {

    /// Events that count, each once.
    public static final TupleTag<Event> SETTLED = new TupleTag<>("settled") {};

    /// Events that came too late.
    public static final TupleTag<Event> LATE = new TupleTag<>("late") {};

    /// Events that were there already, by id and title.
    public static final TupleTag<Event> DUPLICATES = new TupleTag<>("duplicates") {};

    private static final long serialVersionUID = 1;

    private final Duration window;
    private final Duration allowedLateness;

    /// Settles events.
    ///
    /// @param window the shortest that events are added up in
    /// @param allowedLateness how long after its end a window may still be corrected
    public SettleEvents(Duration window, Duration allowedLateness) {
        this.window = window;
        this.allowedLateness = allowedLateness;
    }

    @Override
    public PCollectionTuple expand(PCollection<Event> events) {
        PCollectionTuple settled =
                events.apply(
                                "ByTitle",
                                WithKeys.of(Event::titleId).withKeyType(TypeDescriptors.strings()))
                        .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(Event.class)))
                        .apply(
                                "Settle",
                                ParDo.of(new Settle(window, allowedLateness))
                                        .withOutputTags(
                                                SETTLED, TupleTagList.of(LATE).and(DUPLICATES)));
        settled.get(SETTLED).setCoder(RecordCoder.of(Event.class));
        settled.get(LATE).setCoder(RecordCoder.of(Event.class));
        settled.get(DUPLICATES).setCoder(RecordCoder.of(Event.class));
        return settled;
    }

    /// One title's events. What it remembers is the ids of those whose window is still open.
    private static final class Settle extends DoFn<KV<String, Event>, Event> {

        private static final long serialVersionUID = 1;

        /// How often a title's ids are looked through for those that may be forgotten.
        private static final Duration SWEEP = Duration.standardDays(1);

        private final FixedWindows windows;
        private final Duration allowedLateness;

        /// By id, when the event's window closes.
        @StateId("seen")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final StateSpec<MapState<String, Instant>> seen =
                StateSpecs.map(StringUtf8Coder.of(), InstantCoder.of());

        /// Whether the sweep is set.
        @StateId("sweeping")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final StateSpec<ValueState<Boolean>> sweeping = StateSpecs.value(BooleanCoder.of());

        @TimerId("sweep")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final TimerSpec sweep = TimerSpecs.timer(TimeDomain.EVENT_TIME);

        Settle(Duration window, Duration allowedLateness) {
            this.windows = FixedWindows.of(window);
            this.allowedLateness = allowedLateness;
        }

        @ProcessElement
        public void process(
                @Element KV<String, Event> keyed,
                @Timestamp Instant happened,
                @StateId("seen") MapState<String, Instant> ids,
                @StateId("sweeping") ValueState<Boolean> swept,
                @TimerId("sweep") Timer timer,
                MultiOutputReceiver out) {
            Event event = keyed.getValue();
            Instant closes = windows.assignWindow(happened).maxTimestamp().plus(allowedLateness);
            // A timer is the one thing that tells a step how far the watermark has come.
            if (closes.isBefore(timer.getCurrentRelativeTime())) {
                out.get(LATE).output(event);
            } else if (ids.get(event.eventId()).read() != null) {
                out.get(DUPLICATES).output(event);
            } else {
                ids.put(event.eventId(), closes);
                out.get(SETTLED).output(event);
                if (swept.read() == null) {
                    swept.write(true);
                    timer.set(closes.plus(SWEEP));
                }
            }
        }

        @OnTimer("sweep")
        public void forget(
                @Timestamp Instant now,
                @StateId("seen") MapState<String, Instant> ids,
                @StateId("sweeping") ValueState<Boolean> swept,
                @TimerId("sweep") Timer timer) {
            List<String> closed = new ArrayList<>();
            boolean open = false;
            for (Map.Entry<String, Instant> id : ids.entries().read()) {
                if (id.getValue().isBefore(now)) {
                    closed.add(id.getKey());
                } else {
                    open = true;
                }
            }
            closed.forEach(ids::remove);
            if (open) {
                timer.set(now.plus(SWEEP));
            } else {
                swept.clear();
            }
        }
    }
}
