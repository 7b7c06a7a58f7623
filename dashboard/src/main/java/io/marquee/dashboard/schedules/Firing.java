package io.marquee.dashboard.schedules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One time that a schedule came due, or one more attempt after a failure.
///
/// @param due the time it stands for
/// @param attempt 1 for the first
/// @param by in whose name it ran
/// @param launch of which the run came; null where nothing was to be run
/// @param started when the run was started; null until it is
/// @param ended null until it is
/// @param retryAt when it is tried again; null if it is not going to be
/// @param words what there is to say of it; may be empty
public record Firing(
        long id,
        long schedule,
        Instant due,
        int attempt,
        String by,
        Outcome outcome,
        @Nullable String launch,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Instant retryAt,
        String words) {}
