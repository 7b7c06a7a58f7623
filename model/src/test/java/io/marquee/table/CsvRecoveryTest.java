package io.marquee.table;

import static io.marquee.table.SmallTable.csv;
import static io.marquee.table.SmallTable.readable;
import static io.marquee.table.SmallTable.tooLarge;
import static io.marquee.table.SmallTable.unbalanced;
import static io.marquee.table.SmallTable.wrongCount;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a broken quote costs: its own row, and no other.
class CsvRecoveryTest {

    private static final String HEADER = "id,title,year\n";

    @Test
    void loses_only_the_row_whose_quote_is_left_open_among_plain_rows() {
        assertThat(csv(HEADER + "1,a,2020\n2,\"b,2021\n3,c,2022\n4,d,2023\n"))
                .containsExactly(
                        readable(1, 2, "1", "a", "2020"),
                        unbalanced(2, 3, "2,\"b,2021"),
                        readable(3, 4, "3", "c", "2022"),
                        readable(4, 5, "4", "d", "2023"));
    }

    @Test
    void loses_only_the_row_whose_quote_is_left_open_among_quoted_rows() {
        assertThat(
                        csv(
                                HEADER
                                        + "1,\"a\",2020\n2,\"b,2021\n3,\"c\",2022\n4,\"d\ne\",2023\n5,f,2024\n"))
                .containsExactly(
                        readable(1, 2, "1", "a", "2020"),
                        unbalanced(2, 3, "2,\"b,2021"),
                        readable(3, 4, "3", "c", "2022"),
                        readable(4, 5, "4", "d\ne", "2023"),
                        readable(5, 7, "5", "f", "2024"));
    }

    @Test
    void loses_only_the_row_whose_open_quote_the_next_row_happens_to_close() {
        assertThat(csv(HEADER + "1,\"a,2020\n2,b,2021\n3,\",c\",2022\n4,d,2023\n"))
                .containsExactly(
                        unbalanced(1, 2, "1,\"a,2020"),
                        readable(2, 3, "2", "b", "2021"),
                        readable(3, 4, "3", ",c", "2022"),
                        readable(4, 5, "4", "d", "2023"));
    }

    @Test
    void loses_only_the_row_with_a_quote_that_is_not_doubled() {
        assertThat(csv(HEADER + "1,\"say \"hi\" now\",2020\n2,b,2021\n"))
                .containsExactly(
                        unbalanced(1, 2, "1,\"say \"hi\" now\",2020"),
                        readable(2, 3, "2", "b", "2021"));
    }

    @Test
    void loses_only_the_last_row_if_that_has_an_open_quote() {
        assertThat(csv(HEADER + "1,a,2020\n2,\"b,2021"))
                .containsExactly(readable(1, 2, "1", "a", "2020"), unbalanced(2, 3, "2,\"b,2021"));
        assertThat(csv(HEADER + "1,a,2020\n2,b,\""))
                .containsExactly(readable(1, 2, "1", "a", "2020"), unbalanced(2, 3, "2,b,\""));
    }

    @Test
    void takes_no_line_of_a_row_with_a_cell_too_many_for_a_row() {
        assertThat(csv(HEADER + "1,\"a\nb\",2020,x\n2,c,2021\n"))
                .containsExactly(
                        wrongCount(1, 2, 4, 3, "1,\"a\nb\",2020,x"),
                        readable(2, 4, "2", "c", "2021"));
    }

    @Test
    void reads_a_row_that_runs_on_over_a_thousand_lines() {
        String lines = "x\n".repeat(1_000) + "y";

        assertThat(csv(HEADER + "1,\"" + lines + "\",2020\n2,b,2021\n"))
                .containsExactly(
                        readable(1, 2, "1", lines, "2020"), readable(2, 1_003, "2", "b", "2021"));
    }

    @Test
    void gives_up_a_row_that_runs_on_for_longer_and_goes_on_with_the_next_line() {
        String lines = "x\n".repeat(1_001);

        List<TableRow> rows = csv(HEADER + "1,\"" + lines + "y\",2020\n2,b,2021\n");

        List<TableRow> expected = new ArrayList<>();
        expected.add(unbalanced(1, 2, "1,\"x"));
        for (int row = 2; row <= 1_001; row++) {
            expected.add(wrongCount(row, row + 1, 1, 3, "x"));
        }
        expected.add(wrongCount(1_002, 1_003, 2, 3, "y\",2020"));
        expected.add(readable(1_003, 1_004, "2", "b", "2021"));
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void does_not_let_an_open_quote_gather_more_than_a_row_may_hold() {
        String half = "h".repeat(600_000);

        assertThat(csv(HEADER + "1,\"" + half + "\n" + half + "\n2,b,2021\n"))
                .containsExactly(
                        unbalanced(1, 2, "1,\"" + half.substring(0, 1_997)),
                        wrongCount(2, 3, 1, 3, half),
                        readable(3, 4, "2", "b", "2021"));
    }

    @Test
    void tells_an_oversized_line_after_an_open_quote_for_what_it_is() {
        String huge = "h".repeat(2_000_000);

        assertThat(csv(HEADER + "1,\"a\n" + huge + "\n2,b,2021\n"))
                .containsExactly(
                        unbalanced(1, 2, "1,\"a"),
                        tooLarge(2, 3, huge.substring(0, 2_000)),
                        readable(3, 4, "2", "b", "2021"));
    }

    /// The last of these leaves a quote open whether it stands inside a quoted cell or not: each
    /// row could look for its end through all that follow.
    @ParameterizedTest
    @ValueSource(strings = {"1,\" ", "\" ", "1,\"a\"b", "x\",\"y"})
    void looks_at_no_line_often_where_every_line_has_a_broken_quote(String line) {
        int count = 10_000;
        byte[] text = (HEADER + (line + "\n").repeat(count)).getBytes(UTF_8);
        List<TableRow> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(unbalanced(i + 1, i + 2, line));
        }
        CountingLines lines = new CountingLines(text);

        List<TableRow> rows = new ArrayList<>();
        new CsvReader(lines, "t.csv", SmallTable.COLUMNS).forEachRemaining(rows::add);

        assertThat(rows).isEqualTo(expected);
        assertThat(lines.asked).isLessThan(3 * count);
    }

    private static final class CountingLines extends LineReader {

        private int asked;

        private CountingLines(byte[] text) {
            super(new ByteArrayInputStream(text), "t.csv");
        }

        @Override
        @Nullable Line next() {
            asked++;
            return super.next();
        }
    }
}
