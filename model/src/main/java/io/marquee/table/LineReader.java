package io.marquee.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a text as bytes, and takes lines back. A line ends with LF, CRLF or CR.
///
/// Bytes rather than characters, so that one row in another encoding spoils that row alone; taking
/// back, so that the CSV reader can give up on one row and go on with the very next line.
class LineReader implements AutoCloseable {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// One line.
    ///
    /// @param number from 1
    /// @param oversized whether the line was longer than a row may be; its text is then cut off
    record Line(long number, Text text, boolean oversized) {}

    /// Decoded text, without its end of line.
    record Text(String value, boolean windows1252) {}

    private final InputStream in;
    private final String file;
    private final byte[] buffer = new byte[1 << 16];
    private final Deque<Line> takenBack = new ArrayDeque<>();
    private int position;
    private int limit;
    private long number;
    private boolean lineFeedBelongsToLastLine;

    LineReader(InputStream in, String file) {
        this.in = in;
        this.file = file;
    }

    /// The next line, or null at the end.
    @Nullable Line next() {
        Line again = takenBack.pollFirst();
        if (again != null) {
            return again;
        }
        try {
            return read();
        } catch (IOException e) {
            throw TableReader.unreadable(file, e);
        }
    }

    /// Gives lines back: they come again from [#next], the first of them first.
    void takeBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            takenBack.addFirst(lines.get(i));
        }
    }

    private @Nullable Line read() throws IOException {
        ByteArrayOutputStream longLine = null;
        boolean oversized = false;
        while (true) {
            if (position == limit) {
                limit = in.read(buffer, 0, buffer.length);
                position = 0;
                if (limit < 0) {
                    limit = 0;
                    return longLine == null ? null : line(longLine.toByteArray(), oversized);
                }
            }
            if (lineFeedBelongsToLastLine) {
                lineFeedBelongsToLastLine = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int end = position;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            boolean complete = end < limit;
            lineFeedBelongsToLastLine = complete && buffer[end] == '\r';
            if (complete && longLine == null) {
                byte[] bytes = Arrays.copyOfRange(buffer, position, end);
                position = end + 1;
                return line(bytes, false);
            }
            if (longLine == null) {
                longLine = new ByteArrayOutputStream(end - position + 256);
            }
            int room = TableReader.MAX_ROW_BYTES - longLine.size();
            oversized |= end - position > room;
            longLine.write(buffer, position, Math.min(room, end - position));
            position = complete ? end + 1 : end;
            if (complete) {
                return line(longLine.toByteArray(), oversized);
            }
        }
    }

    private Line line(byte[] bytes, boolean oversized) {
        number++;
        int from = number == 1 && startsWithByteOrderMark(bytes) ? 3 : 0;
        int length = bytes.length - from;
        // What is cut off may end in half a character, which says nothing about the encoding.
        Text text =
                oversized
                        ? new Text(new String(bytes, from, length, StandardCharsets.UTF_8), false)
                        : decode(bytes, from, length);
        return new Line(number, text, oversized);
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3
                && bytes[0] == (byte) 0xef
                && bytes[1] == (byte) 0xbb
                && bytes[2] == (byte) 0xbf;
    }

    private static Text decode(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0 || isUtf8(bytes, offset, length)) {
            return new Text(text, false);
        }
        return new Text(new String(bytes, offset, length, WINDOWS_1252), true);
    }

    private static boolean isUtf8(byte[] bytes, int offset, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw TableReader.unreadable(file, e);
        }
    }
}
