package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegressionMetricsTest {

    @Test
    void computes_what_a_hand_computes() {
        var metrics = RegressionMetrics.of(new double[] {1, 2, 3, 4}, new double[] {1, 3, 3, 2});

        assertThat(metrics.count()).isEqualTo(4);
        assertThat(metrics.rmse()).isEqualTo(Math.sqrt(5 / 4.0));
        assertThat(metrics.mae()).isEqualTo(0.75);
        assertThat(metrics.r2()).isEqualTo(0); // squared errors 5, as many as around the mean
    }

    @Test
    void perfect_predictions_explain_everything() {
        double[] ratings = {3.5, 4.2, 2};

        assertThat(RegressionMetrics.of(ratings, ratings))
                .isEqualTo(new RegressionMetrics(3, 0, 0, 1));
    }

    @Test
    void r2_is_undefined_where_all_ratings_are_the_same() {
        var metrics =
                RegressionMetrics.of(new double[] {3.1, 3.1, 3.1}, new double[] {3, 3.1, 3.2});

        assertThat(metrics.r2()).isNaN();
        assertThat(metrics.mae()).isEqualTo(0.2 / 3, within(1e-12));
    }

    @Test
    void a_resample_counts_rows_as_often_as_they_were_drawn() {
        double[] actual = {1, 2, 5};
        double[] predicted = {1.5, 2, 4};

        assertThat(RegressionMetrics.of(actual, predicted, new int[] {2, 0, 1}))
                .isEqualTo(
                        RegressionMetrics.of(new double[] {1, 1, 5}, new double[] {1.5, 1.5, 4}));
    }

    @Test
    void intervals_cover_what_theory_says() {
        var random = new Random(3);
        double[] actual = new double[2_000];
        double[] predicted = new double[2_000];
        Arrays.setAll(predicted, i -> 3 + random.nextGaussian());
        Arrays.setAll(actual, i -> predicted[i] + 0.5 * random.nextGaussian());
        var metrics = RegressionMetrics.of(actual, predicted);

        var intervals = RegressionIntervals.of(actual, predicted, 1);

        // Of normal errors the standard error of their RMSE is sigma / sqrt(2n): 0.0079.
        assertThat(intervals.rmse().low()).isEqualTo(metrics.rmse() - 1.96 * 0.0079, within(2e-3));
        assertThat(intervals.rmse().high()).isEqualTo(metrics.rmse() + 1.96 * 0.0079, within(2e-3));
        assertThat(metrics.mae()).isBetween(intervals.mae().low(), intervals.mae().high());
        assertThat(metrics.r2()).isBetween(intervals.r2().low(), intervals.r2().high());
        assertThat(RegressionIntervals.of(actual, predicted, 1)).isEqualTo(intervals);
        assertThat(RegressionIntervals.of(actual, predicted, 2)).isNotEqualTo(intervals);
    }

    @Test
    void rejects_rows_that_cannot_be_compared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionMetrics.of(new double[0], new double[0]))
                .withMessage("0 actual and 0 predicted values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionMetrics.of(new double[2], new double[3]))
                .withMessage("2 actual and 3 predicted values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionMetrics.of(new double[] {1, Double.NaN}, new double[2]))
                .withMessage("row 1 has NaN as actual and 0.0 as predicted value");
    }
}
