package io.marquee.table;

import static io.marquee.table.SmallTable.COLUMNS;
import static io.marquee.table.SmallTable.csv;
import static io.marquee.table.SmallTable.gzip;
import static io.marquee.table.SmallTable.read;
import static io.marquee.table.SmallTable.readable;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not what they seem: other encodings, packed, empty, damaged.
class TableFileTest {

    private static final String EMPTY =
            "t.csv is empty. It needs a header line and at least one row.";

    @Test
    void reads_one_row_in_windows_1252_among_rows_in_utf_8() {
        byte[] text =
                concat(
                        "id,title,year\n1,Zoë,2020\n".getBytes(UTF_8),
                        "2,Zoë \u0096 caf\u00e9,2021\n".getBytes(ISO_8859_1),
                        "3,東京,2022\n".getBytes(UTF_8));

        assertThat(read("t.csv", text, COLUMNS))
                .containsExactly(
                        readable(1, 2, "1", "Zoë", "2020"),
                        new TableRow.Readable(
                                new RowOrigin("t.csv", 2, 3),
                                List.of("2", "Zoë – café", "2021"),
                                true),
                        readable(3, 4, "3", "東京", "2022"));
    }

    @Test
    void reads_one_line_in_windows_1252_within_a_row_of_several_lines() {
        byte[] text =
                concat(
                        "id,title,year\n1,\"東京\n".getBytes(UTF_8),
                        "caf\u00e9\n".getBytes(ISO_8859_1),
                        "東京\",2020\n2,b,2021\n".getBytes(UTF_8));

        assertThat(read("t.csv", text, COLUMNS))
                .containsExactly(
                        new TableRow.Readable(
                                new RowOrigin("t.csv", 1, 2),
                                List.of("1", "東京\ncafé\n東京", "2020"),
                                true),
                        readable(2, 5, "2", "b", "2021"));
    }

    @Test
    void takes_a_replacement_character_that_stands_in_the_file_for_text() {
        assertThat(csv("id,title,year\n1,\uFFFD,2020\n"))
                .containsExactly(readable(1, 2, "1", "\uFFFD", "2020"));
    }

    @Test
    void refuses_utf_16() {
        byte[] little =
                concat(new byte[] {(byte) 0xff, (byte) 0xfe}, "id,title".getBytes(UTF_16LE));
        byte[] big = concat(new byte[] {(byte) 0xfe, (byte) 0xff}, "id,title".getBytes(UTF_16BE));

        byte[] unmarked = "id,title".getBytes(UTF_16LE);

        for (byte[] bytes : List.of(little, big, unmarked, gzip(little))) {
            assertThatThrownBy(() -> read("t.csv", bytes, COLUMNS))
                    .isExactlyInstanceOf(UserError.class)
                    .hasMessage("t.csv is UTF-16. Save it as UTF-8 and try again.");
        }
    }

    @Test
    void refuses_a_binary_file_with_and_without_zeros_in_it() {
        byte[] parquet = {'P', 'A', 'R', '1', 21, 0, 21, 16};

        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = noise[i] == 0 ? 1 : noise[i];
        }

        for (byte[] bytes : List.of(parquet, noise, gzip(parquet))) {
            assertThatThrownBy(() -> read("t.csv", bytes, COLUMNS))
                    .isExactlyInstanceOf(UserError.class)
                    .hasMessage(
                            "t.csv is a binary file, not CSV or JSON Lines. (Parquet files end in .parquet.)");
        }
    }

    @Test
    void reads_gzip_by_its_bytes_whatever_the_name() {
        byte[] text = "id,title,year\n1,\"a\nb\",2020\n".getBytes(UTF_8);

        assertThat(read("t.csv", gzip(text), COLUMNS))
                .containsExactly(readable(1, 2, "1", "a\nb", "2020"));
        assertThat(read("t.csv", concat(gzip(text), gzip("2,c,2021\n".getBytes(UTF_8))), COLUMNS))
                .containsExactly(
                        readable(1, 2, "1", "a\nb", "2020"), readable(2, 4, "2", "c", "2021"));
    }

    @Test
    void refuses_gzip_that_is_cut_short_anywhere() {
        byte[] whole = gzip(noise(40_000));

        for (int length : new int[] {2, 5, 12, 200, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> read("t.csv", Arrays.copyOf(whole, length), COLUMNS))
                    .as("cut to %d bytes", length)
                    .isExactlyInstanceOf(UserError.class)
                    .hasMessage(
                            "t.csv is cut short or damaged: its gzip data ends too early. Fetch it again.");
        }
    }

    @Test
    void refuses_gzip_with_a_damaged_byte() {
        byte[] damaged = gzip(noise(40_000));
        damaged[damaged.length - 6] ^= 0x55;

        assertThatThrownBy(() -> read("t.csv", damaged, COLUMNS))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageContaining("t.csv is cut short or damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n \t\n", "\uFEFF", "\uFEFF\n\n"})
    void refuses_an_empty_file(String text) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThatThrownBy(() -> csv(text)).isExactlyInstanceOf(UserError.class).hasMessage(EMPTY);
        assertThatThrownBy(() -> read("t.csv", gzip(bytes), COLUMNS)).hasMessage(EMPTY);
    }

    @Test
    void refuses_a_file_of_many_blank_lines() {
        assertThatThrownBy(() -> csv("\n".repeat(10_000)))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(EMPTY);
    }

    @Test
    void reads_no_rows_where_there_is_but_a_header() {
        assertThat(csv("id,title,year")).isEmpty();
        assertThat(csv("id,title,year\r\n\r\n")).isEmpty();
    }

    @Test
    void closes_the_file_with_the_reader() {
        AtomicBoolean closed = new AtomicBoolean();

        TableReader.open(watched("id,title\n1,a\n", closed), "t.csv", COLUMNS).close();

        assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,2\n", "\u001f\u008b"})
    void closes_the_file_that_it_refuses(String text) {
        AtomicBoolean closed = new AtomicBoolean();

        assertThatThrownBy(() -> TableReader.open(watched(text, closed), "t.csv", COLUMNS))
                .isExactlyInstanceOf(UserError.class);
        assertThat(closed).isTrue();
    }

    @Test
    void says_which_file_it_cannot_read_on() {
        InputStream broken =
                new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int count) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                };

        assertThatThrownBy(() -> TableReader.open(broken, "t.csv", COLUMNS))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot read t.csv: the disk is gone");
    }

    private static InputStream watched(String text, AtomicBoolean closed) {
        return new ByteArrayInputStream(text.getBytes(ISO_8859_1)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    /// A table that hardly packs.
    private static byte[] noise(int rows) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("id,title,year\n");
        for (int i = 0; i < rows; i++) {
            text.append(i)
                    .append(',')
                    .append(Long.toString(random.nextLong(), 36))
                    .append(",2020\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
