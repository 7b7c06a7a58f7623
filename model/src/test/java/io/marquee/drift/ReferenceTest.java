package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Watched WATCHED = new Watched(Section.FEATURE, "minutes", 0.25);

    @Test
    void bins_end_at_the_deciles() {
        double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();

        NumberReference reference = NumberReference.of(WATCHED, values, 7);

        assertThat(reference.edges())
                .containsExactly(10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
        assertThat(reference.counts()).containsOnly(10L).hasSize(10);
        assertThat(reference.expected())
                .containsExactly(0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0, 7);
        assertThat(reference.mean()).isEqualTo(50.5);
        assertThat(reference.deviation()).isEqualTo(Math.sqrt((100 * 100 - 1) / 12.0));
        assertThat(reference.titles()).isEqualTo(107);
    }

    @Test
    void a_value_is_in_the_bin_that_it_is_the_end_of() {
        double[] values = IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
        NumberReference reference = NumberReference.of(WATCHED, values, 0);

        assertThat(List.of(0.5, 1.0, 10.0, 10.5, 90.0, 91.0, 100.0, 100.5))
                .extracting(reference::cell)
                .containsExactly(0, 1, 1, 2, 9, 10, 10, 11);
    }

    @Test
    void values_that_many_share_have_a_bin_of_their_own() {
        // Seasons: 65 titles have one, 20 two, 10 three, 5 more.
        TreeMap<Integer, Long> seasons =
                new TreeMap<>(Map.of(1, 65L, 2, 20L, 3, 10L, 4, 3L, 9, 2L));

        NumberReference reference = NumberReference.of(WATCHED, seasons, 0);

        assertThat(reference.edges()).containsExactly(1.0, 2.0, 3.0);
        assertThat(reference.counts()).containsExactly(65L, 20L, 10L, 5L);
        assertThat(reference.cells())
                .containsExactly("< 1", "1", "> 1 – 2", "> 2 – 3", "> 3 – 9", "> 9", "missing");
    }

    @Test
    void what_was_always_the_same_has_one_bin_between_below_and_above() {
        NumberReference reference = NumberReference.of(WATCHED, new double[] {2, 2, 2}, 0);

        assertThat(reference.edges()).isEmpty();
        assertThat(reference.expected()).containsExactly(0, 3, 0, 0);
        assertThat(reference.deviation()).isZero();
        assertThat(List.of(reference.cell(1.9), reference.cell(2), reference.cell(2.1)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void the_most_frequent_categories_have_cells_and_the_rest_is_told_from_what_is_new() {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < 40; i++) {
            counts.put("c%02d".formatted(i), 100L - i);
        }
        counts.put("rare", 1L);
        counts.put("odd", 1L);

        CategoryReference reference = CategoryReference.of(WATCHED, true, counts, 2_000, 50);

        assertThat(reference.counts()).hasSize(30).containsEntry("c29", 71L);
        assertThat(reference.others())
                .containsExactly(
                        "c30", "c31", "c32", "c33", "c34", "c35", "c36", "c37", "c38", "c39", "odd",
                        "rare");
        assertThat(reference.otherCount())
                .isEqualTo(70 + 69 + 68 + 67 + 66 + 65 + 64 + 63 + 62 + 61 + 2);
        assertThat(reference.onceOnly()).isEqualTo(2);
        assertThat(reference.places())
                .containsEntry("c00", 0)
                .containsEntry("c29", 29)
                .containsEntry("c30", 30)
                .containsEntry("rare", 30)
                .doesNotContainKey("new");
        assertThat(reference.expected()).hasSize(33).endsWith(655 + 2, 0, 50);
    }
}
