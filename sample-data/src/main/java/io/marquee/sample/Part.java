package io.marquee.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// One CSV file (RFC 4180, but with line feeds), its header first; gzipped if its name ends so.
final class Part implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final BufferedWriter out;

    Part(Path file, List<String> header) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        OutputStream bytes = Files.newOutputStream(file);
        // Java's gzip header holds no time and no operating system: the same bytes on every day.
        OutputStream packed =
                file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        this.out =
                new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), BUFFER);
        row(header);
    }

    /// Writes a row, quoting what needs it.
    void row(List<String> cells) throws IOException {
        line(String.join(",", cells.stream().map(Part::quoted).toList()));
    }

    /// Writes a row that needs no quoting.
    void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
