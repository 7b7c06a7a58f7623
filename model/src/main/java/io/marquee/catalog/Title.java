package io.marquee.catalog;

import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A title of the catalog, cleaned: what is known of it before anybody has seen it.
///
/// @param id the catalog's own id, unique within it
/// @param name what the title is called
/// @param directors empty if unknown
/// @param cast in order of billing; empty if unknown
/// @param countries where it was made, first the leading one; empty if unknown
/// @param added the day it came into the catalog; null if unknown
/// @param releaseYear year of first release
/// @param maturity null if unknown
/// @param length minutes of a film or seasons of a series; null if unknown
/// @param genres in the catalog's order; empty if unknown
/// @param description empty if there is none
/// @param stated the audience's verdict as the catalog itself gives it
/// @param origin the row it was made of
/// @param mergedRows the other rows of the same title that were merged into this one; mostly empty
/// @param repairs what was mended on the way, in the order that it was met
public record Title(
        String id,
        Kind kind,
        String name,
        List<String> directors,
        List<String> cast,
        List<String> countries,
        @Nullable LocalDate added,
        int releaseYear,
        @Nullable Maturity maturity,
        @Nullable Length length,
        List<String> genres,
        String description,
        StatedVerdict stated,
        RowOrigin origin,
        List<MergedRow> mergedRows,
        List<Repair> repairs) {

    /// A row that was merged into another of the same title.
    ///
    /// @param id its id, which may be the title's own
    public record MergedRow(String id, RowOrigin origin) {}

    public Title {
        directors = List.copyOf(directors);
        cast = List.copyOf(cast);
        countries = List.copyOf(countries);
        genres = List.copyOf(genres);
        mergedRows = List.copyOf(mergedRows);
        repairs = List.copyOf(repairs);
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("a title needs an id and a name");
        }
    }

    /// What makes two rows the same title.
    public TitleIdentity identity() {
        return TitleIdentity.of(name, kind, releaseYear);
    }
}
