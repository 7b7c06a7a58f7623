package io.marquee.dashboard.live;

import java.util.Map;

/// How many records a stream has taken in since it began, and what became of them.
///
/// @param read engagement events
/// @param counted of these, such as are in windows and standings
/// @param duplicate of these, such as were there before
/// @param late of these, such as came when their window was closed for good; kept as rejects
/// @param unreadable of these, such as could not be understood; kept as rejects
/// @param titlesRead new and changed titles
/// @param scored of these, such as were scored
/// @param titlesRejected of these, such as could not be understood; kept as rejects
public record LiveCounts(
        long read,
        long counted,
        long duplicate,
        long late,
        long unreadable,
        long titlesRead,
        long scored,
        long titlesRejected) {

    private static final String EVENTS_REJECTED = "events.rejected.";
    private static final String TITLES_REJECTED = "rows.rejected.";

    /// @param counts as a stream tells them
    static LiveCounts of(Map<String, Long> counts) {
        return new LiveCounts(
                counts.getOrDefault("events.read", 0L),
                counts.getOrDefault("events.counted", 0L),
                counts.getOrDefault("events.duplicate", 0L),
                counts.getOrDefault("events.late", 0L),
                under(EVENTS_REJECTED, counts),
                counts.getOrDefault("rows.read", 0L),
                counts.getOrDefault("rows.accepted", 0L),
                under(TITLES_REJECTED, counts));
    }

    /// All records.
    public long total() {
        return read + titlesRead;
    }

    private static long under(String prefix, Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
