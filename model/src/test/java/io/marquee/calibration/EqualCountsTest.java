package io.marquee.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EqualCountsTest {

    @Test
    void cuts_different_numbers_into_equal_parts() {
        assertThat(EqualCounts.ends(numbers(10), 5, 1)).containsExactly(2, 4, 6, 8, 10);
        assertThat(EqualCounts.ends(numbers(10), 4, 1)).containsExactly(2, 5, 7, 10);
        assertThat(EqualCounts.ends(numbers(3), 10, 1)).containsExactly(1, 2, 3);
    }

    @Test
    void makes_no_bin_smaller_than_asked_for() {
        assertThat(EqualCounts.ends(numbers(10), 5, 3)).containsExactly(4, 10);
        assertThat(EqualCounts.ends(numbers(10), 5, 6)).containsExactly(10);
        assertThat(EqualCounts.ends(numbers(2), 5, 6)).containsExactly(2);
    }

    @Test
    void parts_a_flag_where_it_changes() {
        double[] flag = new double[100];
        Arrays.fill(flag, 5, 100, 1);
        assertThat(EqualCounts.ends(flag, 10, 1)).containsExactly(5, 100);
        Arrays.fill(flag, 5, 70, 0);
        assertThat(EqualCounts.ends(flag, 10, 1)).containsExactly(70, 100);
    }

    @Test
    void never_parts_titles_of_one_number() {
        Random random = new Random(1);
        for (int round = 0; round < 1_000; round++) {
            double[] numbers =
                    random.ints(random.nextInt(1, 60), 0, random.nextInt(1, 30))
                            .sorted()
                            .asDoubleStream()
                            .toArray();
            int[] ends = EqualCounts.ends(numbers, random.nextInt(1, 12), 1);
            assertThat(ends[ends.length - 1]).isEqualTo(numbers.length);
            assertThat(ends).isSorted().doesNotHaveDuplicates();
            for (int i = 0; i < ends.length - 1; i++) {
                assertThat(numbers[ends[i] - 1]).isLessThan(numbers[ends[i]]);
            }
        }
    }

    private static double[] numbers(int count) {
        return IntStream.range(0, count).asDoubleStream().toArray();
    }
}
