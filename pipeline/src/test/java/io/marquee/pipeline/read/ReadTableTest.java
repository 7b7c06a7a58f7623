package io.marquee.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.block.BlockBuilder;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTableTest {

    record Row(String id, String title, int year) {}

    @TempDir private Path folder;

    @Test
    void reads_the_rows_of_all_files_of_all_formats_once() throws IOException {
        Path csv =
                Tables.text(
                        folder.resolve("a.csv"),
                        "id,title,year\n1,\"two\nlines, \"\"quoted\"\"\",2019\n2,plain,\n");
        Path packed = Tables.gzip(folder.resolve("b.csv.gz"), "title,id\npacked,3\n");
        Path lines =
                Tables.text(
                        folder.resolve("c.jsonl"),
                        "{\"id\":\"4\",\"title\":\"json\",\"year\":2001}\n{\"id\":5,\"title\":\"j\"}\n");
        Path packedLines =
                Tables.gzip(folder.resolve("d.jsonl.gz"), "{\"id\":\"6\",\"title\":\"gz\"}\n");
        Path parquet =
                Tables.parquet(
                        folder.resolve("e.parquet"),
                        Row.class,
                        List.of(new Row("7", "columns", 1999)));

        assertThat(Kept.rows(read(folder + "/*")))
                .containsExactlyInAnyOrder(
                        Tables.row(csv, 1, 2, "1", "two\nlines, \"quoted\"", "2019"),
                        Tables.row(csv, 2, 4, "2", "plain", ""),
                        Tables.row(packed, 1, 2, "3", "packed", ""),
                        Tables.row(lines, 1, 1, "4", "json", "2001"),
                        Tables.row(lines, 2, 2, "5", "j", ""),
                        Tables.row(packedLines, 1, 1, "6", "gz", ""),
                        Tables.row(parquet, 1, 1, "7", "columns", "1999"));
    }

    @Test
    void reads_many_files_side_by_side_and_every_row_of_each_once() throws IOException {
        List<TableRow> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Path file = folder.resolve("part-" + i + ".csv");
            StringBuilder csv = new StringBuilder("id,title\n");
            for (int row = 1; row <= 1_300; row++) {
                csv.append(i).append('-').append(row).append(",t\n");
                all.add(Tables.row(file, row, row + 1L, i + "-" + row, "t", ""));
            }
            Tables.text(file, csv.toString());
        }

        Kept<List<TableRow>> blocks = read(folder + "/part-*.csv");

        assertThat(Kept.rows(blocks)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(blocks.elements())
                .allMatch(block -> !block.isEmpty() && block.size() <= BlockBuilder.MOST_ROWS)
                .hasSize(8);
    }

    @Test
    void reads_several_patterns() throws IOException {
        Path a = Tables.text(folder.resolve("a.csv"), "id,title\n1,a\n");
        Path b = Tables.text(folder.resolve("b.csv"), "id,title\n2,b\n");
        Tables.text(folder.resolve("c.csv"), "id,title\n3,c\n");

        assertThat(Kept.rows(read(a.toString(), b.toString())))
                .containsExactlyInAnyOrder(
                        Tables.row(a, 1, 2, "1", "a", ""), Tables.row(b, 1, 2, "2", "b", ""));
    }

    @Test
    void hands_on_rows_that_cannot_be_read_beside_those_that_can() throws IOException {
        Path csv = Tables.text(folder.resolve("a.csv"), "id,title\n1,a,b,c\n2,good\n");

        assertThat(Kept.rows(read(csv.toString())))
                .containsExactlyInAnyOrder(
                        new TableRow.Unreadable(
                                new RowOrigin(csv.toString(), 1, 2),
                                TableRow.Fault.WRONG_CELL_COUNT,
                                "it has 4 cells, the header has 2",
                                "1,a,b,c"),
                        Tables.row(csv, 2, 3, "2", "good", ""));
    }

    @Test
    void makes_small_blocks_of_large_rows() throws IOException {
        Path csv =
                Tables.text(
                        folder.resolve("a.csv"),
                        "id,title\n" + ("1," + "x".repeat(1_000_000) + "\n").repeat(6));

        assertThat(read(csv.toString()).elements()).extracting(List::size).containsExactly(2, 2, 2);
    }

    @Test
    void says_which_file_lacks_a_column() throws IOException {
        Tables.text(folder.resolve("a.csv"), "id,title\n1,a\n");
        Path wrong = Tables.text(folder.resolve("b.csv"), "id,name\n1,a\n");

        assertThatThrownBy(() -> read(folder + "/*.csv"))
                .hasRootCauseInstanceOf(UserError.class)
                .rootCause()
                .hasMessageStartingWith(wrong + " lacks the column title. It has: id, name.");
    }

    @Test
    void says_which_packed_file_is_cut_short() throws IOException {
        Path whole = Tables.gzip(folder.resolve("a.csv.gz"), "id,title\n" + "1,a\n".repeat(9_000));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length - 12));

        assertThatThrownBy(() -> read(whole.toString()))
                .cause()
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(whole + " is cut short or damaged");
    }

    private static Kept<List<TableRow>> read(String... patterns) {
        Pipeline pipeline = Checked.pipeline();
        Kept<List<TableRow>> rows =
                Kept.of(
                        pipeline.apply(
                                new ReadTable(
                                        List.of(patterns), Tables.COLUMNS, Unwatched.meter())));
        pipeline.run();
        return rows;
    }
}
