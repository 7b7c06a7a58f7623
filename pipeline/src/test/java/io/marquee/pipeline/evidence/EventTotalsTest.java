package io.marquee.pipeline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.StatedVerdict;
import io.marquee.label.Evidence;
import io.marquee.table.RowOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventTotalsTest {

    @Test
    void adds_up_the_events_of_a_title() {
        EventTotals.Total total =
                EventTotals.of(
                        "s1",
                        List.of(
                                rate("e1", "u1", 4, 1),
                                rate("e2", "u2", 2.5, 2),
                                event("e3", "u1", Event.Kind.LIKE, 3),
                                event("e4", "u2", Event.Kind.DISLIKE, 4),
                                event("e5", "u3", Event.Kind.LIKE, 5),
                                event("e6", "u1", Event.Kind.PLAY, 6),
                                event("e7", "u1", Event.Kind.PLAY, 7),
                                event("e8", "u1", Event.Kind.FINISH, 8)));

        assertThat(total)
                .isEqualTo(
                        new EventTotals.Total(
                                new TitleEvidence(
                                        TitleEvidence.Source.EVENTS,
                                        "s1",
                                        new Evidence(
                                                2,
                                                6_500,
                                                22_250_000,
                                                2,
                                                1,
                                                2,
                                                1,
                                                StatedVerdict.NONE),
                                        8,
                                        new RowOrigin("e.csv", 1, 2)),
                                0));
    }

    @Test
    void counts_an_event_that_was_sent_twice_once() {
        EventTotals.Total total =
                EventTotals.of(
                        "s1",
                        List.of(
                                event("e1", "u1", Event.Kind.PLAY, 1),
                                event("e1", "u1", Event.Kind.PLAY, 2),
                                event("e1", "u1", Event.Kind.PLAY, 3),
                                event("e2", "u1", Event.Kind.PLAY, 4)));

        assertThat(total.duplicates()).isEqualTo(2);
        assertThat(total.evidence().rows()).isEqualTo(2);
        assertThat(total.evidence().evidence().plays()).isEqualTo(2);
    }

    @Test
    void takes_the_later_rating_of_a_user() {
        List<Event> events =
                List.of(rate("e2", "u1", 5, 20), rate("e1", "u1", 1, 10), rate("e3", "u2", 3, 15));

        assertThat(EventTotals.of("s1", events).evidence().evidence())
                .isEqualTo(Evidence.NONE.plusRating(5).plusRating(3));
    }

    @Test
    void takes_the_later_thumb_of_a_user() {
        Evidence evidence =
                EventTotals.of(
                                "s1",
                                List.of(
                                        event("e2", "u1", Event.Kind.DISLIKE, 20),
                                        event("e1", "u1", Event.Kind.LIKE, 10),
                                        event("e3", "u2", Event.Kind.DISLIKE, 10),
                                        event("e4", "u2", Event.Kind.LIKE, 20)))
                        .evidence()
                        .evidence();

        assertThat(evidence.likes()).isEqualTo(1);
        assertThat(evidence.dislikes()).isEqualTo(1);
    }

    @Test
    void breaks_a_tie_in_time_by_where_the_events_stand() {
        Event first = new Event("e1", "u1", "s1", Event.Kind.RATE, 1, Instant.EPOCH, at(1));
        Event second = new Event("e2", "u1", "s1", Event.Kind.RATE, 5, Instant.EPOCH, at(2));
        Evidence last = Evidence.NONE.plusRating(5);

        assertThat(EventTotals.of("s1", List.of(first, second)).evidence().evidence())
                .isEqualTo(last);
        assertThat(EventTotals.of("s1", List.of(second, first)).evidence().evidence())
                .isEqualTo(last);
    }

    @Test
    void comes_to_the_same_whatever_order_the_events_come_in() {
        Random random = new Random(23);
        List<Event> events = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            Event.Kind kind = List.of(Event.Kind.values()).get(random.nextInt(5));
            events.add(
                    new Event(
                            "e" + random.nextInt(250),
                            "u" + random.nextInt(40),
                            "s1",
                            kind,
                            kind == Event.Kind.RATE ? 1 + random.nextInt(9) / 2.0 : Double.NaN,
                            Instant.ofEpochSecond(random.nextInt(100)),
                            at(i)));
        }
        EventTotals.Total total = EventTotals.of("s1", events);
        assertThat(total.duplicates()).isPositive();
        assertThat(total.duplicates() + total.evidence().rows()).isEqualTo(300);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(events, random);
            assertThat(EventTotals.of("s1", events)).isEqualTo(total);
        }
    }

    private static Event rate(String id, String user, double value, int second) {
        return new Event(
                id, user, "s1", Event.Kind.RATE, value, Instant.ofEpochSecond(second), at(second));
    }

    private static Event event(String id, String user, Event.Kind kind, int second) {
        return new Event(
                id, user, "s1", kind, Double.NaN, Instant.ofEpochSecond(second), at(second));
    }

    private static RowOrigin at(int row) {
        return new RowOrigin("e.csv", row, row + 1L);
    }
}
