package io.marquee.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.live.WatchedFolder.Mark;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.UnboundedSource.UnboundedReader;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.DateTimeUtils;
import org.joda.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {

    private static final Columns COLUMNS =
            new Columns(List.of("what", "when"), List.of("what", "when"), Map.of());
    private static final long NOW = Instant.parse("2026-01-02T00:00:00Z").toEpochMilli();

    @TempDir private Path folder;

    @BeforeEach
    void stopTheClock() {
        DateTimeUtils.setCurrentMillisFixed(NOW);
    }

    @AfterEach
    void startTheClock() {
        DateTimeUtils.setCurrentMillisSystem();
    }

    @Test
    void reads_each_file_once_in_the_order_of_names_and_those_that_come() throws IOException {
        write("b.csv", "what,when\nthree,\n");
        write("a.csv", "what,when\none,\ntwo,\n");
        write(".c.csv", "what,when\nunfinished,\n");
        UnboundedReader<TableRow> reader = reader(false, Mark.START);

        assertThat(read(reader)).containsExactly("one", "two", "three");
        assertThat(read(reader)).isEmpty();

        Files.move(
                folder.resolve(".c.csv"), folder.resolve("0.csv"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(read(reader)).as("not looked for yet").isEmpty();
        DateTimeUtils.setCurrentMillisFixed(NOW + 1_000);
        assertThat(read(reader)).containsExactly("unfinished");
    }

    @Test
    void goes_on_where_a_mark_was_made() throws IOException {
        write("a.csv", "what,when\none,2026-01-01T10:00:00Z\ntwo,\nthree,\n");
        write("b.csv", "what,when\nfour,\n");
        UnboundedReader<TableRow> first = reader(false, Mark.START);
        first.start();
        first.advance();
        Mark mark = copy((Mark) first.getCheckpointMark());

        UnboundedReader<TableRow> second = reader(false, mark);

        assertThat(mark)
                .isEqualTo(
                        new Mark(
                                List.of(),
                                folder.resolve("a.csv").toString(),
                                2,
                                Instant.parse("2026-01-01T10:00:00Z").toEpochMilli()));
        assertThat(second.getWatermark()).isEqualTo(at("2026-01-01T09:59:00Z"));
        assertThat(read(second)).containsExactly("three", "four");
    }

    @Test
    void lets_the_watermark_trail_the_latest_row_and_never_pass_the_present() throws IOException {
        write(
                "a.csv",
                "what,when\none,2026-01-01T10:00:00Z\ntwo,2026-01-01T09:00:00Z\nthree,2099-01-01T00:00:00Z\n");
        UnboundedReader<TableRow> reader = reader(false, Mark.START);

        assertThat(reader.getWatermark()).isEqualTo(BoundedWindow.TIMESTAMP_MIN_VALUE);
        reader.start();
        assertThat(reader.getCurrentTimestamp()).isEqualTo(at("2026-01-01T10:00:00Z"));
        assertThat(reader.getWatermark()).isEqualTo(at("2026-01-01T09:59:00Z"));
        reader.advance();
        assertThat(reader.getCurrentTimestamp()).isEqualTo(at("2026-01-01T09:00:00Z"));
        assertThat(reader.getWatermark()).isEqualTo(at("2026-01-01T09:59:00Z"));
        reader.advance();
        assertThat(reader.getWatermark()).isEqualTo(at("2026-01-01T23:59:00Z"));
    }

    @Test
    void lets_time_go_on_by_the_clock_when_nothing_comes() throws IOException {
        write("a.csv", "what,when\none,2026-01-01T10:00:00Z\n");
        UnboundedReader<TableRow> reader = reader(false, Mark.START);
        read(reader);

        DateTimeUtils.setCurrentMillisFixed(NOW + 29_999);
        assertThat(reader.getWatermark()).isEqualTo(at("2026-01-01T09:59:00Z"));
        DateTimeUtils.setCurrentMillisFixed(NOW + 30_000);
        assertThat(reader.getWatermark()).isEqualTo(at("2026-01-01T23:59:00Z"));
    }

    @Test
    void ends_when_all_is_read_that_is_there_if_asked_to() throws IOException {
        write("a.csv", "what,when\none,2026-01-01T10:00:00Z\n");
        UnboundedReader<TableRow> reader = reader(true, Mark.START);

        reader.start();
        assertThat(reader.getWatermark()).isEqualTo(at("2026-01-01T09:59:00Z"));
        assertThat(reader.advance()).isFalse();
        DateTimeUtils.setCurrentMillisFixed(NOW + 1_000);
        assertThat(reader.advance()).isFalse();
        assertThat(reader.getWatermark()).isEqualTo(BoundedWindow.TIMESTAMP_MAX_VALUE);
    }

    @Test
    void makes_one_unreadable_row_of_a_file_that_is_none() throws IOException {
        write("a.csv", "wrong,header\none,\n");
        write("b.csv", "what,when\ntwo,\n");
        UnboundedReader<TableRow> reader = reader(false, Mark.START);

        reader.start();
        assertThat(reader.getCurrent())
                .isInstanceOfSatisfying(
                        TableRow.Unreadable.class,
                        row -> {
                            assertThat(row.fault()).isEqualTo(TableRow.Fault.UNREADABLE_FILE);
                            assertThat(row.origin().file())
                                    .isEqualTo(folder.resolve("a.csv").toString());
                            assertThat(row.detail()).contains("lacks the columns what, when");
                        });
        reader.advance();
        assertThat(what(reader)).isEqualTo("two");
        assertThat(reader.advance()).isFalse();
    }

    @Test
    void gives_each_file_to_one_part() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("f%02d.csv".formatted(i), "what,when\n%d,\n".formatted(i));
        }
        List<String> all = new ArrayList<>();
        for (WatchedFolder part :
                WatchedFolder.of(settings(false)).split(3, PipelineOptionsFactory.create())) {
            List<String> some = read(part.createReader(PipelineOptionsFactory.create(), null));
            assertThat(some).isNotEmpty();
            all.addAll(some);
        }
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        java.util.stream.IntStream.range(0, 20).mapToObj(String::valueOf).toList());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private WatchedFolder.Settings settings(boolean once) {
        return new WatchedFolder.Settings(
                folder + "/*",
                COLUMNS,
                WatchedFolderTest::time,
                Duration.standardMinutes(1),
                Duration.standardSeconds(30),
                Duration.standardSeconds(1),
                once);
    }

    private static @org.jspecify.annotations.Nullable Instant time(TableRow row) {
        return row instanceof TableRow.Readable readable && !readable.cells().get(1).isEmpty()
                ? Instant.parse(readable.cells().get(1))
                : null;
    }

    private UnboundedReader<TableRow> reader(boolean once, Mark mark) {
        return WatchedFolder.of(settings(once)).createReader(PipelineOptionsFactory.create(), mark);
    }

    /// All rows that there are to be had for now.
    private static List<String> read(UnboundedReader<TableRow> reader) throws IOException {
        List<String> rows = new ArrayList<>();
        boolean more;
        try {
            reader.getCurrent();
            more = reader.advance();
        } catch (java.util.NoSuchElementException e) {
            more = reader.start();
        }
        while (more) {
            rows.add(what(reader));
            more = reader.advance();
        }
        return rows;
    }

    private static String what(UnboundedReader<TableRow> reader) {
        return ((TableRow.Readable) reader.getCurrent()).cells().getFirst();
    }

    private static org.joda.time.Instant at(String time) {
        return org.joda.time.Instant.parse(time);
    }

    private static Mark copy(Mark mark) throws IOException {
        var coder = WatchedFolder.of(settingsOfNothing()).getCheckpointMarkCoder();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        coder.encode(mark, out);
        return coder.decode(new ByteArrayInputStream(out.toByteArray()));
    }

    private static WatchedFolder.Settings settingsOfNothing() {
        return new WatchedFolder.Settings(
                "", COLUMNS, _ -> null, Duration.ZERO, Duration.ZERO, Duration.ZERO, true);
    }
}
