package io.marquee.dashboard.whatif;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.RawRow;
import io.marquee.catalog.RowCleaner;
import io.marquee.catalog.Title;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A title as somebody typed it in: the cells of a catalog's row, for the same cleaning that every
/// row goes through.
///
/// @param cells what stands in each column; columns with nothing in them are left out
public record RawTitle(Map<CatalogColumn, String> cells) {

    /// The columns that one can fill in, in the order of the form.
    public static final List<CatalogColumn> COLUMNS =
            List.of(
                    CatalogColumn.TITLE,
                    CatalogColumn.TYPE,
                    CatalogColumn.RELEASE_YEAR,
                    CatalogColumn.DATE_ADDED,
                    CatalogColumn.DURATION,
                    CatalogColumn.RATING,
                    CatalogColumn.LISTED_IN,
                    CatalogColumn.COUNTRY,
                    CatalogColumn.DIRECTOR,
                    CatalogColumn.CAST,
                    CatalogColumn.DESCRIPTION);

    /// A row must have an id, and this title has none.
    private static final String NO_ID = "what-if";

    public RawTitle {
        Map<CatalogColumn, String> filled = new EnumMap<>(CatalogColumn.class);
        cells.forEach((column, cell) -> {
            if (!COLUMNS.contains(column)) {
                throw new IllegalArgumentException(column + " cannot be filled in");
            }
            if (!cell.isEmpty()) {
                filled.put(column, cell);
            }
        });
        cells = Collections.unmodifiableMap(filled);
    }

    /// A title that stands in a catalog already, as it might have been typed in.
    public static RawTitle of(Title title) {
        Map<String, String> row = RawRow.of(title).cells();
        Map<CatalogColumn, String> cells = new EnumMap<>(CatalogColumn.class);
        COLUMNS.forEach(column -> cells.put(column, row.getOrDefault(column.header(), "")));
        return new RawTitle(cells);
    }

    /// What stands in a column; empty if nothing does.
    public String cell(CatalogColumn column) {
        return cells.getOrDefault(column, "");
    }

    /// This title with something else in a column.
    public RawTitle with(CatalogColumn column, String cell) {
        Map<CatalogColumn, String> changed = new EnumMap<>(CatalogColumn.class);
        changed.putAll(cells);
        changed.put(column, cell);
        return new RawTitle(changed);
    }

    /// What cleaning makes of it.
    public CleanRow clean() {
        List<String> row =
                Arrays.stream(CatalogColumn.values())
                        .map(column -> column == CatalogColumn.SHOW_ID ? NO_ID : cell(column))
                        .toList();
        return RowCleaner.clean(new TableRow.Readable(new RowOrigin("the form", 1, 1), row, false));
    }
}
