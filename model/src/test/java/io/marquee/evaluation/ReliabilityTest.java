package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.marquee.evaluation.CalibrationEvaluation.Bin;
import io.marquee.evaluation.CoverageEvaluation.Coverage;
import io.marquee.evaluation.CoverageEvaluation.Intervals;
import io.marquee.evaluation.CoverageEvaluation.SliceCoverage;
import io.marquee.evaluation.RatingGrid.Cell;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void calibration_is_seen_before_and_after() {
        double[] actual = {1, 0, 1, 1, 0};
        double[] raw = {1, 0.95, 0.9, 0.45, 0.41};
        double[] calibrated = {0.75, 0.75, 0.75, 0.5, 0.5};

        var calibration = CalibrationEvaluation.of(actual, raw, calibrated);

        assertThat(calibration.before())
                .containsExactly(
                        new Bin((0.45 + 0.41) / 2, 0.5, 2),
                        new Bin((1 + 0.95 + 0.9) / 3, 2 / 3.0, 3));
        assertThat(calibration.after())
                .containsExactly(new Bin(0.5, 0.5, 2), new Bin(0.75, 2 / 3.0, 3));
        assertThat(calibration.errorBefore())
                .isEqualTo(ClassificationMetrics.of(actual, raw).calibrationError(), within(1e-15))
                .isEqualTo((2 * 0.07 + 3 * (0.95 - 2 / 3.0)) / 5, within(1e-12));
        assertThat(calibration.errorAfter()).isEqualTo(3 / 5.0 * (1 / 12.0), within(1e-12));
    }

    @Test
    void coverage_counts_ratings_in_their_interval_ends_included() {
        double[] actual = {1, 2, 3, 4};
        var intervals =
                new Intervals(0.8, new double[] {1, 1, 3.5, 3}, new double[] {2, 2, 4.5, 4.5});
        var kinds = new Slicing("kind", List.of("MOVIE", "MOVIE", "MOVIE", "SERIES"));

        var coverage = CoverageEvaluation.of(actual, intervals, kinds);

        assertThat(coverage.nominal()).isEqualTo(0.8);
        assertThat(coverage.all().count()).isEqualTo(4);
        assertThat(coverage.all().share()).isEqualTo(0.75);
        assertThat(coverage.all().meanWidth()).isEqualTo(4.5 / 4);
        assertThat(coverage.slices())
                .extracting(
                        SliceCoverage::value, s -> s.coverage().count(), s -> s.coverage().share())
                .containsExactly(tuple("MOVIE", 3, 2 / 3.0), tuple("SERIES", 1, 1.0));
    }

    /// Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I: 81 of
    /// 263 lie between .2553 and .3662, 15 of 148 between .0624 and .1605, 0 of 20 between 0 and
    /// .1611.
    @Test
    void the_interval_of_a_share_is_wilsons() {
        assertThat(inside(81, 263).shareInterval())
                .satisfies(i -> assertThat(i.low()).isEqualTo(0.2553, within(5e-5)))
                .satisfies(i -> assertThat(i.high()).isEqualTo(0.3662, within(5e-5)));
        assertThat(inside(15, 148).shareInterval())
                .satisfies(i -> assertThat(i.low()).isEqualTo(0.0624, within(5e-5)))
                .satisfies(i -> assertThat(i.high()).isEqualTo(0.1605, within(5e-5)));
        assertThat(inside(0, 20).shareInterval())
                .satisfies(i -> assertThat(i.low()).isZero())
                .satisfies(i -> assertThat(i.high()).isEqualTo(0.1611, within(5e-5)));
    }

    @Test
    void ratings_beyond_the_grid_are_counted_at_its_edge() {
        RatingGrid grid =
                RatingGrid.of(
                        new double[] {1, 3, 3.2, 5, 3.25}, new double[] {0.2, 3, 3.1, 5.4, 4});

        assertThat(grid)
                .isEqualTo(
                        new RatingGrid(
                                0.25,
                                List.of(
                                        new Cell(1, 1, 1),
                                        new Cell(3, 3, 2),
                                        new Cell(4, 3.25, 1),
                                        new Cell(4.75, 4.75, 1))));
    }

    @Test
    void errors_are_predicted_minus_actual() {
        ErrorHistogram errors =
                ErrorHistogram.of(
                        new double[] {3, 3, 3, 3, 9}, new double[] {3, 3.2, 2.9, 3.25, 1});

        assertThat(errors.from()).isEqualTo(-4);
        assertThat(errors.width()).isEqualTo(0.25);
        assertThat(errors.counts()).hasSize(32);
        assertThat(errors.counts().getFirst()).isEqualTo(1); // -8
        assertThat(errors.counts().subList(14, 19)).containsExactly(0, 1, 2, 1, 0);
    }

    private static Coverage inside(int inside, int count) {
        double[] actual = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        for (int i = 0; i < count; i++) {
            low[i] = i < inside ? -1 : 1;
            high[i] = 2;
        }
        return CoverageEvaluation.of(
                        actual,
                        new Intervals(0.8, low, high),
                        new Slicing("kind", Collections.nCopies(count, "MOVIE")))
                .all();
    }
}
