package io.marquee.table;

import static io.marquee.table.SmallTable.COLUMNS;
import static io.marquee.table.SmallTable.csv;
import static io.marquee.table.SmallTable.readable;
import static io.marquee.table.SmallTable.tooLarge;
import static io.marquee.table.SmallTable.wrongCount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

    static Stream<Arguments> cells_after_rfc_4180() {
        return Stream.of(
                Arguments.of("1,plain,2020", List.of("1", "plain", "2020")),
                Arguments.of("1,\"quoted\",2020", List.of("1", "quoted", "2020")),
                Arguments.of("1,\"a, b\",2020", List.of("1", "a, b", "2020")),
                Arguments.of("1,\"say \"\"hi\"\"\",2020", List.of("1", "say \"hi\"", "2020")),
                Arguments.of("1,\"\"\"all\"\"\",2020", List.of("1", "\"all\"", "2020")),
                Arguments.of("1,\"\",2020", List.of("1", "", "2020")),
                Arguments.of("1,\"\"\"\",2020", List.of("1", "\"", "2020")),
                Arguments.of("1,\"two\nlines\",2020", List.of("1", "two\nlines", "2020")),
                Arguments.of("1,\"\n\nx\n\n\",2020", List.of("1", "\n\nx\n\n", "2020")),
                Arguments.of("\"1\",\"a\",\"b\nc\"", List.of("1", "a", "b\nc")),
                Arguments.of("1,12\" vinyl,2020", List.of("1", "12\" vinyl", "2020")),
                Arguments.of("1,tail\",2020", List.of("1", "tail\"", "2020")),
                Arguments.of("1, \"not quoted\",2020", List.of("1", " \"not quoted\"", "2020")),
                Arguments.of("1,  blanks ,2020", List.of("1", "  blanks ", "2020")),
                Arguments.of(",,", List.of("", "", "")),
                Arguments.of("\"\",\"\",\"\"", List.of("", "", "")),
                Arguments.of("#1,comment?,2020", List.of("#1", "comment?", "2020")),
                Arguments.of(
                        "1,Zoë 東京 \uD83C\uDFAC,2020", List.of("1", "Zoë 東京 \uD83C\uDFAC", "2020")),
                Arguments.of("1,nul\u0000tab\t,2020", List.of("1", "nul\u0000tab\t", "2020")));
    }

    @ParameterizedTest
    @MethodSource("cells_after_rfc_4180")
    void reads_cells_as_rfc_4180_has_them(String row, List<String> cells) {
        // The line before keeps a NUL out of the head, by which binary files are told.
        String before = "0," + "x".repeat(5_000) + ",1999\n";

        assertThat(csv("id,title,year\n" + before + row + "\n9,next,2021\n"))
                .extracting(r -> ((TableRow.Readable) r).cells())
                .containsExactly(
                        List.of("0", "x".repeat(5_000), "1999"),
                        cells,
                        List.of("9", "next", "2021"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void numbers_rows_and_lines_with_any_end_of_line(String eol) {
        String text =
                String.join(
                        eol, "id,title,year", "1,\"a", "b", "c\",2020", "", "2,d,2021", "3,e,2022");

        List<TableRow> expected =
                List.of(
                        readable(1, 2, "1", "a\nb\nc", "2020"),
                        readable(2, 6, "2", "d", "2021"),
                        readable(3, 7, "3", "e", "2022"));

        assertThat(csv(text)).isEqualTo(expected);
        assertThat(csv(text + eol)).isEqualTo(expected);
    }

    @Test
    void keeps_a_line_whole_when_its_crlf_falls_on_the_end_of_a_buffer() {
        for (int length = (1 << 16) - 20; length < (1 << 16) + 2; length++) {
            String title = "x".repeat(length);

            assertThat(csv("id,title,year\r\n1," + title + ",2020\r\n2,b,2021\r\n"))
                    .containsExactly(
                            readable(1, 2, "1", title, "2020"), readable(2, 3, "2", "b", "2021"));
        }
    }

    @Test
    void splits_a_row_at_a_lone_carriage_return_rather_than_losing_its_tail() {
        assertThat(csv("id,title,year\n1,a,20\r20\n2,b,2021\n"))
                .containsExactly(
                        readable(1, 2, "1", "a", "20"),
                        wrongCount(2, 3, 1, 3, "20"),
                        readable(3, 4, "2", "b", "2021"));
    }

    @Test
    void skips_a_byte_order_mark_at_the_beginning_only() {
        assertThat(csv("\uFEFFid,title,year\n\uFEFF1,\uFEFFa,2020\n"))
                .containsExactly(readable(1, 2, "\uFEFF1", "\uFEFFa", "2020"));
        assertThat(csv("\uFEFF\"id\",title,year\n1,a,2020\n"))
                .containsExactly(readable(1, 2, "1", "a", "2020"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void sees_the_delimiter_in_the_header(String delimiter) {
        String text =
                "id,title,year\n1,\"a,b;c\td\",2020\n2,,\n"
                        .replace(",", delimiter)
                        .replace("a" + delimiter + "b;c\td", "a,b;c\td");

        assertThat(csv(text))
                .containsExactly(
                        readable(1, 2, "1", "a,b;c\td", "2020"), readable(2, 3, "2", "", ""));
    }

    @Test
    void takes_a_line_of_tabs_for_a_row_like_a_line_of_commas() {
        assertThat(csv("id\ttitle\tyear\n\t\t\n")).containsExactly(readable(1, 2, "", "", ""));
        assertThat(csv("id,title,year\n,,\n")).containsExactly(readable(1, 2, "", "", ""));
    }

    @Test
    void skips_blank_lines_without_counting_them_as_rows() {
        assertThat(csv("\n  \nid,title,year\n\n1,a,2020\n   \n\n2,b,2021\n\n"))
                .containsExactly(
                        readable(1, 5, "1", "a", "2020"), readable(2, 8, "2", "b", "2021"));
    }

    @Test
    void rejects_a_truncated_last_line() {
        assertThat(csv("id,title,year\n1,a,2020\n2,b"))
                .containsExactly(readable(1, 2, "1", "a", "2020"), wrongCount(2, 3, 2, 3, "2,b"));
    }

    @Test
    void rejects_rows_with_too_few_and_too_many_cells() {
        assertThat(csv("id,title,year\n1\n2,b,2021,x\n3,c,2022\n"))
                .containsExactly(
                        wrongCount(1, 2, 1, 3, "1"),
                        wrongCount(2, 3, 4, 3, "2,b,2021,x"),
                        readable(3, 4, "3", "c", "2022"));
    }

    @Test
    void ignores_empty_cells_beyond_the_header() {
        assertThat(csv("id,title,year\n1,a,2020,, \n"))
                .containsExactly(readable(1, 2, "1", "a", "2020"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 20_000, 1_000_000})
    void rejects_a_row_of_very_many_columns_alone(int columns) {
        String wide = "x,".repeat(columns - 1);
        if (wide.length() > TableReader.MAX_ROW_BYTES) {
            wide = ",".repeat(columns - 2) + "x";
        }
        int cells = (int) wide.chars().filter(c -> c == ',').count() + 1;

        assertThat(csv("id,title,year\n1,a,2020\n" + wide + "\n2,b,2021\n"))
                .containsExactly(
                        readable(1, 2, "1", "a", "2020"),
                        wrongCount(2, 3, cells, 3, wide),
                        readable(3, 4, "2", "b", "2021"));
    }

    @Test
    void reads_a_table_of_ten_thousand_and_of_twenty_thousand_columns() {
        for (int extra : new int[] {10_000, 20_000}) {
            assertThat(csv("id,title" + ",x".repeat(extra) + "\n1,a" + ",y".repeat(extra) + "\n"))
                    .containsExactly(readable(1, 2, "1", "a", ""));
        }
    }

    @Test
    void rejects_a_row_with_a_cell_of_ten_megabytes_alone() {
        String huge = "2,\"" + "é".repeat(5_000_000) + "\",2021";

        assertThat(csv("id,title,year\n1,a,2020\n" + huge + "\n3,c,2022\n"))
                .containsExactly(
                        readable(1, 2, "1", "a", "2020"),
                        tooLarge(2, 3, huge.substring(0, 2_000)),
                        readable(3, 4, "3", "c", "2022"));
    }

    @Test
    void reads_a_row_just_as_large_as_is_allowed_and_rejects_one_byte_more() {
        String largest = "x".repeat(TableReader.MAX_ROW_BYTES - "1,,2020".length());

        assertThat(csv("id,title,year\n1," + largest + ",2020\n2," + largest + "y,2021\n3,c,2022"))
                .containsExactly(
                        readable(1, 2, "1", largest, "2020"),
                        tooLarge(2, 3, ("2," + largest).substring(0, 2_000)),
                        readable(3, 4, "3", "c", "2022"));
    }

    @Test
    void rejects_a_last_line_of_three_megabytes_without_its_end() {
        assertThat(csv("id,title,year\n1,a,2020\n" + "z".repeat(3_000_000)))
                .containsExactly(
                        readable(1, 2, "1", "a", "2020"), tooLarge(2, 3, "z".repeat(2_000)));
    }

    @Test
    void refuses_a_file_that_is_one_line_of_three_megabytes() {
        assertThatThrownBy(() -> csv("id,title,year,".repeat(214_286)))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "t.csv has a first line of more than 1 MiB, which is no header. Check that it is a CSV file with a line for each row.");
    }

    @Test
    void refuses_a_header_with_an_open_quote() {
        assertThatThrownBy(() -> csv("id,\"title,year\n1,a,2020\n"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "t.csv has a quote in its header line that is never closed. Close it, or take it out.");
    }

    @Test
    void reads_a_header_with_a_line_break_in_a_name() {
        assertThat(csv("id,title,\"a\nb\",year\n1,a,x,2020\n"))
                .containsExactly(readable(1, 3, "1", "a", "2020"));
    }

    @Test
    void has_no_row_after_the_last() {
        var bytes = new ByteArrayInputStream("id,title\n1,a\n".getBytes(UTF_8));
        try (TableReader reader = TableReader.open(bytes, "t.csv", COLUMNS)) {
            assertThat(reader.next()).isEqualTo(readable(1, 2, "1", "a", ""));
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }
    }
}
