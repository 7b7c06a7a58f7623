package io.marquee.dashboard.genres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void a_mean_of_ten_has_the_interval_of_the_normal_distribution() {
        // Five 3s and five 5s: mean 4, variance 10/9, standard error 1/3.
        Estimate mean = Estimate.mean(10, 40, 5 * 9 + 5 * 25);

        assertThat(mean.value()).isEqualTo(4);
        assertThat(mean.low()).isCloseTo(4 - 1.959964 / 3, within(1e-12));
        assertThat(mean.high()).isCloseTo(4 + 1.959964 / 3, within(1e-12));
    }

    @Test
    void a_mean_of_fewer_has_none_and_one_of_no_titles_is_none() {
        assertThat(Estimate.mean(9, 18, 40)).isEqualTo(new Estimate(9, 2, Double.NaN, Double.NaN));
        assertThat(Estimate.mean(0, Double.NaN, Double.NaN))
                .isEqualTo(new Estimate(0, Double.NaN, Double.NaN, Double.NaN));
    }

    @Test
    void equal_ratings_leave_no_doubt_even_if_their_squares_are_rounded() {
        double rating = 3.1;
        Estimate mean = Estimate.mean(10, 10 * rating, 10 * rating * rating - 1e-12);

        assertThat(mean.low()).isCloseTo(rating, within(1e-12));
        assertThat(mean.high()).isCloseTo(rating, within(1e-12));
    }

    @Test
    void a_share_has_wilsons_interval() {
        // Published example: 15 of 50 is 0.3 with (0.191, 0.438).
        Estimate share = Estimate.share(50, 15);

        assertThat(share.value()).isEqualTo(0.3);
        assertThat(share.low()).isCloseTo(0.1910, within(5e-4));
        assertThat(share.high()).isCloseTo(0.4375, within(5e-4));
    }

    @Test
    void a_share_of_none_or_all_stays_between_none_and_all() {
        // With z² = 3.841: z² / (n + z²) is the far end.
        assertThat(Estimate.share(10, 0).low()).isZero();
        assertThat(Estimate.share(10, 0).high()).isCloseTo(3.8415 / 13.8415, within(1e-4));
        assertThat(Estimate.share(10, 10).low()).isCloseTo(10 / 13.8415, within(1e-4));
        assertThat(Estimate.share(10, 10).high()).isCloseTo(1, within(1e-12));
        assertThat(Estimate.share(0, 0))
                .isEqualTo(new Estimate(0, Double.NaN, Double.NaN, Double.NaN));
    }
}
