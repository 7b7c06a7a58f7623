package io.marquee.dashboard.schedules;

import io.marquee.UserError;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/// Times as crontab(5) tells them: minute, hour, day of the month, month, day of the week. Where
/// both kinds of day are given, either will do.
///
/// When clocks are put forward, times in the hour that is left out come an hour later; when they
/// are put back, times in the hour that comes twice come the first time only. What is to happen at
/// every hour (`*` or `*/n`) goes by the hours that pass.
public final class Cron {

    private static final int LONGEST = 100;

    /// No zone puts its clocks forward by more.
    private static final int LONGEST_GAP_HOURS = 2;

    private final Map<Field, String> fields;
    private final List<CronExpression> expressions;

    private Cron(Map<Field, String> fields) {
        this.fields = fields;
        this.expressions = expressions(fields);
    }

    /// The five fields, in their order.
    enum Field {
        MINUTE("minute", "0 to 59"),
        HOUR("hour", "0 to 23"),
        DAY("day of the month", "1 to 31"),
        MONTH("month", "1 to 12, or JAN to DEC"),
        WEEKDAY("day of the week", "0 to 7, where 0 and 7 are Sunday, or SUN to SAT");

        private final String word;
        private final String range;

        Field(String word, String range) {
            this.word = word;
            this.range = range;
        }
    }

    /// @throws UserError if it is no such expression, or tells of no time at all
    public static Cron parse(String text) {
        List<String> parts =
                Stream.of(text.strip().toUpperCase(Locale.ROOT).split("\\s+", -1))
                        .filter(part -> !part.isEmpty())
                        .toList();
        if (parts.size() != Field.values().length || text.length() > LONGEST) {
            throw new UserError(
                    "Give five fields: minute, hour, day of the month, month, day of the week. For example 0 3 * * 1 for Mondays at 03:00.");
        }
        Map<Field, String> fields = new EnumMap<>(Field.class);
        Iterator<String> part = parts.iterator();
        for (Field field : Field.values()) {
            fields.put(field, part.next());
        }
        fields.forEach(Cron::check);
        Cron cron = new Cron(fields);
        // A leap day may be eight years away: 2096 to 2104.
        if (cron.next(Instant.EPOCH, ZoneId.of("UTC")).isEmpty()) {
            throw new UserError("No month has such a day, so it would never come.");
        }
        return cron;
    }

    /// The first time after another one; empty if there is none.
    public Optional<Instant> next(Instant after, ZoneId zone) {
        boolean byTheHour = of(Field.HOUR).startsWith("*");
        return expressions.stream()
                .map(expression ->
                        byTheHour
                                ? nextByTheHour(expression, after, zone)
                                : nextByTheClock(expression, after, zone))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /// The next few times after another one, in their order.
    public List<Instant> next(Instant after, ZoneId zone, int count) {
        List<Instant> times = new ArrayList<>();
        Optional<Instant> next = next(after, zone);
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = next(next.get(), zone);
        }
        return times;
    }

    /// The five fields with one blank between them, in capitals.
    public String text() {
        return String.join(" ", fields.values());
    }

    /// In words where there are some that are shorter than the expression, else the expression.
    public String words() {
        return new CronWords(this).text();
    }

    String of(Field field) {
        return Objects.requireNonNull(fields.get(field));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron cron && fields.equals(cron.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }

    private static @Nullable Instant nextByTheHour(
            CronExpression expression, Instant after, ZoneId zone) {
        ZonedDateTime next = expression.next(after.atZone(zone));
        return next == null ? null : next.toInstant();
    }

    /// Begins early enough not to miss a time that was left out and comes later for it.
    private static @Nullable Instant nextByTheClock(
            CronExpression expression, Instant after, ZoneId zone) {
        LocalDateTime clock =
                expression.next(LocalDateTime.ofInstant(after, zone).minusHours(LONGEST_GAP_HOURS));
        while (clock != null) {
            Instant time = clock.atZone(zone).toInstant();
            if (time.isAfter(after)) {
                return time;
            }
            clock = expression.next(clock);
        }
        return null;
    }

    private static List<CronExpression> expressions(Map<Field, String> fields) {
        boolean anyDay = isAny(fields.get(Field.DAY)) || isAny(fields.get(Field.WEEKDAY));
        return anyDay
                ? List.of(expression(fields))
                : List.of(
                        expression(with(fields, Field.WEEKDAY, "*")),
                        expression(with(fields, Field.DAY, "*")));
    }

    private static boolean isAny(@Nullable String days) {
        return days == null || days.startsWith("*") || days.equals("?");
    }

    private static void check(Field field, String value) {
        Map<Field, String> alone = new EnumMap<>(Field.class);
        for (Field each : Field.values()) {
            alone.put(each, "*");
        }
        try {
            expression(with(alone, field, value));
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "'%s' is no %s. It is %s; lists (1,3), ranges (1-5), steps (*/2) and * for every one."
                            .formatted(value, field.word, field.range),
                    e);
        }
    }

    private static Map<Field, String> with(Map<Field, String> fields, Field field, String value) {
        Map<Field, String> copy = new EnumMap<>(fields);
        copy.put(field, value);
        return copy;
    }

    /// In the order of the fields, after the second, which is always the first.
    private static CronExpression expression(Map<Field, String> fields) {
        return CronExpression.parse("0 " + String.join(" ", fields.values()));
    }
}
