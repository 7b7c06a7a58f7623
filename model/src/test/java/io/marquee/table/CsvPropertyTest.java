package io.marquee.table;

import static io.marquee.table.SmallTable.csv;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvPropertyTest {

    private static final String[] PIECES = {
        "a", "b c", "é", "\"", "\"\"", ",", ";", "\t", "\n", " ", "\uD83C\uDFAC", "1"
    };

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void reads_back_what_rfc_4180_writes(String delimiter) {
        Random random = new Random(11);
        for (int table = 0; table < 400; table++) {
            String eol = random.nextBoolean() ? "\n" : "\r\n";
            StringBuilder text = new StringBuilder("id,title,year".replace(",", delimiter));
            List<TableRow> expected = new ArrayList<>();
            int line = 2;
            for (int row = 1; row <= random.nextInt(1, 12); row++) {
                List<String> cells = List.of("r" + row, cell(random), cell(random));
                expected.add(
                        new TableRow.Readable(new RowOrigin("t.csv", row, line), cells, false));
                text.append(eol).append(written(cells, delimiter, eol));
                line += 1 + cells.stream().mapToInt(CsvPropertyTest::breaks).sum();
            }

            assertThat(csv(text.toString())).as(text.toString()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void accounts_for_every_line_whatever_it_is_fed(long seed) {
        Random random = new Random(seed);
        for (int table = 0; table < 2_000; table++) {
            StringBuilder text = new StringBuilder("id,title,year\n");
            for (int i = 0; i < random.nextInt(60); i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            List<String> lines = text.toString().lines().toList();

            List<TableRow> rows = csv(text.toString());

            long line = 2;
            for (int i = 0; i < rows.size(); i++) {
                TableRow row = rows.get(i);
                while (lines.get((int) line - 1).isBlank()) {
                    line++;
                }
                assertThat(row.origin()).isEqualTo(new RowOrigin("t.csv", i + 1, line));
                line += linesOf(row);
            }
            assertThat(lines.subList((int) line - 1, lines.size())).allMatch(String::isBlank);
        }
    }

    private static int linesOf(TableRow row) {
        return switch (row) {
            case TableRow.Readable readable ->
                    1 + readable.cells().stream().mapToInt(CsvPropertyTest::breaks).sum();
            case TableRow.Unreadable(var origin, var fault, var detail, String payload) ->
                    1 + breaks(payload);
        };
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }

    private static String written(List<String> cells, String delimiter, String eol) {
        return String.join(
                delimiter,
                cells.stream()
                        .map(c -> '"' + c.replace("\"", "\"\"").replace("\n", eol) + '"')
                        .toList());
    }
}
