package io.marquee.pipeline.clean;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Reject;
import io.marquee.catalog.RowCleaner;
import io.marquee.catalog.Title;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.Unwatched;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;

class CleanRowsTest {

    @Test
    void hands_on_every_row_once_as_what_the_cleaner_makes_of_it() {
        List<TableRow> rows = new ArrayList<>();
        List<Title> titles = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            TableRow row = row(i);
            rows.add(row);
            switch (RowCleaner.clean(row)) {
                case CleanRow.Accepted(Title title) -> titles.add(title);
                case CleanRow.Rejected(Reject reject) -> rejects.add(reject);
            }
        }
        assertThat(titles).hasSize(120);
        assertThat(rejects).hasSize(80);

        for (int size : new int[] {1, 30, 200}) {
            Pipeline pipeline = Checked.pipeline();
            PCollectionTuple cleaned =
                    Blocks.create(pipeline, TableRow.class, Blocks.of(rows, size))
                            .apply(new CleanRows(Unwatched.meter()));
            Kept<List<Title>> accepted = Kept.of(cleaned.get(CleanRows.TITLES));
            Kept<List<Reject>> rejected = Kept.of(cleaned.get(CleanRows.REJECTS));
            pipeline.run();

            assertThat(Kept.rows(accepted)).containsExactlyInAnyOrderElementsOf(titles);
            assertThat(Kept.rows(rejected)).containsExactlyInAnyOrderElementsOf(rejects);
            assertThat(accepted.elements()).doesNotContain(List.of());
            assertThat(rejected.elements()).doesNotContain(List.of());
        }
    }

    /// Of five rows three are titles, one lacks its year, one could not even be read.
    private static TableRow row(int number) {
        RowOrigin origin = new RowOrigin("c.csv", number, number + 1L);
        if (number % 5 == 0) {
            return new TableRow.Unreadable(
                    origin, TableRow.Fault.UNBALANCED_QUOTES, "a quote is left open", "\"x");
        }
        List<String> cells =
                new ArrayList<>(Collections.nCopies(CatalogColumn.values().length, ""));
        cells.set(0, "s" + number);
        cells.set(1, "Movie");
        cells.set(2, "Title " + number);
        cells.set(7, number % 5 == 1 ? "soon" : "2019");
        return new TableRow.Readable(origin, cells, false);
    }
}
