package io.marquee.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.calibration.ReliabilityTable.Bin;
import io.marquee.calibration.Simulated.Likes;
import io.marquee.evaluation.ClassificationMetrics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReliabilityTableTest {

    @Test
    void counts_bins_as_worked_out_by_hand() {
        ReliabilityTable table =
                ReliabilityTable.of(
                        new double[] {1, 0.05, 0.25, 0.29, 0.21, 0.25},
                        new double[] {1, 0, 1, 1, 0, 0});

        assertThat(table.titles()).isEqualTo(6);
        assertThat(table.equalWidth().bins()).hasSize(3);
        assertBin(table.equalWidth().bins().get(0), 0, 0.1, 1, 0.05, 0);
        assertBin(table.equalWidth().bins().get(1), 0.2, 0.3, 4, 0.25, 0.5);
        assertBin(table.equalWidth().bins().get(2), 0.9, 1, 1, 1, 1);
        assertThat(table.expectedCalibrationError())
                .isEqualTo((0.05 + 4 * 0.25 + 0) / 6, within(1e-12));
        assertThat(table.maximumCalibrationError()).isEqualTo(0.25, within(1e-12));
        assertThat(table.equalWidth().chanceError())
                .isEqualTo(
                        Math.sqrt(2 / Math.PI)
                                * (Math.sqrt(0.05 * 0.95) + Math.sqrt(4 * 0.25 * 0.75))
                                / 6,
                        within(1e-12));
        // The two of 0.25 share a bin.
        assertThat(table.equalCount().bins())
                .extracting(Bin::titles)
                .containsExactly(1, 1, 2, 1, 1);
        assertBin(table.equalCount().bins().get(2), 0.25, 0.25, 2, 0.25, 0.5);
        assertThat(table.equalCount().expectedError())
                .isEqualTo((0.05 + 0.21 + 2 * 0.25 + 0.71 + 0) / 6, within(1e-12));
        assertThat(table.equalCount().maximumError()).isEqualTo(0.71, within(1e-12));
    }

    /// Newcombe, "Two-sided confidence intervals for the single proportion", 1998, has for 81 of
    /// 263 .2553 to .3662, for 15 of 148 .0624 to .1605, for 0 of 20 0 to .1611 and for 1 of 29
    /// .0061 to .1718.
    @Test
    void has_the_score_interval_of_published_examples() {
        assertWilson(81, 263, 0.2553, 0.3662);
        assertWilson(15, 148, 0.0624, 0.1605);
        assertWilson(0, 20, 0, 0.1611);
        assertWilson(1, 29, 0.0061, 0.1718);
        assertWilson(20, 20, 1 - 0.1611, 1);
    }

    @Test
    void its_headline_is_the_calibration_error_of_the_evaluation() {
        Likes likes = Likes.of(3_000, 1, m -> Simulated.logistic(0.5 * m));
        double[] probabilities = new LikeCalibration.Identity().probabilities(likes.margins());

        assertThat(ReliabilityTable.of(probabilities, likes.liked()).expectedCalibrationError())
                .isEqualTo(
                        ClassificationMetrics.of(likes.liked(), probabilities).calibrationError(),
                        within(1e-12));
    }

    @Test
    void perfect_probabilities_get_the_error_that_chance_gives_them() {
        double error = 0;
        double chance = 0;
        for (int seed = 0; seed < 100; seed++) {
            Likes likes = Likes.of(600, seed, Simulated::logistic);
            double[] p = new LikeCalibration.Identity().probabilities(likes.margins());
            ReliabilityTable table = ReliabilityTable.of(p, likes.liked());
            assertThat(table.equalCount().bins()).hasSize(10).allMatch(bin -> bin.titles() == 60);
            error += table.expectedCalibrationError() / 100;
            chance += table.equalWidth().chanceError() / 100;
        }

        assertThat(error).isEqualTo(chance, within(0.002)).isBetween(0.03, 0.05);
    }

    @Test
    void titles_of_one_probability_are_one_bin() {
        double[] same = IntStream.range(0, 50).mapToDouble(i -> 0.4).toArray();
        double[] liked = IntStream.range(0, 50).mapToDouble(i -> i % 2).toArray();

        ReliabilityTable table = ReliabilityTable.of(same, liked);

        assertThat(table.equalCount().bins()).hasSize(1);
        assertThat(table.equalWidth().bins()).hasSize(1);
    }

    @Test
    void comes_back_from_json_equal() {
        ReliabilityTable table =
                ReliabilityTable.of(new double[] {0.1, 0.7, 0.8}, new double[] {0, 1, 0});

        assertThat(Json.read(Json.pretty(table), ReliabilityTable.class, "r.json"))
                .isEqualTo(table);
    }

    @Test
    void rejects_no_titles_and_what_is_no_probability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliabilityTable.of(new double[0], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliabilityTable.of(new double[] {1.1}, new double[] {1}));
    }

    private static void assertBin(
            Bin bin, double from, double to, int titles, double mean, double share) {
        Wilson interval = Wilson.of((int) Math.round(share * titles), titles);
        assertThat(bin.from()).isEqualTo(from, within(1e-12));
        assertThat(bin.to()).isEqualTo(to, within(1e-12));
        assertThat(bin.titles()).isEqualTo(titles);
        assertThat(bin.meanPredicted()).isEqualTo(mean, within(1e-12));
        assertThat(bin.shareLiked()).isEqualTo(share, within(1e-12));
        assertThat(bin.lowest()).isEqualTo(interval.low());
        assertThat(bin.highest()).isEqualTo(interval.high());
    }

    private static void assertWilson(int part, int whole, double low, double high) {
        assertThat(Wilson.of(part, whole).low()).isEqualTo(low, within(5e-5));
        assertThat(Wilson.of(part, whole).high()).isEqualTo(high, within(5e-5));
    }
}
