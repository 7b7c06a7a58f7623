package io.marquee.pipeline.live;

import io.marquee.catalog.StatedVerdict;
import io.marquee.label.Evidence;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import io.marquee.table.RowOrigin;
import java.time.Instant;
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
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is known of each title's audience by now, as a batch run over the same events would find
/// it: of a user's ratings the latest counts, and so does one thumb a user.
///
/// A title's evidence is told some time after it changed, all changes of that time in one.
public final class TitleStandings
        extends PTransform<PCollection<Event>, PCollection<TitleStanding>> {

    private static final long serialVersionUID = 1;

    private final Duration every;

    /// Follows titles.
    ///
    /// @param every how soon a change is told, in processing time
    public TitleStandings(Duration every) {
        this.every = every;
    }

    @Override
    public PCollection<TitleStanding> expand(PCollection<Event> settled) {
        return settled.apply(
                        "ByTitle",
                        WithKeys.of(Event::titleId).withKeyType(TypeDescriptors.strings()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(Event.class)))
                .apply("Follow", ParDo.of(new Follow(every)))
                .setCoder(RecordCoder.of(TitleStanding.class));
    }

    /// The latest that a user said of a title.
    ///
    /// @param rating 1 to 5; null if it was a thumb
    /// @param up whether the thumb was up; of no meaning for a rating
    record Opinion(@Nullable Double rating, boolean up, Instant when, RowOrigin origin) {

        static Opinion of(Event event) {
            boolean rates = event.kind() == Event.Kind.RATE;
            return new Opinion(
                    rates ? event.value() : null,
                    event.kind() == Event.Kind.LIKE,
                    event.occurredAt(),
                    event.origin());
        }

        /// Whether this goes before another, in the order in which a batch run would meet them.
        boolean isAfter(Opinion other) {
            int byTime = when.compareTo(other.when);
            return byTime != 0 ? byTime > 0 : origin.compareTo(other.origin) > 0;
        }

        Evidence evidence() {
            return rating != null
                    ? Evidence.NONE.plusRating(rating)
                    : new Evidence(0, 0, 0, up ? 1 : 0, up ? 0 : 1, 0, 0, StatedVerdict.NONE);
        }
    }

    private static final class Follow extends DoFn<KV<String, Event>, TitleStanding> {

        private static final long serialVersionUID = 1;

        private final Duration every;

        @StateId("ratings")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final StateSpec<MapState<String, Opinion>> ratings =
                StateSpecs.map(StringUtf8Coder.of(), RecordCoder.of(Opinion.class));

        @StateId("thumbs")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final StateSpec<MapState<String, Opinion>> thumbs =
                StateSpecs.map(StringUtf8Coder.of(), RecordCoder.of(Opinion.class));

        @StateId("standing")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final StateSpec<ValueState<TitleStanding>> standing =
                StateSpecs.value(RecordCoder.of(TitleStanding.class));

        @TimerId("tell")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final TimerSpec tell = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

        /// For a stream that ends: what has not been told by then is told at the end of all time.
        @TimerId("end")
        @SuppressWarnings("UnusedVariable") // Beam reads it
        private final TimerSpec end = TimerSpecs.timer(TimeDomain.EVENT_TIME);

        Follow(Duration every) {
            this.every = every;
        }

        @ProcessElement
        public void process(
                @Element KV<String, Event> keyed,
                @StateId("ratings") MapState<String, Opinion> rated,
                @StateId("thumbs") MapState<String, Opinion> thumbed,
                @StateId("standing") ValueState<TitleStanding> known,
                @TimerId("tell") Timer soon,
                @TimerId("end") Timer end) {
            Event event = keyed.getValue();
            TitleStanding before = known.read();
            TitleStanding now = before == null ? TitleStanding.none(keyed.getKey()) : before;
            Evidence evidence =
                    switch (event.kind()) {
                        case PLAY -> now.evidence().plus(played(1, 0));
                        case FINISH -> now.evidence().plus(played(0, 1));
                        case RATE -> voice(now.evidence(), event, rated);
                        case LIKE, DISLIKE -> voice(now.evidence(), event, thumbed);
                    };
            known.write(now.with(evidence, event.occurredAt()));
            if (!now.untold()) {
                soon.offset(every).setRelative();
                end.set(GlobalWindow.INSTANCE.maxTimestamp());
            }
        }

        private static Evidence voice(
                Evidence evidence, Event event, MapState<String, Opinion> opinions) {
            Opinion said = Opinion.of(event);
            Opinion before = opinions.get(event.userId()).read();
            if (before != null && !said.isAfter(before)) {
                return evidence;
            }
            opinions.put(event.userId(), said);
            Evidence without = before == null ? evidence : minus(evidence, before.evidence());
            return without.plus(said.evidence());
        }

        private static Evidence played(long plays, long finishes) {
            return new Evidence(0, 0, 0, 0, 0, plays, finishes, StatedVerdict.NONE);
        }

        private static Evidence minus(Evidence all, Evidence part) {
            return new Evidence(
                    all.ratings() - part.ratings(),
                    all.ratingSum() - part.ratingSum(),
                    all.ratingSquareSum() - part.ratingSquareSum(),
                    all.likes() - part.likes(),
                    all.dislikes() - part.dislikes(),
                    all.plays(),
                    all.finishes(),
                    all.stated());
        }

        @OnTimer("tell")
        public void tellSoon(
                @StateId("standing") ValueState<TitleStanding> known,
                OutputReceiver<TitleStanding> out) {
            tell(known, out);
        }

        @OnTimer("end")
        public void tellAtTheEnd(
                @StateId("standing") ValueState<TitleStanding> known,
                OutputReceiver<TitleStanding> out) {
            tell(known, out);
        }

        private static void tell(
                ValueState<TitleStanding> known, OutputReceiver<TitleStanding> out) {
            TitleStanding now = known.read();
            if (now != null && now.untold()) {
                TitleStanding told = now.told();
                known.write(told);
                out.output(told);
            }
        }
    }
}
