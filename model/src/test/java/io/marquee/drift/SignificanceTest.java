package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Against SciPy 1.17: `chi2_contingency` and `kstwobign`.
class SignificanceTest {

    @Test
    void chi_squared_is_the_test_of_homogeneity() {
        assertThat(Significance.chiSquared(new long[] {120, 300, 80}, new long[] {60, 90, 50}))
                .isCloseTo(0.0009118819655545145, within(1e-12));
    }

    @Test
    void chi_squared_throws_rare_cells_together() {
        long[] expected = {120, 300, 76, 1, 1, 2};
        long[] actual = {60, 90, 48, 1, 0, 1};

        // 4 and 2 of the rare ones: in all, six cells' worth of counts in four.
        assertThat(Significance.chiSquared(expected, actual))
                .isCloseTo(
                        Significance.chiSquared(
                                new long[] {120, 300, 76, 4}, new long[] {60, 90, 48, 2}),
                        within(1e-12))
                .isLessThan(0.01);
    }

    @Test
    void nothing_to_compare_is_no_evidence() {
        assertThat(Significance.chiSquared(new long[] {50, 0}, new long[] {70, 0})).isEqualTo(1);
        assertThat(Significance.chiSquared(new long[] {50, 3}, new long[] {0, 0})).isEqualTo(1);
        assertThat(Significance.twoShares(0, 100, 0, 50)).isEqualTo(1);
        assertThat(Significance.twoShares(100, 100, 50, 50)).isEqualTo(1);
        assertThat(Significance.kolmogorovSmirnov(0, 100, 100)).isEqualTo(1);
    }

    @Test
    void two_shares_are_compared_with_yatess_correction() {
        assertThat(Significance.twoShares(30, 1000, 45, 500))
                .isCloseTo(9.554891997049359e-07, within(1e-13));
        assertThat(Significance.twoShares(45, 500, 30, 1000))
                .isCloseTo(9.554891997049359e-07, within(1e-13));
    }

    @Test
    void two_shares_of_very_many_titles_do_not_overflow() {
        assertThat(Significance.twoShares(3_000, 6_000, 50_100_000, 100_000_000))
                .isBetween(0.85, 0.90);
        assertThat(Significance.twoShares(3_000, 6_000, 60_000_000, 100_000_000)).isZero();
    }

    @Test
    void the_most_telling_of_several_pays_for_their_number() {
        assertThat(
                        Significance.ofSeveral(
                                new long[] {30, 500, 7}, 1000, new long[] {45, 250, 4}, 500))
                .isCloseTo(3 * 9.554891997049359e-07, within(1e-12));
    }

    @Test
    void kolmogorov_smirnov_is_the_asymptotic_test() {
        // sqrt(500 * 300 / 800) * 0.1 = 1.3693
        assertThat(Significance.kolmogorovSmirnov(0.1, 500, 300))
                .isCloseTo(0.04703487990738155, within(1e-9));
    }

    @Test
    void holm_steps_down() {
        // By hand: 4 * .01 = .04, 3 * .015 = .045, 2 * .03 = .06, then .04 may not be less than
        // that.
        assertThat(Significance.holm(new double[] {0.03, 0.01, 0.04, 0.015}))
                .containsExactly(new double[] {0.06, 0.04, 0.06, 0.045}, within(1e-12));
        assertThat(Significance.holm(new double[] {0.9, 0.7})).containsExactly(1, 1);
        assertThat(Significance.holm(new double[0])).isEmpty();
    }
}
