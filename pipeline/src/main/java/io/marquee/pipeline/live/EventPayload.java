package io.marquee.pipeline.live;

import io.marquee.Json;
import io.marquee.catalog.Reject;
import io.marquee.pipeline.evidence.Event;
import io.marquee.pipeline.evidence.EventParser;
import io.marquee.table.TableRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Keeps what was rejected in a form in which it can be mended and sent again: a line of JSON, in
/// whatever form it came.
public final class EventPayload {

    private EventPayload() {}

    /// The reject with its row as the payload. A row that could not be read stays the text that it
    /// was.
    static Reject in(Reject reject, TableRow row) {
        return switch (row) {
            case TableRow.Unreadable _ -> reject;
            case TableRow.Readable readable ->
                    new Reject(
                            reject.origin(),
                            reject.reason(),
                            reject.column(),
                            reject.value(),
                            reject.detail(),
                            line(readable.cells()));
        };
    }

    /// The reject of an event that came too late.
    public static Reject late(Event event) {
        String time = event.occurredAt().toString();
        return new Reject(
                event.origin(),
                Reject.Reason.TOO_LATE,
                "occurred_at",
                time,
                "it came when its window had been closed for good",
                line(
                        List.of(
                                event.eventId(),
                                event.userId(),
                                event.titleId(),
                                event.kind().name().toLowerCase(Locale.ROOT),
                                Double.isNaN(event.value()) ? "" : String.valueOf(event.value()),
                                time)));
    }

    private static String line(List<String> cells) {
        Map<String, String> event = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            event.put(EventParser.COLUMNS.wanted().get(i), cells.get(i));
        }
        return Json.line(event);
    }
}
