package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudiesTest {

    @Test
    void a_cross_validation_has_mean_and_spread_of_its_folds() {
        var folds =
                List.of(
                        new ModelFigures(0.1, 1, 0.5, 0.7),
                        new ModelFigures(0.2, 2, 0.7, 0.7),
                        new ModelFigures(0.6, 6, 0.9, 0.7));

        var crossValidation = CrossValidation.of(folds);

        assertThat(crossValidation.folds()).isEqualTo(folds);
        assertThat(crossValidation.rmse().mean()).isEqualTo(3);
        assertThat(crossValidation.rmse().standardDeviation()).isEqualTo(Math.sqrt(7));
        assertThat(crossValidation.r2().mean()).isEqualTo(0.3, within(1e-12));
        assertThat(crossValidation.rocAuc().standardDeviation()).isEqualTo(0.2, within(1e-12));
        assertThat(crossValidation.logLoss().standardDeviation()).isEqualTo(0, within(1e-12));
    }

    @Test
    void a_cross_validation_invents_nothing() {
        var single = CrossValidation.of(List.of(new ModelFigures(Double.NaN, 1, 0.5, 0.7)));

        assertThat(single.r2()).isEqualTo(new CrossValidation.Spread(Double.NaN, Double.NaN));
        assertThat(single.rmse()).isEqualTo(new CrossValidation.Spread(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> CrossValidation.of(List.of()));
    }

    @Test
    void a_back_test_stands_beside_naive_answers_of_the_earlier_titles() {
        var ratings =
                new TestSplit(10, 3, new double[] {2, 4}, new double[] {2, 3}, new double[] {3, 4});
        var likes =
                new TestSplit(
                        9, 0.5, new double[] {0, 1}, new double[] {0.2, 0.4}, new double[] {1, 0});

        var backTest = BackTest.of(LocalDate.of(2020, 5, 1), ratings, likes, 0.3);

        assertThat(backTest)
                .isEqualTo(
                        new BackTest(
                                LocalDate.of(2020, 5, 1),
                                new BackTest.Ratings(
                                        10,
                                        2,
                                        new RegressionMetrics(2, Math.sqrt(0.5), 0.5, 0.5),
                                        new RegressionMetrics(2, 1, 1, 0),
                                        new RegressionMetrics(2, Math.sqrt(0.5), 0.5, 0.5)),
                                new BackTest.Likes(
                                        9,
                                        2,
                                        ClassificationMetrics.of(
                                                likes.actual(), likes.predicted(), 0.3),
                                        ClassificationMetrics.of(
                                                likes.actual(), new double[] {0.5, 0.5}, 0.3),
                                        ClassificationMetrics.of(
                                                likes.actual(), likes.genreMean(), 0.3))));
        assertThat(backTest.liked().model().accuracy()).isEqualTo(1);
    }

    @Test
    void a_noise_control_allows_three_hundredths_and_on_few_titles_what_chance_does() {
        var many = new NoiseControl(10_000, 0.029, 10_000, 0.5, 0.471);
        var few = new NoiseControl(100, -0.08, 100, 0.5, 0.59);

        assertThat(many.r2Bar()).isEqualTo(0.03);
        assertThat(many.rocAucBar()).isEqualTo(0.03);
        assertThat(many.passed()).isTrue();
        assertThat(new NoiseControl(10_000, 0.031, 10_000, 0.5, 0.5).passed()).isFalse();
        assertThat(new NoiseControl(10_000, -0.031, 10_000, 0.5, 0.5).passed()).isFalse();
        assertThat(new NoiseControl(10_000, 0, 10_000, 0.5, 0.531).passed()).isFalse();
        assertThat(new NoiseControl(10_000, Double.NaN, 10_000, 0.5, 0.5).passed()).isFalse();
        assertThat(few.r2Bar()).isEqualTo(2.6 * 2 * Math.sqrt(0.0003), within(1e-12));
        assertThat(few.rocAucBar()).isEqualTo(2.6 * Math.sqrt(101 / 30_000.0), within(1e-12));
        assertThat(few.passed()).isTrue();
    }
}
