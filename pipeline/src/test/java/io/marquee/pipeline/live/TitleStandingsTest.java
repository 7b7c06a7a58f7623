package io.marquee.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.label.Evidence;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import io.marquee.table.RowOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

class TitleStandingsTest {

    private static final Duration EVERY = Duration.standardSeconds(10);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void knows_what_a_batch_run_over_the_same_events_would_whatever_their_order() {
        List<Event> events = events(new Random(7), 600);
        Pipeline pipeline = Checked.pipeline();
        Kept<TitleStanding> kept =
                Kept.of(
                        pipeline.apply(
                                        Create.of(shuffled(events, new Random(8)))
                                                .withCoder(RecordCoder.of(Event.class)))
                                .apply(new TitleStandings(EVERY)));
        pipeline.run().waitUntilFinish();

        assertThat(last(kept.elements())).isEqualTo(batch(events));
    }

    @Test
    void tells_all_changes_of_some_time_in_one() {
        Pipeline pipeline = Checked.pipeline();
        Kept<TitleStanding> kept =
                Kept.of(
                        pipeline.apply(
                                        TestStream.create(RecordCoder.of(Event.class))
                                                .addElements(
                                                        event("u1", Event.Kind.RATE, 4, 1),
                                                        event("u1", Event.Kind.RATE, 2, 2),
                                                        event("u2", Event.Kind.LIKE, 0, 3))
                                                .advanceProcessingTime(
                                                        EVERY.plus(Duration.millis(1)))
                                                .addElements(event("u1", Event.Kind.RATE, 5, 0))
                                                .advanceProcessingTime(
                                                        EVERY.plus(Duration.millis(1)))
                                                .addElements(event("u2", Event.Kind.DISLIKE, 0, 9))
                                                .advanceWatermarkToInfinity())
                                .apply(new TitleStandings(EVERY)));
        pipeline.run().waitUntilFinish();

        Evidence liked = new Evidence(0, 0, 0, 1, 0, 0, 0, Evidence.NONE.stated()).plusRating(2);
        Evidence disliked = new Evidence(0, 0, 0, 0, 1, 0, 0, Evidence.NONE.stated()).plusRating(2);
        assertThat(kept.elements())
                .containsExactlyInAnyOrder(
                        new TitleStanding("s1", liked, BEGIN.plusSeconds(3), 0, false),
                        new TitleStanding("s1", liked, BEGIN.plusSeconds(3), 1, false),
                        new TitleStanding("s1", disliked, BEGIN.plusSeconds(9), 2, false));
    }

    private static Map<String, Evidence> last(List<TitleStanding> told) {
        Map<String, Evidence> result = new TreeMap<>();
        told.stream()
                .sorted(Comparator.comparingLong(TitleStanding::revision))
                .forEach(standing -> result.put(standing.titleId(), standing.evidence()));
        return result;
    }

    /// By hand: events in their order, the last word of each user.
    private static Map<String, Evidence> batch(List<Event> events) {
        Map<String, Map<String, Event>> rated = new HashMap<>();
        Map<String, Map<String, Event>> thumbed = new HashMap<>();
        Map<String, Evidence> result = new TreeMap<>();
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(Comparator.comparing(Event::occurredAt).thenComparing(Event::origin));
        for (Event event : ordered) {
            Evidence sofar = result.getOrDefault(event.titleId(), Evidence.NONE);
            switch (event.kind()) {
                case PLAY -> sofar = sofar.plus(counted(0, 0, 1, 0));
                case FINISH -> sofar = sofar.plus(counted(0, 0, 0, 1));
                case RATE ->
                        rated.computeIfAbsent(event.titleId(), _ -> new HashMap<>())
                                .put(event.userId(), event);
                case LIKE, DISLIKE ->
                        thumbed.computeIfAbsent(event.titleId(), _ -> new HashMap<>())
                                .put(event.userId(), event);
            }
            result.put(event.titleId(), sofar);
        }
        result.replaceAll((title, evidence) -> {
            Evidence all = evidence;
            for (Event event : rated.getOrDefault(title, Map.of()).values()) {
                all = all.plusRating(event.value());
            }
            for (Event event : thumbed.getOrDefault(title, Map.of()).values()) {
                boolean up = event.kind() == Event.Kind.LIKE;
                all = all.plus(counted(up ? 1 : 0, up ? 0 : 1, 0, 0));
            }
            return all;
        });
        return result;
    }

    private static Evidence counted(long likes, long dislikes, long plays, long finishes) {
        return new Evidence(0, 0, 0, likes, dislikes, plays, finishes, Evidence.NONE.stated());
    }

    private static List<Event> events(Random random, int count) {
        List<Event> events = new ArrayList<>();
        Event.Kind[] kinds = Event.Kind.values();
        for (int i = 0; i < count; i++) {
            events.add(
                    new Event(
                            "e" + i,
                            "u" + random.nextInt(12),
                            "s" + random.nextInt(5),
                            kinds[random.nextInt(kinds.length)],
                            1 + random.nextInt(9) / 2.0,
                            BEGIN.plusSeconds(random.nextInt(50)),
                            new RowOrigin("events", i, i)));
        }
        return events;
    }

    private static List<Event> shuffled(List<Event> events, Random random) {
        List<Event> result = new ArrayList<>(events);
        Collections.shuffle(result, random);
        return result;
    }

    private static Event event(String user, Event.Kind kind, double value, int second) {
        return new Event(
                user + kind + second,
                user,
                "s1",
                kind,
                value,
                BEGIN.plusSeconds(second),
                new RowOrigin("events", second, second));
    }
}
