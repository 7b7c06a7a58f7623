package io.marquee.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import io.marquee.pipeline.live.WindowTotals.Timing;
import io.marquee.table.RowOrigin;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.junit.jupiter.api.Test;

/// Every way in which an event may come before, at or after its time. Windows of an hour, told
/// every ten seconds while open, may be corrected for two hours.
class EngagementTimingTest {

    private static final Duration HOUR = Duration.standardHours(1);
    private static final Duration EVERY = Duration.standardSeconds(10);
    private static final Duration LATENESS = Duration.standardHours(2);
    private static final Duration JUST_OVER = EVERY.plus(Duration.millis(1));

    /// What came of a stream.
    record Told(List<WindowTotals> windows, List<String> late, List<String> duplicates) {}

    @Test
    void tells_a_window_once_when_it_ends_if_all_came_in_time() {
        assertThat(
                        told(
                                stream()
                                        .addElements(
                                                play("a", "10:05"),
                                                play("b", "10:59"),
                                                play("c", "11:00"))))
                .isEqualTo(
                        new Told(
                                List.of(
                                        window("10:00", 2, Timing.ON_TIME, 0),
                                        window("11:00", 1, Timing.ON_TIME, 0)),
                                List.of(),
                                List.of()));
    }

    @Test
    void tells_an_open_window_on_the_way() {
        assertThat(
                        told(
                                stream()
                                        .addElements(play("a", "10:05"))
                                        .advanceProcessingTime(JUST_OVER)
                                        .addElements(play("b", "10:06"))
                                        .advanceProcessingTime(JUST_OVER)
                                        .addElements(play("c", "10:07"))))
                .isEqualTo(
                        new Told(
                                List.of(
                                        window("10:00", 1, Timing.EARLY, 0),
                                        window("10:00", 2, Timing.EARLY, 1),
                                        window("10:00", 3, Timing.ON_TIME, 2)),
                                List.of(),
                                List.of()));
    }

    @Test
    void corrects_a_window_for_an_event_that_is_late_but_not_too_late() {
        assertThat(
                        told(
                                stream()
                                        .addElements(play("a", "10:05"))
                                        .advanceWatermarkTo(at("12:59:59"))
                                        .addElements(play("b", "10:30"))))
                .isEqualTo(
                        new Told(
                                List.of(
                                        window("10:00", 1, Timing.ON_TIME, 0),
                                        window("10:00", 2, Timing.LATE, 1)),
                                List.of(),
                                List.of()));
    }

    @Test
    void keeps_an_event_that_comes_too_late() {
        assertThat(
                        told(
                                stream()
                                        .addElements(play("a", "10:05"))
                                        .advanceWatermarkTo(at("13:00:00"))
                                        .addElements(play("b", "10:30"), play("c", "11:00"))))
                .isEqualTo(
                        new Told(
                                List.of(
                                        window("10:00", 1, Timing.ON_TIME, 0),
                                        window("11:00", 1, Timing.LATE, 0)),
                                List.of("b"),
                                List.of()));
    }

    @Test
    void keeps_an_event_that_comes_days_too_late() {
        assertThat(
                        told(
                                stream()
                                        .addElements(play("a", "10:05"))
                                        .advanceWatermarkTo(
                                                at("10:00:00").plus(Duration.standardDays(9)))
                                        .addElements(play("b", "10:30"), play("a", "10:05"))))
                .isEqualTo(
                        new Told(
                                List.of(window("10:00", 1, Timing.ON_TIME, 0)),
                                List.of("a", "b"),
                                List.of()));
    }

    @Test
    void counts_an_event_once_however_often_it_is_sent() {
        assertThat(
                        told(
                                stream()
                                        .addElements(play("a", "10:05"), play("a", "10:05"))
                                        .advanceWatermarkTo(at("12:30:00"))
                                        .addElements(play("a", "10:05"))))
                .isEqualTo(
                        new Told(
                                List.of(window("10:00", 1, Timing.ON_TIME, 0)),
                                List.of(),
                                List.of("a", "a")));
    }

    private static TestStream.Builder<Event> stream() {
        return TestStream.create(RecordCoder.of(Event.class)).advanceWatermarkTo(at("10:00:00"));
    }

    private static TimestampedValue<Event> play(String id, String time) {
        return TimestampedValue.of(
                new Event(
                        id,
                        "u1",
                        "s1",
                        Event.Kind.PLAY,
                        Double.NaN,
                        Instant.parse("2026-01-01T%s:00Z".formatted(time)),
                        new RowOrigin("events", 1, 1)),
                at(time + ":00"));
    }

    private static org.joda.time.Instant at(String time) {
        return org.joda.time.Instant.parse("2026-01-01T%sZ".formatted(time));
    }

    private static WindowTotals window(String start, long plays, Timing timing, long revision) {
        Instant begin = Instant.parse("2026-01-01T%s:00Z".formatted(start));
        return new WindowTotals(
                "s1",
                begin,
                begin.plusSeconds(3_600),
                new Engagement(plays, 0, 0, 0, 0, 0),
                timing,
                revision);
    }

    private static Told told(TestStream.Builder<Event> stream) {
        Pipeline pipeline = Checked.pipeline();
        PCollection<Event> events = pipeline.apply(stream.advanceWatermarkToInfinity());
        PCollectionTuple settled = events.apply(new SettleEvents(HOUR, LATENESS));
        Kept<WindowTotals> windows =
                Kept.of(
                        settled.get(SettleEvents.SETTLED)
                                .apply(new EngagementWindows(HOUR, EVERY, LATENESS)));
        Kept<Event> late = Kept.of(settled.get(SettleEvents.LATE));
        Kept<Event> duplicates = Kept.of(settled.get(SettleEvents.DUPLICATES));
        pipeline.run().waitUntilFinish();
        return new Told(
                windows.elements().stream()
                        .sorted(
                                Comparator.comparing(WindowTotals::windowStart)
                                        .thenComparingLong(WindowTotals::revision))
                        .toList(),
                late.elements().stream().map(Event::eventId).sorted().toList(),
                duplicates.elements().stream().map(Event::eventId).sorted().toList());
    }
}
