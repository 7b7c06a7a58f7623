package io.marquee.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A table in memory, and what a reader makes of it.
final class SmallTable {

    /// Three columns, of which `year` may be missing.
    static final Columns COLUMNS =
            new Columns(List.of("id", "title", "year"), List.of("id", "title"), Map.of());

    private SmallTable() {}

    static List<TableRow> csv(String text) {
        return read("t.csv", text.getBytes(StandardCharsets.UTF_8), COLUMNS);
    }

    static List<TableRow> jsonLines(String text) {
        return read("t.jsonl", text.getBytes(StandardCharsets.UTF_8), COLUMNS);
    }

    static List<TableRow> read(String file, byte[] bytes, Columns columns) {
        List<TableRow> rows = new ArrayList<>();
        try (TableReader reader =
                TableReader.open(new ByteArrayInputStream(bytes), file, columns)) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    static TableRow readable(long row, long line, String... cells) {
        return new TableRow.Readable(new RowOrigin("t.csv", row, line), List.of(cells), false);
    }

    static TableRow unbalanced(long row, long line, String payload) {
        return new TableRow.Unreadable(
                new RowOrigin("t.csv", row, line),
                TableRow.Fault.UNBALANCED_QUOTES,
                "a quote is left open, or closed in the middle of a cell",
                payload);
    }

    static TableRow wrongCount(long row, long line, int cells, int width, String payload) {
        return new TableRow.Unreadable(
                new RowOrigin("t.csv", row, line),
                TableRow.Fault.WRONG_CELL_COUNT,
                "it has " + cells + " cells, the header has " + width,
                payload);
    }

    static TableRow tooLarge(long row, long line, String payload) {
        return new TableRow.Unreadable(
                new RowOrigin("t.csv", row, line),
                TableRow.Fault.ROW_TOO_LARGE,
                "it is larger than 1 MiB",
                payload);
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
