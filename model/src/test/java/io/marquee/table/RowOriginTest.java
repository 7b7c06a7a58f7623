package io.marquee.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowOriginTest {

    @Test
    void orders_by_file_and_then_by_row_as_a_number() {
        RowOrigin first = new RowOrigin("a.csv", 2, 9);
        RowOrigin second = new RowOrigin("a.csv", 10, 8);
        RowOrigin third = new RowOrigin("b.csv", 1, 2);

        assertThat(List.of(third, second, first).stream().sorted())
                .containsExactly(first, second, third);
        assertThat(first)
                .isEqualByComparingTo(new RowOrigin("a.csv", 2, 9))
                .hasToString("a.csv row 2 (line 9)");
    }
}
