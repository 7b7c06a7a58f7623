package io.marquee.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A row as it might stand in somebody's catalog: cells by the header of their column, for the
/// cleaning that every row goes through.
///
/// @param cells in the order of [CatalogColumn]; columns with nothing in them are left out
public record RawRow(@JsonValue Map<String, String> cells) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RawRow {
        Map<String, String> filled = new LinkedHashMap<>();
        for (CatalogColumn column : CatalogColumn.values()) {
            String cell = cells.getOrDefault(column.header(), "");
            if (!cell.isEmpty()) {
                filled.put(column.header(), cell);
            }
        }
        cells = Collections.unmodifiableMap(filled);
    }

    /// A title as a catalog might have it, without what its audience thought.
    public static RawRow of(Title title) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(CatalogColumn.SHOW_ID.header(), title.id());
        cells.put(CatalogColumn.TYPE.header(), type(title.kind()));
        cells.put(CatalogColumn.TITLE.header(), title.name());
        cells.put(CatalogColumn.DIRECTOR.header(), list(title.directors()));
        cells.put(CatalogColumn.CAST.header(), list(title.cast()));
        cells.put(CatalogColumn.COUNTRY.header(), list(title.countries()));
        cells.put(
                CatalogColumn.DATE_ADDED.header(),
                title.added() == null ? "" : title.added().toString());
        cells.put(CatalogColumn.RELEASE_YEAR.header(), String.valueOf(title.releaseYear()));
        Maturity maturity = title.maturity();
        cells.put(CatalogColumn.RATING.header(), maturity == null ? "" : maturity.code());
        cells.put(
                CatalogColumn.DURATION.header(),
                switch (title.length()) {
                    case null -> "";
                    case Length.Minutes(int count) -> count + " min";
                    case Length.Seasons(int count) -> count == 1 ? "1 Season" : count + " Seasons";
                });
        cells.put(CatalogColumn.LISTED_IN.header(), list(title.genres()));
        cells.put(CatalogColumn.DESCRIPTION.header(), title.description());
        return new RawRow(cells);
    }

    /// How a catalog writes a kind.
    public static String type(Kind kind) {
        return switch (kind) {
            case MOVIE -> "Movie";
            case SERIES -> "TV Show";
        };
    }

    /// What cleaning makes of it.
    ///
    /// @param origin where it stands
    public CleanRow clean(RowOrigin origin) {
        List<String> row =
                Arrays.stream(CatalogColumn.values())
                        .map(column -> cells.getOrDefault(column.header(), ""))
                        .toList();
        return RowCleaner.clean(new TableRow.Readable(origin, row, false));
    }

    private static String list(List<String> entries) {
        return String.join(", ", entries);
    }
}
