package io.marquee.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void counts_values_in_order() {
        Tally tally = new Tally();
        tally.add(5);
        tally.add(-1, 3);
        tally.add(5);

        assertThat(tally.counts()).containsExactly(Map.entry(-1, 3L), Map.entry(5, 2L));
        assertThat(tally.total()).isEqualTo(5);
    }

    @Test
    void adds_another_tally_and_leaves_that_as_it_is() {
        Tally one = new Tally(Map.of(1, 1L, 2, 2L));
        Tally other = new Tally(Map.of(2, 5L, 3, 7L));

        one.addAll(other);
        one.add(3);

        assertThat(one.counts()).isEqualTo(Map.of(1, 1L, 2, 7L, 3, 8L));
        assertThat(other.counts()).isEqualTo(Map.of(2, 5L, 3, 7L));
    }

    /// By the definition: the smallest value of which it is true that at least the share of all
    /// values are not larger.
    @Test
    void has_the_quantiles_of_the_definition() {
        Random random = new Random(31);
        for (int round = 0; round < 300; round++) {
            int[] values = random.ints(random.nextInt(1, 60), -5, 20).sorted().toArray();
            Tally tally = new Tally();
            Arrays.stream(values).forEach(tally::add);

            for (int tenths = 0; tenths <= 10; tenths++) {
                int needed = tenths * values.length;
                int expected =
                        Arrays.stream(values)
                                .filter(v ->
                                        10 * Arrays.stream(values).filter(w -> w <= v).count()
                                                >= needed)
                                .min()
                                .orElseThrow();

                assertThat(tally.quantile(tenths / 10.0, 99)).isEqualTo(expected);
            }
        }
    }

    @Test
    void has_the_lower_median_of_an_even_number_of_values() {
        assertThat(new Tally(Map.of(1, 2L, 9, 2L)).quantile(0.5, 0)).isEqualTo(1);
        assertThat(new Tally(Map.of(1, 2L, 9, 3L)).quantile(0.5, 0)).isEqualTo(9);
    }

    @Test
    void has_no_quantile_of_nothing() {
        assertThat(new Tally().quantile(0.5, 77)).isEqualTo(77);
    }
}
