package io.marquee.table;

import static io.marquee.table.SmallTable.COLUMNS;
import static io.marquee.table.SmallTable.gzip;
import static io.marquee.table.SmallTable.jsonLines;
import static io.marquee.table.SmallTable.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesReaderTest {

    private static final String GOOD = "{\"id\":\"1\",\"title\":\"a\",\"year\":2020}";

    static Stream<Arguments> values_and_their_cells() {
        return Stream.of(
                Arguments.of("\"text\"", "text"),
                Arguments.of("\"\"", ""),
                Arguments.of("\"two\\nlines \\\"q\\\" \\u00eb\"", "two\nlines \"q\" ë"),
                Arguments.of("null", ""),
                Arguments.of("true", "true"),
                Arguments.of("2019", "2019"),
                Arguments.of("12345678901234567890", "12345678901234567890"),
                Arguments.of("4.5", "4.5"),
                Arguments.of("[]", ""),
                Arguments.of("[\"a\",\"b\"]", "a, b"),
                Arguments.of("[\"a\",null,3,[true,\"c\"]]", "a, , 3, true, c"),
                Arguments.of("{\"name\":\"x\"}", "{\"name\":\"x\"}"));
    }

    @ParameterizedTest
    @MethodSource("values_and_their_cells")
    void makes_text_of_every_kind_of_value(String value, String cell) {
        assertThat(jsonLines("{\"id\":1,\"title\":" + value + "}\n"))
                .containsExactly(readable(1, 1, "1", cell, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"2\",",
                "{\"id\":\"2\"",
                "not json",
                "{'id':'2','title':'b'}",
                "{\"id\":\"2\",\"title\":\"b\"} trailing",
                "{\"id\":\"2\",\"title\":\"b\"}{\"id\":\"3\",\"title\":\"c\"}",
                "{\"id\":2,\"title\":NaN}",
                "1,a,2020"
            })
    void rejects_a_malformed_line_alone(String line) {
        assertThat(jsonLines(GOOD + "\n" + line + "\n" + GOOD + "\n"))
                .containsExactly(
                        readable(1, 1, "1", "a", "2020"),
                        notJson(2, 2, "it is not valid JSON", line),
                        readable(3, 3, "1", "a", "2020"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "[{\"id\":1}]", "\"text\"", "42", "null", "true"})
    void rejects_a_line_that_is_no_object_alone(String line) {
        assertThat(jsonLines(line + "\n" + GOOD + "\n"))
                .containsExactly(
                        notJson(1, 1, "it is not a JSON object", line),
                        readable(2, 2, "1", "a", "2020"));
    }

    @Test
    void rejects_nesting_beyond_all_reason_alone() {
        String deep = "{\"id\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(jsonLines(GOOD + "\n" + deep + "\n" + GOOD))
                .containsExactly(
                        readable(1, 1, "1", "a", "2020"),
                        notJson(2, 2, "it is not valid JSON", deep),
                        readable(3, 3, "1", "a", "2020"));
    }

    @Test
    void rejects_an_oversized_line_alone() {
        String huge = "{\"id\":\"2\",\"title\":\"" + "z".repeat(10_000_000) + "\"}";

        assertThat(jsonLines(GOOD + "\n" + huge + "\n" + GOOD))
                .containsExactly(
                        readable(1, 1, "1", "a", "2020"),
                        new TableRow.Unreadable(
                                new RowOrigin("t.jsonl", 2, 2),
                                TableRow.Fault.ROW_TOO_LARGE,
                                "it is larger than 1 MiB",
                                huge.substring(0, 2_000)),
                        readable(3, 3, "1", "a", "2020"));
    }

    @Test
    void finds_properties_without_regard_to_case_as_it_finds_columns() {
        assertThat(
                        jsonLines(
                                "{\"ID\":1,\"Title\":\"a\",\" year \":2020}\n{\"Id\":2,\"TITLE\":\"b\"}\n"))
                .containsExactly(readable(1, 1, "1", "a", "2020"), readable(2, 2, "2", "b", ""));
    }

    @Test
    void reads_renamed_properties() {
        Columns renamed =
                new Columns(COLUMNS.wanted(), COLUMNS.required(), Map.of("title", "Name"));

        assertThat(
                        read(
                                "t.jsonl",
                                "{\"name\":\"a\",\"id\":1,\"title\":\"x\"}".getBytes(UTF_8),
                                renamed))
                .containsExactly(readable(1, 1, "1", "a", ""));
    }

    @Test
    void leaves_the_cell_of_a_property_that_a_later_line_lacks_empty() {
        assertThat(jsonLines(GOOD + "\n{\"id\":2}\n"))
                .containsExactly(readable(1, 1, "1", "a", "2020"), readable(2, 2, "2", "", ""));
    }

    @Test
    void refuses_a_file_whose_first_object_lacks_a_required_property() {
        assertThatThrownBy(() -> jsonLines("oops\n{\"id\":1,\"name\":\"a\"}\n"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "t.jsonl lacks the column title. It has: id, name. If a column goes by another name there, rename it, or say so with --rename=OURS=THEIRS (catalogs only).");
    }

    @Test
    void skips_blank_lines_and_counts_lines_right() {
        assertThat(jsonLines("\uFEFF\n\r\n" + GOOD + "\r\n\n" + GOOD))
                .containsExactly(
                        readable(1, 3, "1", "a", "2020"), readable(2, 5, "1", "a", "2020"));
    }

    @Test
    void reads_a_line_in_windows_1252() {
        assertThat(
                        read(
                                "t.jsonl",
                                "{\"id\":1,\"title\":\"Zo\u00eb\"}".getBytes(ISO_8859_1),
                                COLUMNS))
                .containsExactly(
                        new TableRow.Readable(
                                new RowOrigin("t.jsonl", 1, 1), List.of("1", "Zoë", ""), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"t.jsonl", "T.NDJSON", "t.json", "t.jsonl.gz", "t", "events-00001-of-2"})
    void is_told_by_its_name_or_its_first_character(String file) {
        for (String text : List.of(GOOD, "\uFEFF" + GOOD, "\n  " + GOOD)) {
            for (byte[] bytes : List.of(text.getBytes(UTF_8), gzip(text.getBytes(UTF_8)))) {
                assertThat(read(file, bytes, COLUMNS))
                        .extracting(row -> ((TableRow.Readable) row).cells())
                        .containsExactly(List.of("1", "a", "2020"));
            }
        }
    }

    @Test
    void has_no_row_after_the_last() {
        try (TableReader reader =
                TableReader.open(new ByteArrayInputStream(GOOD.getBytes(UTF_8)), "t", COLUMNS)) {
            reader.next();
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static TableRow readable(long row, long line, String... cells) {
        return new TableRow.Readable(new RowOrigin("t.jsonl", row, line), List.of(cells), false);
    }

    private static TableRow notJson(long row, long line, String detail, String payload) {
        return new TableRow.Unreadable(
                new RowOrigin("t.jsonl", row, line), TableRow.Fault.NOT_JSON, detail, payload);
    }
}
