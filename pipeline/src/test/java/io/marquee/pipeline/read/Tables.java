package io.marquee.pipeline.read;

import com.jerolba.carpet.CarpetWriter;
import io.marquee.table.Columns;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// Small tables of every format, and what their rows are once read.
final class Tables {

    /// Three columns, of which `year` may be missing.
    static final Columns COLUMNS =
            new Columns(List.of("id", "title", "year"), List.of("id", "title"), Map.of());

    private Tables() {}

    static Path text(Path file, String content) throws IOException {
        return Files.writeString(file, content);
    }

    static Path gzip(Path file, String content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    static <T> Path parquet(Path file, Class<T> type, List<T> rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                CarpetWriter<T> writer = new CarpetWriter<>(out, type)) {
            writer.write(rows);
        }
        return file;
    }

    static TableRow row(Path file, long row, long line, String... cells) {
        return new TableRow.Readable(
                new RowOrigin(file.toString(), row, line), List.of(cells), false);
    }
}
