package io.marquee.dashboard.runs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a stage of a run has come.
///
/// @param rows rows that went through so far
/// @param lastAt when it was last heard of, or when it ended
/// @param done whether it has ended
public record StageProgress(
        String name, long rows, Instant startedAt, Instant lastAt, boolean done) {

    private static final double MILLIS_PER_SECOND = 1_000;

    /// What goes on is looked at a few times a second: less time than this says nothing.
    private static final long SHORTEST_MILLIS = 1_000;

    /// Rows a second, over all of its time; null before there is time to speak of.
    public @Nullable Double rate() {
        long millis = Duration.between(startedAt, lastAt).toMillis();
        return millis < (done ? 1 : SHORTEST_MILLIS) ? null : rows * MILLIS_PER_SECOND / millis;
    }
}
