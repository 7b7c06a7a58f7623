package io.marquee.pipeline.evidence;

import io.marquee.table.RowOrigin;
import java.time.Instant;

/// Something that a user did with a title.
///
/// @param eventId unique; a second event of the same id is the same event, sent twice
/// @param value the rating, 1 to 5, of a [Kind#RATE]; NaN otherwise
public record Event(
        String eventId,
        String userId,
        String titleId,
        Kind kind,
        double value,
        Instant occurredAt,
        RowOrigin origin) {

    /// What was done.
    public enum Kind {
        RATE,
        LIKE,
        DISLIKE,
        PLAY,
        FINISH
    }
}
