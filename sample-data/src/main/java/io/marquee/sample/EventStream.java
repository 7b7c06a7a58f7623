package io.marquee.sample;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes the events of a stream one after the other, as JSON Lines, and keeps the truth about them.
///
/// Each event has a place in the stream, and with it a moment; it happens that much before as its
/// disorder or lateness says. The same plan gives the same lines.
final class EventStream {

    private static final int FORMAT_VERSION = 1;
    private static final int USERS = 20_000;

    /// A repeated event comes again within so many lines.
    private static final int WAITING = 512;

    /// What is wrong with a bad line.
    private enum Bad {
        NO_JSON,
        RATING_OUT_OF_RANGE,
        UNKNOWN_KIND,
        UNREADABLE_TIME;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final StreamPlan plan;
    private final Dice dice;
    private final double[] weights;
    private final StreamTally tally = new StreamTally();
    private final Map<Bad, Long> bad = new EnumMap<>(Bad.class);
    private final List<String> again = new ArrayList<>();
    private long lines;
    private long duplicates;
    private long late;

    EventStream(StreamPlan plan) {
        this.plan = plan;
        this.dice = Dice.of(plan.seed(), Dice.Use.STREAM, 0);
        this.weights = new double[plan.titles()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += StrictMath.pow(i + 1.0, -plan.skew());
            weights[i] = sum;
        }
    }

    /// Where lines go.
    interface Sink {

        /// @param moment of the line's place in the stream
        void write(String line, Instant moment) throws IOException;
    }

    /// Makes all of it, once.
    StreamTruth write(Sink sink) throws IOException {
        for (long i = 0; i < plan.events(); i++) {
            Instant moment = plan.start().plusNanos((long) (i * (1e9 / plan.rate())));
            String event = event(i, moment);
            tell(event, moment, sink);
            if (dice.chance(plan.shares().duplicates())) {
                again.add(event);
            }
            if (!again.isEmpty() && dice.below(WAITING) < again.size()) {
                repeat(moment, sink);
            }
            if (dice.chance(plan.shares().bad())) {
                tell(spoilt(i, moment), moment, sink);
            }
        }
        Instant end = plan.start().plusNanos((long) (plan.events() * (1e9 / plan.rate())));
        while (!again.isEmpty()) {
            repeat(end, sink);
        }
        return truth();
    }

    private void repeat(Instant moment, Sink sink) throws IOException {
        tell(again.remove(dice.below(again.size())), moment, sink);
        duplicates++;
    }

    private void tell(String line, Instant moment, Sink sink) throws IOException {
        sink.write(line, moment);
        lines++;
    }

    private String event(long number, Instant moment) {
        Instant when = happened(number, moment);
        String title = title();
        int user = 1 + dice.below(USERS);
        double kind = dice.unit();
        StreamTally.What what =
                kind < 0.45
                        ? StreamTally.What.PLAY
                        : kind < 0.65
                                ? StreamTally.What.FINISH
                                : kind < 0.85
                                        ? StreamTally.What.RATE
                                        : kind < 0.95
                                                ? StreamTally.What.LIKE
                                                : StreamTally.What.DISLIKE;
        int rating = 1 + dice.below(5);
        tally.add(title, user, what, rating, when);
        return line(
                "e" + number,
                user,
                title,
                what.name().toLowerCase(Locale.ROOT),
                what == StreamTally.What.RATE ? Integer.toString(rating) : "",
                when.toString());
    }

    /// The number is in the microseconds, so that hardly two events happen at the same moment.
    private Instant happened(long number, Instant moment) {
        Duration behind;
        if (dice.chance(plan.shares().late())) {
            late++;
            behind = between(plan.disorder(), plan.lateness());
        } else {
            behind = between(Duration.ZERO, plan.disorder());
        }
        long millis = moment.minus(behind).toEpochMilli();
        return Instant.ofEpochMilli(millis).plusNanos(1_000 * (number % 1_000));
    }

    private Duration between(Duration least, Duration most) {
        return least.plusMillis((long) (dice.unit() * most.minus(least).toMillis()));
    }

    private String title() {
        double place = dice.unit() * weights[weights.length - 1];
        int found = java.util.Arrays.binarySearch(weights, place);
        return SampleTitle.id(Math.min(found < 0 ? -found - 1 : found, weights.length - 1));
    }

    private String spoilt(long number, Instant moment) {
        Bad what = dice.pick(List.of(Bad.values()));
        bad.merge(what, 1L, Long::sum);
        String id = "b" + number;
        int user = 1 + dice.below(USERS);
        String when = moment.toString();
        return switch (what) {
            case NO_JSON -> line(id, user, title(), "play", "", when).substring(1);
            case RATING_OUT_OF_RANGE -> line(id, user, title(), "rate", "9", when);
            case UNKNOWN_KIND -> line(id, user, title(), "shrug", "", when);
            case UNREADABLE_TIME -> line(id, user, title(), "like", "", "yesterday");
        };
    }

    private static String line(
            String id, int user, String title, String kind, String value, String when) {
        return "{\"event_id\":\"%s\",\"user_id\":\"u%d\",\"title_id\":\"%s\",\"kind\":\"%s\",\"value\":\"%s\",\"occurred_at\":\"%s\"}"
                .formatted(id, user, title, kind, value, when);
    }

    private StreamTruth truth() {
        Map<String, Long> badByName = new LinkedHashMap<>();
        for (Bad each : Bad.values()) {
            badByName.put(each.key(), bad.getOrDefault(each, 0L));
        }
        return new StreamTruth(
                FORMAT_VERSION,
                plan.seed(),
                plan.start(),
                lines,
                plan.events(),
                duplicates,
                late,
                badByName,
                tally.hours(),
                tally.titles());
    }
}
