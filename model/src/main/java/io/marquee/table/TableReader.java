package io.marquee.table;

import io.marquee.UserError;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the rows of a CSV or JSON Lines file, one after the other, in constant memory.
///
/// What it is, it sees by itself: gzip by its first bytes, JSON Lines by the name (`.jsonl`,
/// `.ndjson`, `.json`) or a first character `{`, else CSV.
public interface TableReader extends Iterator<TableRow>, AutoCloseable {

    /// The largest row that is read; a larger one is a fault of that row alone.
    int MAX_ROW_BYTES = 1 << 20;

    /// How much of a file is looked at to tell what it is.
    int HEAD_BYTES = 4_096;

    @Override
    void close();

    /// The columns that the table has and nobody wants, as its header has them; of JSON Lines those
    /// of the first object.
    List<String> ignoredColumns();

    /// So many control characters may have strayed into the head of any text.
    int STRAY_CONTROLS = 8;

    /// And one more for every so many bytes; random bytes have five times that.
    int STRAY_CONTROLS_APART = 50;

    /// Opens a table.
    ///
    /// @param in the file's bytes; closed with the reader, and if no reader can be made
    /// @param file the file's path, for origins and errors
    /// @throws UserError if the file is empty, is no text, is UTF-16, or lacks a required column
    static TableReader open(InputStream in, String file, Columns columns) {
        try {
            BufferedInputStream bytes = unpacked(new BufferedInputStream(in, 1 << 16));
            byte[] head = peek(bytes, HEAD_BYTES);
            rejectWhatIsNoText(head, file);
            LineReader lines = new LineReader(bytes, file);
            return isJsonLines(file, head)
                    ? new JsonLinesReader(lines, file, columns)
                    : new CsvReader(lines, file, columns);
        } catch (IOException e) {
            throw closing(in, unreadable(file, e));
        } catch (RuntimeException e) {
            throw closing(in, e);
        }
    }

    private static RuntimeException closing(InputStream in, RuntimeException error) {
        try {
            in.close();
        } catch (IOException e) {
            error.addSuppressed(e);
        }
        return error;
    }

    /// The error for a file that cannot be read to its end.
    static RuntimeException unreadable(String file, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return new UserError(
                    file
                            + " is cut short or damaged: its gzip data ends too early. Fetch it again.",
                    e);
        }
        return new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }

    private static BufferedInputStream unpacked(BufferedInputStream in) throws IOException {
        byte[] head = peek(in, 2);
        boolean gzip = head.length == 2 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    private static byte[] peek(BufferedInputStream in, int count) throws IOException {
        in.mark(count);
        byte[] head = in.readNBytes(count);
        in.reset();
        return head;
    }

    private static void rejectWhatIsNoText(byte[] head, String file) {
        if (head.length >= 2
                && ((head[0] == (byte) 0xff && head[1] == (byte) 0xfe)
                        || (head[0] == (byte) 0xfe && head[1] == (byte) 0xff))) {
            throw isUtf16(file);
        }
        int[] zeros = new int[2];
        int controls = 0;
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
            controls += head[i] >= 0 && head[i] < ' ' && !isBlank(head[i]) ? 1 : 0;
        }
        // Of Latin letters in UTF-16 one of two bytes is zero, always the same.
        if (Math.min(zeros[0], zeros[1]) == 0 && zeros[0] + zeros[1] > head.length / 4) {
            throw isUtf16(file);
        }
        if (zeros[0] + zeros[1] > 0
                || controls > STRAY_CONTROLS + head.length / STRAY_CONTROLS_APART) {
            throw new UserError(
                    file
                            + " is a binary file, not CSV or JSON Lines. (Parquet files end in .parquet.)");
        }
        if (head.length < HEAD_BYTES && text(head).isBlank()) {
            throw isEmpty(file);
        }
    }

    private static boolean isBlank(byte b) {
        return b == '\t' || b == '\n' || b == '\r' || b == '\f';
    }

    private static UserError isUtf16(String file) {
        return new UserError(file + " is UTF-16. Save it as UTF-8 and try again.");
    }

    /// The error for a file with nothing in it.
    static UserError isEmpty(String file) {
        return new UserError(file + " is empty. It needs a header line and at least one row.");
    }

    private static boolean isJsonLines(String file, byte[] head) {
        String name = file.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
            return true;
        }
        return !name.endsWith(".csv") && text(head).startsWith("{");
    }

    /// The head without a byte order mark and outer blanks.
    private static String text(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }
}
