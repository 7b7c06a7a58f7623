package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedGainTest {

    @Test
    void is_what_is_left_between_two_errors() {
        double[] actual = {1, 2, 3};

        PairedGain gain =
                PairedGain.inRmse(actual, new double[] {1, 2, 4}, new double[] {2, 3, 4}, 1);

        assertThat(gain.figure()).isEqualTo(1 - Math.sqrt(1 / 3.0), within(1e-12));
        // A resample of the third title alone gains nothing, one without it gains 1.
        assertThat(gain.interval()).isEqualTo(new Interval(0, 1));
        assertThat(gain.surelyBetter()).isFalse();
        assertThat(gain.surelyWorse()).isFalse();
    }

    @Test
    void is_above_zero_for_the_better_of_two_rankings_and_below_for_the_worse() {
        double[] actual = {1, 1, 0, 0};
        double[] right = {0.9, 0.8, 0.3, 0.2};
        double[] wrong = {0.2, 0.3, 0.8, 0.9};

        assertThat(PairedGain.inRocAuc(actual, right, wrong, 1).figure()).isEqualTo(1);
        assertThat(PairedGain.inRocAuc(actual, wrong, right, 1).figure()).isEqualTo(-1);
        // ln .9 + ln .8 + ln .7 + ln .8, against the same of .2, .3, .2, .1
        double difference = (Math.log(0.9 * 0.8 * 0.7 * 0.8) - Math.log(0.2 * 0.3 * 0.2 * 0.1)) / 4;
        PairedGain gain = PairedGain.inLogLoss(actual, right, wrong, 1);
        assertThat(gain.figure()).isEqualTo(difference, within(1e-12));
        assertThat(gain.surelyBetter()).isTrue();
        assertThat(PairedGain.inLogLoss(actual, wrong, right, 1).surelyWorse()).isTrue();
    }

    @Test
    void sees_differences_that_two_intervals_of_their_own_would_hide() {
        var random = new Random(2);
        double[] actual = new double[500];
        double[] better = new double[500];
        double[] other = new double[500];
        for (int i = 0; i < 500; i++) {
            actual[i] = 3 + random.nextGaussian();
            better[i] = 3;
            other[i] = 3 + (random.nextBoolean() ? 0.3 : -0.3);
        }

        Interval one = RegressionIntervals.of(actual, better, 1).rmse();
        Interval two = RegressionIntervals.of(actual, other, 1).rmse();

        assertThat(one.high()).isGreaterThan(two.low());
        assertThat(PairedGain.inRmse(actual, better, other, 1).surelyBetter()).isTrue();
        assertThat(PairedGain.inRmse(actual, other, better, 1).surelyWorse()).isTrue();
    }

    @Test
    void covers_the_true_difference_19_times_of_20() {
        var random = new Random(7);
        int covered = 0;
        for (int trial = 0; trial < 200; trial++) {
            double[] actual = new double[300];
            double[] one = new double[300];
            double[] two = new double[300];
            for (int i = 0; i < 300; i++) {
                double known = random.nextGaussian();
                actual[i] = known + random.nextGaussian();
                one[i] = known + 0.5 * random.nextGaussian();
                two[i] = known + 0.5 * random.nextGaussian();
            }
            Interval interval = PairedGain.inRmse(actual, one, two, trial).interval();
            covered += interval.low() <= 0 && 0 <= interval.high() ? 1 : 0;
        }

        // 190 are expected, with a standard deviation of 3.
        assertThat(covered).isBetween(181, 199);
    }

    @Test
    void is_undefined_of_no_titles_and_of_one_class() {
        double[] none = new double[0];
        double[] liked = {1, 1};
        double[] even = new double[2];
        Arrays.fill(even, 0.5);

        for (PairedGain gain :
                new PairedGain[] {
                    PairedGain.inRmse(none, none, none, 1),
                    PairedGain.inLogLoss(none, none, none, 1),
                    PairedGain.inRocAuc(liked, even, even, 1)
                }) {
            assertThat(gain).isEqualTo(new PairedGain(Double.NaN, Interval.UNDEFINED));
            assertThat(gain.surelyBetter()).isFalse();
            assertThat(gain.surelyWorse()).isFalse();
        }
    }
}
