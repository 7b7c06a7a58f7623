package io.marquee.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void parts_lines_at_every_kind_of_end() {
        assertThat(all("a\nb\r\nc\rd\r\r\n\n\re"))
                .containsExactly(
                        line(1, "a"),
                        line(2, "b"),
                        line(3, "c"),
                        line(4, "d"),
                        line(5, ""),
                        line(6, ""),
                        line(7, ""),
                        line(8, "e"));
        assertThat(all("")).isEmpty();
        assertThat(all("\r\n")).containsExactly(line(1, ""));
    }

    @Test
    void gives_lines_that_were_taken_back_again_in_their_order() {
        LineReader reader = reader(new ByteArrayInputStream("a\nb\nc\nd".getBytes(UTF_8)));
        reader.next();
        reader.takeBack(List.of(line(2, "b"), line(3, "c")));
        assertThat(reader.next()).isEqualTo(line(2, "b"));
        reader.takeBack(List.of(line(1, "a"), line(2, "b")));

        assertThat(rest(reader))
                .containsExactly(
                        line(1, "a"),
                        line(2, "b"),
                        line(3, "c"),
                        line(2, "b"),
                        line(3, "c"),
                        line(4, "d"));
    }

    @Test
    void keeps_no_more_of_a_very_long_line_than_a_row_may_hold() {
        long length = 1L << 28;
        InputStream endless =
                new InputStream() {
                    private long left = length;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int count) {
                        if (left <= 0) {
                            return -1;
                        }
                        int now = (int) Math.min(left, count);
                        java.util.Arrays.fill(bytes, offset, offset + now, (byte) 'x');
                        left -= now;
                        return now;
                    }
                };

        List<LineReader.Line> lines = rest(reader(endless));

        assertThat(lines)
                .containsExactly(
                        new LineReader.Line(
                                1,
                                new LineReader.Text("x".repeat(TableReader.MAX_ROW_BYTES), false),
                                true));
    }

    private static List<LineReader.Line> all(String text) {
        return rest(reader(new ByteArrayInputStream(text.getBytes(UTF_8))));
    }

    private static LineReader reader(InputStream in) {
        return new LineReader(in, "t.csv");
    }

    private static List<LineReader.Line> rest(LineReader reader) {
        List<LineReader.Line> lines = new ArrayList<>();
        for (LineReader.@Nullable Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static LineReader.Line line(long number, String text) {
        return new LineReader.Line(number, new LineReader.Text(text, false), false);
    }
}
