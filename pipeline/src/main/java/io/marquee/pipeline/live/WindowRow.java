package io.marquee.pipeline.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What users did with a title in a window, as `streams/<run>/windows/*.parquet` has it. Of the
/// rows of one title, begin and length the one with the highest revision goes.
///
/// @param windowEnd exclusive
/// @param windowMinutes its length
/// @param ratings how often the title was rated; a user who rates twice counts twice
/// @param meanRating 1 to 5; null without ratings
/// @param timing `EARLY` while the window is open, `ON_TIME` when it ends, `LATE` as a correction
/// @param revision from 0
public record WindowRow(
        String titleId,
        Instant windowStart,
        Instant windowEnd,
        long windowMinutes,
        long plays,
        long finishes,
        long ratings,
        @Nullable Double meanRating,
        long likes,
        long dislikes,
        String timing,
        long revision) {

    /// The row of what a window came to.
    public static WindowRow of(WindowTotals totals) {
        Engagement engagement = totals.engagement();
        return new WindowRow(
                totals.titleId(),
                totals.windowStart(),
                totals.windowEnd(),
                Duration.between(totals.windowStart(), totals.windowEnd()).toMinutes(),
                engagement.plays(),
                engagement.finishes(),
                engagement.ratings(),
                engagement.ratings() == 0
                        ? null
                        : engagement.ratingSum() / (1_000.0 * engagement.ratings()),
                engagement.likes(),
                engagement.dislikes(),
                totals.timing().name(),
                totals.revision());
    }
}
