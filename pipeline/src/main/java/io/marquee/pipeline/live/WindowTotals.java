package io.marquee.pipeline.live;

import java.time.Instant;

/// What users did with one title in one window, as far as it is known.
///
/// A window is told more than once: while it is open, when it ends, and after every correction. The
/// highest `revision` of a title and window is the one to go by; it takes the place of all before.
///
/// @param windowStart the window's begin
/// @param windowEnd its end, exclusive
/// @param timing whether this was told before the window's end, at it, or after, because of late
///   events
/// @param revision from 0
public record WindowTotals(
        String titleId,
        Instant windowStart,
        Instant windowEnd,
        Engagement engagement,
        Timing timing,
        long revision) {

    /// When it is told, seen from the window's end.
    public enum Timing {
        EARLY,
        ON_TIME,
        LATE
    }
}
