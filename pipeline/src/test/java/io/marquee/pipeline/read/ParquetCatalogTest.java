package io.marquee.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.RowCleaner;
import io.marquee.catalog.Title;
import io.marquee.table.Columns;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One catalog in two formats.
class ParquetCatalogTest {

    @TempDir private Path folder;

    /// A catalog of text alone.
    @SuppressWarnings("NamingConvention") // the columns' own names
    record CatalogRow(
            String show_id,
            String type,
            String title,
            String director,
            String cast,
            String country,
            String date_added,
            String release_year,
            String rating,
            String duration,
            String listed_in,
            String description) {}

    @Test
    void gives_the_same_titles_as_the_catalog_in_csv() throws IOException {
        List<CatalogRow> catalog =
                List.of(
                        new CatalogRow(
                                "s1",
                                "Movie",
                                "One \"Two\"",
                                "A, B",
                                "C,\nD",
                                "France, ",
                                " May 1, 2020",
                                "2019",
                                "PG-13",
                                "90 min",
                                "Dramas, Comedies",
                                "About\nit."),
                        new CatalogRow(
                                "s2", "TV Show", "Two", "", "", "", "", "2001", "74 min", "", "",
                                ""),
                        new CatalogRow(
                                "", "Movie", "No id", "", "", "", "", "2001", "", "", "", ""));
        Path parquet = Tables.parquet(folder.resolve("catalog.parquet"), CatalogRow.class, catalog);
        StringBuilder csv =
                new StringBuilder(
                        "show_id,type,title,director,cast,country,date_added,release_year,rating,duration,listed_in,description\n");
        for (CatalogRow row : catalog) {
            List<String> cells =
                    List.of(
                            row.show_id(),
                            row.type(),
                            row.title(),
                            row.director(),
                            row.cast(),
                            row.country(),
                            row.date_added(),
                            row.release_year(),
                            row.rating(),
                            row.duration(),
                            row.listed_in(),
                            row.description());
            csv.append(
                            String.join(
                                    ",",
                                    cells.stream()
                                            .map(c -> '"' + c.replace("\"", "\"\"") + '"')
                                            .toList()))
                    .append('\n');
        }
        Path text = Tables.text(folder.resolve("catalog.csv"), csv.toString());
        Columns columns = CatalogColumn.columns(Map.of());

        List<CleanRow> fromText =
                cleaned(TableReader.open(Files.newInputStream(text), text.toString(), columns));
        List<CleanRow> fromParquet =
                cleaned(
                        ParquetTableReader.open(
                                FileChannel.open(parquet), parquet.toString(), columns));

        assertThat(fromParquet).isEqualTo(fromText);
        assertThat(fromText.stream().filter(CleanRow.Accepted.class::isInstance))
                .extracting(row -> ((CleanRow.Accepted) row).title())
                .extracting(Title::id)
                .containsExactly("s1", "s2");
    }

    private static List<CleanRow> cleaned(TableReader table) {
        List<CleanRow> cleaned = new ArrayList<>();
        try (table) {
            table.forEachRemaining(row -> cleaned.add(RowCleaner.clean(at(row))));
        }
        return cleaned;
    }

    /// The row, come from nowhere: only where it stands tells the two files apart.
    private static TableRow at(TableRow row) {
        TableRow.Readable readable = (TableRow.Readable) row;
        return new TableRow.Readable(
                new RowOrigin("catalog", row.origin().row(), 0), readable.cells(), false);
    }
}
