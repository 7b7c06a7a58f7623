package io.marquee.dashboard.title;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a title before anybody has seen it, as the API answers, under the names that it
/// has in Parquet files.
///
/// @param added null if unknown
/// @param maturity null if unknown
/// @param runtimeMinutes null for series, and if unknown
/// @param seasons null for movies, and if unknown
public record FactsAnswer(
        String title,
        Kind kind,
        int releaseYear,
        List<String> genres,
        List<String> countries,
        @Nullable String maturity,
        List<String> directors,
        List<String> cast,
        @Nullable LocalDate added,
        @Nullable Integer runtimeMinutes,
        @Nullable Integer seasons,
        String description) {

    public static FactsAnswer of(Title title) {
        Maturity maturity = title.maturity();
        return new FactsAnswer(
                title.name(),
                title.kind(),
                title.releaseYear(),
                title.genres(),
                title.countries(),
                maturity == null ? null : maturity.code(),
                title.directors(),
                title.cast(),
                title.added(),
                title.length() instanceof Length.Minutes(int count) ? (Integer) count : null,
                title.length() instanceof Length.Seasons(int count) ? (Integer) count : null,
                title.description());
    }
}
