package io.marquee.pipeline.evidence;

import io.marquee.catalog.Reject;
import io.marquee.catalog.VerdictReader;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes an event of a row, or a reject.
public final class EventParser {

    /// What is wanted of a file of events.
    public static final Columns COLUMNS =
            new Columns(
                    List.of("event_id", "user_id", "title_id", "kind", "value", "occurred_at"),
                    List.of("event_id", "user_id", "title_id", "kind", "occurred_at"),
                    Map.of());

    /// No users did anything before, and runners know no times without end.
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private EventParser() {}

    /// When the event of a row happened; null if the row does not say.
    public static @Nullable Instant occurredAt(TableRow row) {
        return switch (row) {
            case TableRow.Unreadable _ -> null;
            case TableRow.Readable readable -> instant(readable.cells().get(5).strip());
        };
    }

    /// Hands the row to exactly one of the two.
    public static void parse(TableRow row, Consumer<Event> events, Consumer<Reject> rejects) {
        switch (row) {
            case TableRow.Unreadable unreadable -> rejects.accept(Reject.of(unreadable));
            case TableRow.Readable readable -> parse(readable, events, rejects);
        }
    }

    private static void parse(
            TableRow.Readable row, Consumer<Event> events, Consumer<Reject> rejects) {
        String eventId = row.cells().get(0).strip();
        String userId = row.cells().get(1).strip();
        String titleId = row.cells().get(2).strip();
        Event.@Nullable Kind kind = kind(row.cells().get(3));
        String value = row.cells().get(4).strip();
        Instant occurredAt = instant(row.cells().get(5).strip());
        Optional<Double> rating =
                kind == Event.Kind.RATE ? VerdictReader.rating(value) : Optional.of(Double.NaN);
        if (eventId.isEmpty()) {
            rejects.accept(
                    Reject.of(
                            row,
                            Reject.Reason.MISSING_EVENT_ID,
                            "event_id",
                            "",
                            "it has no event id"));
        } else if (userId.isEmpty()) {
            rejects.accept(
                    Reject.of(
                            row,
                            Reject.Reason.MISSING_USER_ID,
                            "user_id",
                            "",
                            "it has no user id"));
        } else if (titleId.isEmpty()) {
            rejects.accept(
                    Reject.of(row, Reject.Reason.MISSING_ID, "title_id", "", "it has no title id"));
        } else if (kind == null) {
            rejects.accept(
                    Reject.of(
                            row,
                            Reject.Reason.UNKNOWN_EVENT_KIND,
                            "kind",
                            row.cells().get(3),
                            "the kind is none of rate, like, dislike, play, finish"));
        } else if (rating.isEmpty()) {
            rejects.accept(
                    Reject.of(
                            row,
                            Reject.Reason.UNREADABLE_VERDICT,
                            "value",
                            value,
                            "the rating is no number from 1 to 5"));
        } else if (occurredAt == null) {
            rejects.accept(
                    Reject.of(
                            row,
                            Reject.Reason.UNREADABLE_TIME,
                            "occurred_at",
                            row.cells().get(5),
                            "the time is not ISO 8601 like 2026-01-31T20:15:00Z"));
        } else {
            events.accept(
                    new Event(
                            eventId,
                            userId,
                            titleId,
                            kind,
                            rating.get(),
                            occurredAt,
                            row.origin()));
        }
    }

    private static Event.@Nullable Kind kind(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "rate" -> Event.Kind.RATE;
            case "like" -> Event.Kind.LIKE;
            case "dislike" -> Event.Kind.DISLIKE;
            case "play" -> Event.Kind.PLAY;
            case "finish" -> Event.Kind.FINISH;
            default -> null;
        };
    }

    private static @Nullable Instant instant(String text) {
        try {
            Instant time = Instant.parse(text);
            return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
