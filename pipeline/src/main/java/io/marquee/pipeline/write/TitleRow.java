package io.marquee.pipeline.write;

import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.Repair;
import io.marquee.catalog.Title;
import io.marquee.label.Evidence;
import io.marquee.label.Label;
import io.marquee.pipeline.merge.ObservedTitle;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cleaned title as `datasets/<run>/titles/*.parquet` has it. Null and empty lists mean that it
/// is not known.
///
/// @param split `TRAIN` or `TEST` for titles with a label; null without
/// @param mergedIds ids of rows that were merged into this title
/// @param repairs what was mended, `RULE column: old value`
/// @param file where the row came from
/// @param row its number there, from 1
public record TitleRow(
        String titleId,
        String kind,
        String title,
        List<String> directors,
        List<String> cast,
        List<String> countries,
        @Nullable LocalDate added,
        int releaseYear,
        @Nullable String maturity,
        @Nullable Integer runtimeMinutes,
        @Nullable Integer seasons,
        List<String> genres,
        String description,
        long ratings,
        @Nullable Double meanRating,
        long likes,
        long dislikes,
        long plays,
        long finishes,
        @Nullable Double rating,
        @Nullable Boolean liked,
        @Nullable String split,
        List<String> mergedIds,
        List<String> repairs,
        String file,
        long row) {

    /// The row of a title.
    ///
    /// @param label drawn from its evidence
    /// @param split the part of the data it belongs to
    static TitleRow of(ObservedTitle observed, Label label, String split) {
        Title title = observed.title();
        Evidence evidence = observed.evidence();
        Maturity maturity = title.maturity();
        return new TitleRow(
                title.id(),
                title.kind().name(),
                title.name(),
                title.directors(),
                title.cast(),
                title.countries(),
                title.added(),
                title.releaseYear(),
                maturity == null ? null : maturity.code(),
                title.length() instanceof Length.Minutes(int count) ? count : null,
                title.length() instanceof Length.Seasons(int count) ? count : null,
                title.genres(),
                title.description(),
                evidence.ratings(),
                evidence.ratings() == 0 ? null : evidence.meanRating(),
                evidence.likes(),
                evidence.dislikes(),
                evidence.plays(),
                evidence.finishes(),
                label.rating(),
                label.liked(),
                label.isMissing() ? null : split,
                title.mergedRows().stream().map(Title.MergedRow::id).toList(),
                title.repairs().stream().map(TitleRow::words).toList(),
                title.origin().file(),
                title.origin().row());
    }

    private static String words(Repair repair) {
        return repair.rule() + " " + repair.column().header() + ": " + repair.before();
    }
}
