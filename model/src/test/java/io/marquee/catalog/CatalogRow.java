package io.marquee.catalog;

import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A row of a catalog with nothing wrong, the title that it makes, and the same row with cells
/// changed.
final class CatalogRow {

    static final RowOrigin ORIGIN = new RowOrigin("c.csv", 7, 9);

    static final Title TITLE =
            new Title(
                    "s1",
                    Kind.MOVIE,
                    "A Name",
                    List.of("D. One", "D. Two"),
                    List.of("C. One", "C. Two", "C. Three"),
                    List.of("France", "Japan"),
                    LocalDate.of(2021, 9, 25),
                    2019,
                    Maturity.PG_13,
                    new Length.Minutes(90),
                    List.of("Dramas", "Comedies"),
                    "What it is about.",
                    new StatedVerdict(4.5, true),
                    ORIGIN,
                    List.of(),
                    List.of());

    private static final Map<CatalogColumn, String> CELLS =
            Map.ofEntries(
                    Map.entry(CatalogColumn.SHOW_ID, "s1"),
                    Map.entry(CatalogColumn.TYPE, "Movie"),
                    Map.entry(CatalogColumn.TITLE, "A Name"),
                    Map.entry(CatalogColumn.DIRECTOR, "D. One, D. Two"),
                    Map.entry(CatalogColumn.CAST, "C. One, C. Two, C. Three"),
                    Map.entry(CatalogColumn.COUNTRY, "France, Japan"),
                    Map.entry(CatalogColumn.DATE_ADDED, "September 25, 2021"),
                    Map.entry(CatalogColumn.RELEASE_YEAR, "2019"),
                    Map.entry(CatalogColumn.RATING, "PG-13"),
                    Map.entry(CatalogColumn.DURATION, "90 min"),
                    Map.entry(CatalogColumn.LISTED_IN, "Dramas, Comedies"),
                    Map.entry(CatalogColumn.DESCRIPTION, "What it is about."),
                    Map.entry(CatalogColumn.USER_RATING, "4.5"),
                    Map.entry(CatalogColumn.USER_LIKED, "1"));

    private CatalogRow() {}

    static TableRow.Readable with(Map<CatalogColumn, String> changed) {
        List<String> cells = new ArrayList<>();
        for (CatalogColumn column : CatalogColumn.values()) {
            String usual = CELLS.getOrDefault(column, "");
            cells.add(changed.getOrDefault(column, usual));
        }
        return new TableRow.Readable(ORIGIN, cells, false);
    }

    static TableRow.Readable with(CatalogColumn column, String cell) {
        return with(Map.of(column, cell));
    }

    /// The payload of a reject that was made of these cells.
    static String payload(TableRow.Readable row) {
        return String.join(" | ", row.cells());
    }

    /// A row of which only what a title needs is known.
    static TableRow.Readable bare() {
        String[] cells = new String[CatalogColumn.values().length];
        Arrays.fill(cells, "");
        cells[CatalogColumn.SHOW_ID.place()] = "s1";
        cells[CatalogColumn.TYPE.place()] = "TV Show";
        cells[CatalogColumn.TITLE.place()] = "A Name";
        cells[CatalogColumn.RELEASE_YEAR.place()] = "2019";
        return new TableRow.Readable(ORIGIN, List.of(cells), false);
    }
}
