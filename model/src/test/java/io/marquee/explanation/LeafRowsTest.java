package io.marquee.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 300})
    void shared_leaves_are_counted_one_by_one(int trees) {
        var random = new Random(trees);
        byte[][] rows = new byte[200][trees];
        var packed = new LeafRows(rows.length, trees);
        byte[] values = {0, 1, 127, -128, -1};
        for (int row = 0; row < rows.length; row++) {
            for (int tree = 0; tree < trees; tree++) {
                rows[row][tree] = values[random.nextInt(values.length)];
            }
            packed.set(row, rows[row]);
        }

        int[] shared = packed.shared(rows[3]);

        for (int row = 0; row < rows.length; row++) {
            int count = 0;
            for (int tree = 0; tree < trees; tree++) {
                count += rows[row][tree] == rows[3][tree] ? 1 : 0;
            }
            assertThat(shared[row]).isEqualTo(count);
            assertThat(packed.get(row)).isEqualTo(rows[row]);
        }
    }
}
