package io.marquee.dashboard.quality;

import java.time.Instant;
import java.util.List;

/// What a run found in its inputs.
///
/// @param runId the run
/// @param command `train`, `score`
/// @param rows what became of the catalog's rows
/// @param rejects why rows were rejected, the most frequent first
/// @param repairs what was mended, the most frequent rule first
public record QualityReport(
        String runId,
        String command,
        Instant startedAt,
        RowCounts rows,
        List<RejectCount> rejects,
        List<RepairCount> repairs) {

    /// How many rows were rejected for a reason.
    ///
    /// @param table which input they stood in: `rows` for the catalog, `labels` or `events`
    /// @param reason its code, such as `MISSING_TITLE`
    public record RejectCount(String table, String reason, long count) {}

    /// How many cells a rule mended.
    ///
    /// @param rule its code, such as `TRIMMED`
    public record RepairCount(String rule, long count) {}

    public QualityReport {
        rejects = List.copyOf(rejects);
        repairs = List.copyOf(repairs);
    }
}
