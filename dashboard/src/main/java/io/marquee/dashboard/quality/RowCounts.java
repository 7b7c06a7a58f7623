package io.marquee.dashboard.quality;

import java.util.Map;

/// What became of the rows of a catalog: each was accepted, merged into another or rejected.
///
/// @param read rows of all its files
/// @param accepted rows that became titles
/// @param merged rows that told of a title that another row told of too
/// @param rejected rows that nothing could be made of
public record RowCounts(long read, long accepted, long merged, long rejected) {

    private static final String REJECTED = "rows.rejected.";

    /// Of the counts of a run.
    ///
    /// @param counts by name; what is not there is 0
    public static RowCounts of(Map<String, Long> counts) {
        return new RowCounts(
                counts.getOrDefault("rows.read", 0L),
                counts.getOrDefault("rows.accepted", 0L),
                counts.getOrDefault("rows.merged", 0L),
                counts.entrySet().stream()
                        .filter(count -> count.getKey().startsWith(REJECTED))
                        .mapToLong(Map.Entry::getValue)
                        .sum());
    }

    /// Rows that nobody can say what became of; 0 if all adds up.
    public long unaccounted() {
        return read - accepted - merged - rejected;
    }

    /// Share of the rows read that were rejected; NaN if none was read.
    public double rejectedShare() {
        return read == 0 ? Double.NaN : (double) rejected / read;
    }
}
