package io.marquee.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened in a run: one line of `runs/<id>/events.jsonl`.
///
/// @param stage the stage it is about; null if it is about the whole run
/// @param rows rows of the stage so far; null where rows are not the point
/// @param message for people; null if the rest says it all
public record RunEvent(
        Instant at,
        Kind kind,
        @Nullable String stage,
        @Nullable Long rows,
        @Nullable String message) {

    /// What happened.
    public enum Kind {
        STARTED,
        STAGE_STARTED,
        PROGRESS,
        STAGE_DONE,
        NOTE,
        ENDED
    }
}
