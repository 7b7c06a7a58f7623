package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {

    private static final double[] ACTUAL = {1, 0, 1, 0, 1, 0};
    private static final double[] PREDICTED = {0.9, 0.8, 0.8, 0.3, 0.4, 0.1};

    @Test
    void computes_what_a_hand_computes() {
        var metrics = ClassificationMetrics.of(ACTUAL, PREDICTED);

        assertThat(metrics.count()).isEqualTo(6);
        assertThat(metrics.positiveShare()).isEqualTo(0.5);
        assertThat(metrics.accuracy()).isEqualTo(4 / 6.0); // wrong: the second and the fifth
        assertThat(metrics.precision()).isEqualTo(2 / 3.0);
        assertThat(metrics.recall()).isEqualTo(2 / 3.0);
        assertThat(metrics.f1()).isEqualTo(2 / 3.0);
        // Of 9 pairs: .9 beats 3, .8 beats 2 and ties with one, .4 beats 2.
        assertThat(metrics.rocAuc()).isEqualTo(7.5 / 9);
        // -(ln .9 + ln .2 + ln .8 + ln .7 + ln .4 + ln .9) / 6
        assertThat(metrics.logLoss()).isEqualTo(0.5527114, within(1e-7));
        // Bins: {.9} off by .1, {.8, .8} off by .6, {.3} by .3, {.4} by .6, {.1} by .1.
        assertThat(metrics.calibrationError()).isEqualTo(1.7 / 6, within(1e-12));
    }

    @Test
    void a_threshold_moves_what_is_called_liked_and_nothing_else() {
        var even = ClassificationMetrics.of(ACTUAL, PREDICTED);

        var low = ClassificationMetrics.of(ACTUAL, PREDICTED, 0.4);

        assertThat(low)
                .isEqualTo(
                        new ClassificationMetrics(
                                6,
                                0.5,
                                5 / 6.0,
                                3 / 4.0,
                                1,
                                6 / 7.0,
                                even.rocAuc(),
                                even.logLoss(),
                                even.calibrationError()));
    }

    @Test
    void a_constant_ranks_nothing() {
        double[] constant = new double[6];
        Arrays.fill(constant, 0.5);

        var metrics = ClassificationMetrics.of(ACTUAL, constant);

        assertThat(metrics.rocAuc()).isEqualTo(0.5);
        assertThat(metrics.logLoss()).isEqualTo(Math.log(2), within(1e-15));
        assertThat(metrics.calibrationError()).isZero();
    }

    @Test
    void figures_of_a_single_class_are_undefined_not_invented() {
        var allLiked = ClassificationMetrics.of(new double[] {1, 1}, new double[] {0.9, 0.2});
        var noneLiked = ClassificationMetrics.of(new double[] {0, 0}, new double[] {0.4, 0.2});

        assertThat(allLiked.rocAuc()).isNaN();
        assertThat(allLiked.precision()).isEqualTo(1);
        assertThat(allLiked.recall()).isEqualTo(0.5);
        assertThat(noneLiked.rocAuc()).isNaN();
        assertThat(noneLiked.precision()).isNaN();
        assertThat(noneLiked.recall()).isNaN();
        assertThat(noneLiked.f1()).isNaN();
        assertThat(noneLiked.accuracy()).isEqualTo(1);
    }

    @Test
    void probabilities_of_0_and_1_cost_no_more_than_their_bound() {
        var metrics = ClassificationMetrics.of(new double[] {0, 1}, new double[] {1, 1});

        assertThat(metrics.logLoss()).isEqualTo(-Math.log(1e-15) / 2, within(1e-2));
        assertThat(metrics.calibrationError()).isEqualTo(0.5);
    }

    @Test
    void auc_is_the_share_of_pairs_in_order_and_resamples_count_rows_as_often_as_drawn() {
        var random = new Random(9);
        double[] actual = new double[200];
        double[] predicted = new double[200];
        int[] timesDrawn = new int[200];
        for (int i = 0; i < 200; i++) {
            actual[i] = random.nextInt(2);
            predicted[i] = random.nextInt(20) / 20.0; // many ties
            timesDrawn[i] = random.nextInt(3);
        }
        double inOrder = 0;
        double pairs = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                if (actual[i] == 1 && actual[j] == 0) {
                    int weight = timesDrawn[i] * timesDrawn[j];
                    pairs += weight;
                    inOrder += weight * (1 + Math.signum(predicted[i] - predicted[j])) / 2;
                }
            }
        }

        var metrics = new RankedTitles(actual, predicted, 0.5).metrics(timesDrawn);

        assertThat(metrics.rocAuc()).isEqualTo(inOrder / pairs, within(1e-12));
        assertThat(metrics.count()).isEqualTo(Arrays.stream(timesDrawn).sum());
    }

    @Test
    void intervals_surround_the_figures_and_follow_the_seed() {
        var random = new Random(4);
        double[] predicted = new double[2_000];
        double[] actual = new double[2_000];
        Arrays.setAll(predicted, i -> random.nextDouble());
        Arrays.setAll(actual, i -> random.nextDouble() < predicted[i] ? 1 : 0);
        var metrics = ClassificationMetrics.of(actual, predicted);

        var intervals = ClassificationIntervals.of(actual, predicted, 0.5, 1);

        // The standard error of a share p is sqrt(p (1 - p) / n): 0.0097 for an accuracy of .75.
        assertThat(intervals.accuracy().high() - intervals.accuracy().low())
                .isEqualTo(2 * 1.96 * 0.0097, within(3e-3));
        assertInside(intervals.accuracy(), metrics.accuracy());
        assertInside(intervals.precision(), metrics.precision());
        assertInside(intervals.recall(), metrics.recall());
        assertInside(intervals.f1(), metrics.f1());
        assertInside(intervals.rocAuc(), metrics.rocAuc());
        assertInside(intervals.logLoss(), metrics.logLoss());
        assertThat(intervals.calibrationError().high()).isLessThan(0.06);
        assertThat(ClassificationIntervals.of(actual, predicted, 0.5, 1)).isEqualTo(intervals);
        assertThat(ClassificationIntervals.of(actual, predicted, 0.5, 2)).isNotEqualTo(intervals);
    }

    @Test
    void the_interval_of_an_undefined_figure_is_undefined() {
        var intervals =
                ClassificationIntervals.of(new double[] {1, 1}, new double[] {0.9, 0.2}, 0.5, 1);

        assertThat(intervals.rocAuc()).isEqualTo(Interval.UNDEFINED);
        assertThat(intervals.recall()).isEqualTo(new Interval(0, 1));
    }

    @Test
    void rejects_what_is_no_label_or_no_probability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationMetrics.of(new double[] {0.5}, new double[] {1}))
                .withMessage("row 0 has the label 0.5 and the probability 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationMetrics.of(new double[] {1}, new double[] {1.01}))
                .withMessage("row 0 has the label 1.0 and the probability 1.01");
    }

    private static void assertInside(Interval interval, double figure) {
        assertThat(figure).isStrictlyBetween(interval.low(), interval.high());
    }
}
