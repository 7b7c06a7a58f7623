package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Against SciPy 1.17 (`scipy.spatial.distance.jensenshannon(p, q, 2)`) and sums worked out by
/// hand.
class DistancesTest {

    private static final long[] EXPECTED = {120, 300, 80};
    private static final long[] ACTUAL = {60, 90, 50};

    @Test
    void population_stability_is_the_sum_over_cells_with_half_a_count_more() {
        // p = 120.5, 300.5, 80.5 of 501.5; q = 60.5, 90.5, 50.5 of 201.5.
        assertThat(Distances.populationStability(EXPECTED, ACTUAL))
                .isCloseTo(0.09676767766278521, within(1e-12));
        assertThat(Distances.populationStability(EXPECTED, new long[] {240, 600, 160}))
                .isCloseTo(0, within(1e-5));
    }

    @Test
    void population_stability_of_a_cell_that_was_empty_is_finite() {
        assertThat(Distances.populationStability(new long[] {100, 0}, new long[] {90, 10}))
                .isBetween(0.2, 0.4);
    }

    @Test
    void jensen_shannon_is_that_of_scipy() {
        assertThat(Distances.jensenShannon(EXPECTED, ACTUAL))
                .isCloseTo(0.1317139142263691, within(1e-12));
        assertThat(Distances.jensenShannon(new long[] {1, 1}, new long[] {2, 0}))
                .isCloseTo(Math.sqrt(0.75 * Math.log(4.0 / 3) / Math.log(2)), within(1e-12));
        assertThat(Distances.jensenShannon(new long[] {1, 0}, new long[] {0, 9})).isEqualTo(1);
        assertThat(Distances.jensenShannon(EXPECTED, EXPECTED)).isZero();
    }

    @Test
    void kolmogorov_smirnov_is_the_largest_gap_between_cumulated_shares() {
        // Cumulated: .24, .84, 1 and .30, .75, 1.
        assertThat(Distances.kolmogorovSmirnov(EXPECTED, ACTUAL)).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void the_largest_difference_is_of_shares_of_titles() {
        assertThat(Distances.largest(EXPECTED, 500, ACTUAL, 200)).isCloseTo(0.15, within(1e-12));
        // Titles may have several categories.
        assertThat(Distances.largest(new long[] {80, 80}, 100, new long[] {80, 50}, 100))
                .isCloseTo(0.3, within(1e-12));
    }
}
