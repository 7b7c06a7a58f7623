package io.marquee.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.annotation.PrecisionScale;
import io.marquee.UserError;
import io.marquee.table.Columns;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableReaderTest {

    @TempDir private Path folder;

    record Text(String id, @Nullable String title) {}

    enum Kind {
        MOVIE
    }

    record AllKinds(
            int id,
            Kind title,
            long aLong,
            double aDouble,
            float aFloat,
            boolean aBoolean,
            LocalDate aDate,
            LocalDateTime aTime,
            @PrecisionScale(precision = 9, scale = 3) BigDecimal aDecimal,
            List<String> texts,
            List<Integer> numbers,
            @Nullable List<String> unknown) {}

    record Numbers(String id, String title, Double year) {}

    @Test
    void reads_text_and_takes_nothing_for_empty() throws IOException {
        Path file =
                Tables.parquet(
                        folder.resolve("t.parquet"),
                        Text.class,
                        List.of(new Text("1", "a\n\"b\", c"), new Text("2", null)));

        assertThat(read(file, Tables.COLUMNS))
                .containsExactly(
                        Tables.row(file, 1, 1, "1", "a\n\"b\", c", ""),
                        Tables.row(file, 2, 2, "2", "", ""));
    }

    @Test
    void reads_numbers_days_and_lists_as_text() throws IOException {
        Path file =
                Tables.parquet(
                        folder.resolve("t.parquet"),
                        AllKinds.class,
                        List.of(
                                new AllKinds(
                                        7,
                                        Kind.MOVIE,
                                        1L << 40,
                                        4.5,
                                        0.25f,
                                        true,
                                        LocalDate.of(2021, 9, 25),
                                        LocalDateTime.of(2021, 9, 25, 13, 5),
                                        new BigDecimal("3.250"),
                                        List.of("Dramas", "Comedies"),
                                        List.of(1, 2),
                                        null)));
        List<String> names =
                Arrays.stream(AllKinds.class.getRecordComponents()).map(c -> c.getName()).toList();

        assertThat(read(file, new Columns(names, names, Map.of())))
                .extracting(row -> ((TableRow.Readable) row).cells())
                .containsExactly(
                        List.of(
                                "7",
                                "MOVIE",
                                "1099511627776",
                                "4.5",
                                "0.25",
                                "true",
                                "2021-09-25",
                                "2021-09-25T13:05",
                                "3.250",
                                "Dramas, Comedies",
                                "1, 2",
                                ""));
    }

    @Test
    void reads_text_that_its_writer_did_not_mark_as_text() throws IOException {
        Path file =
                written(
                        "message m { required binary id; required binary title (UTF8); }",
                        row -> row.append("id", "naïve").append("title", "a"));

        assertThat(read(file, Tables.COLUMNS))
                .containsExactly(Tables.row(file, 1, 1, "naïve", "a", ""));
    }

    @Test
    void says_that_a_column_is_of_a_kind_that_it_cannot_read() throws IOException {
        Path file =
                written(
                        "message m { required binary id (UTF8); required binary title (UTF8); optional int96 added; }",
                        row -> row.append("id", "1").append("title", "a"));

        assertThatThrownBy(() -> read(file, Tables.COLUMNS))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        file
                                + " has a column that cannot be read: INT96 deserialization not supported. Leave the column out, or write it as text.");
    }

    @Test
    void finds_columns_by_their_renamed_names_in_any_case_and_order() throws IOException {
        Path file =
                Tables.parquet(
                        folder.resolve("t.parquet"),
                        Numbers.class,
                        List.of(new Numbers("1", "a", 2.0)));
        Columns columns =
                new Columns(List.of("id", "name"), List.of("id", "name"), Map.of("name", "TITLE"));

        assertThat(read(file, columns)).containsExactly(Tables.row(file, 1, 1, "1", "a"));
    }

    @Test
    void says_which_columns_are_missing() throws IOException {
        Path file =
                Tables.parquet(
                        folder.resolve("t.parquet"), Text.class, List.of(new Text("1", "a")));
        List<String> wanted = List.of("id", "year", "kind");

        assertThatThrownBy(() -> read(file, new Columns(wanted, wanted, Map.of())))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(file + " lacks the columns year, kind. It has: id, title.");
    }

    @Test
    void reads_a_file_without_rows() throws IOException {
        Path file = Tables.parquet(folder.resolve("t.parquet"), Text.class, List.of());

        assertThat(read(file, Tables.COLUMNS)).isEmpty();
    }

    @Test
    void says_that_a_file_is_no_parquet() throws IOException {
        Path file = Tables.text(folder.resolve("t.parquet"), "id,title\n1,a\n");
        Path empty = Tables.text(folder.resolve("e.parquet"), "");

        assertDamaged(file);
        assertDamaged(empty);
    }

    @Test
    void says_that_a_file_is_cut_short() throws IOException {
        Path file = many();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertDamaged(file);
    }

    @Test
    void says_that_the_rows_of_a_file_are_damaged() throws IOException {
        Path file = many();
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 20, bytes.length / 2, (byte) 0x5a);
        Files.write(file, bytes);

        assertDamaged(file);
    }

    @Test
    void says_that_later_rows_of_a_file_are_damaged() throws IOException {
        Path file = folder.resolve("groups.parquet");
        try (OutputStream out = Files.newOutputStream(file);
                CarpetWriter<Text> writer =
                        new CarpetWriter.Builder<>(out, Text.class)
                                .withRowGroupSize(16_384)
                                .build()) {
            writer.write(rows(10_000));
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 8_192, (byte) 0x5a);
        Files.write(file, bytes);

        try (TableReader rows =
                ParquetTableReader.open(FileChannel.open(file), file.toString(), Tables.COLUMNS)) {
            assertThat(rows.next()).isEqualTo(Tables.row(file, 1, 1, "id0", "title 0", ""));
            assertThatThrownBy(() -> rows.forEachRemaining(row -> {}))
                    .isInstanceOf(UserError.class)
                    .hasMessageStartingWith(file + " is no Parquet file, or is damaged.");
        }
    }

    @Test
    void closes_its_file_also_when_it_cannot_be_read() throws IOException {
        Path good = many();
        Path bad = Tables.text(folder.resolve("bad.parquet"), "nothing");
        SeekableByteChannel goodChannel = FileChannel.open(good);
        SeekableByteChannel badChannel = FileChannel.open(bad);

        try (TableReader rows =
                ParquetTableReader.open(goodChannel, good.toString(), Tables.COLUMNS)) {
            assertThat(rows.hasNext()).isTrue();
        }
        assertThatThrownBy(
                        () -> ParquetTableReader.open(badChannel, bad.toString(), Tables.COLUMNS))
                .isInstanceOf(UserError.class);

        assertThat(goodChannel.isOpen()).isFalse();
        assertThat(badChannel.isOpen()).isFalse();
    }

    /// A file of one row, as other writers than ours write it.
    private Path written(String schema, UnaryOperator<Group> row) throws IOException {
        Path file = folder.resolve("other.parquet");
        MessageType type = MessageTypeParser.parseMessageType(schema);
        try (ParquetWriter<Group> writer =
                ExampleParquetWriter.builder(new LocalOutputFile(file))
                        .withConf(new PlainParquetConfiguration())
                        .withType(type)
                        .build()) {
            writer.write(row.apply(new SimpleGroup(type)));
        }
        return file;
    }

    private Path many() throws IOException {
        return Tables.parquet(folder.resolve("many.parquet"), Text.class, rows(2_000));
    }

    private static List<Text> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Text("id" + i, "title " + i * 7919))
                .toList();
    }

    private static void assertDamaged(Path file) {
        assertThatThrownBy(() -> read(file, Tables.COLUMNS))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        file
                                + " is no Parquet file, or is damaged. Fetch it again, or name it for what it is.");
    }

    private static List<TableRow> read(Path file, Columns columns) throws IOException {
        List<TableRow> all = new ArrayList<>();
        try (TableReader rows =
                ParquetTableReader.open(FileChannel.open(file), file.toString(), columns)) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }
}
