package io.marquee.pipeline.run;

import java.time.Instant;

/// How far a stage has come.
///
/// @param rows rows done with
/// @param first when it was first heard of
/// @param last when it was last heard of
record StageProgress(long rows, Instant first, Instant last) {

    static StageProgress now(long rows, Instant at) {
        return new StageProgress(rows, at, at);
    }

    /// Both together.
    StageProgress plus(StageProgress other) {
        return new StageProgress(
                rows + other.rows,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
