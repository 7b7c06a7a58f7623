package io.marquee.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    private static final TestSplit RATINGS =
            new TestSplit(
                    80,
                    3,
                    new double[] {2, 3, 4, 5},
                    new double[] {2, 3, 4, 4},
                    new double[] {3, 3, 4, 4});
    private static final TestSplit LIKES =
            new TestSplit(
                    80,
                    0.25,
                    new double[] {0, 0, 1, 1},
                    new double[] {0.1, 0.6, 0.7, 0.9},
                    new double[] {0.25, 0.75, 0.75, 0.75});

    private static final Evaluation EVALUATION =
            new Evaluation(RatingEvaluation.of(RATINGS, 1), LikedEvaluation.of(LIKES, 0.5, 1));

    /// With all that can be in it.
    private static final Evaluation FULL = full();

    @Test
    void sets_the_rating_model_beside_the_naive_answers() {
        var rating = EVALUATION.rating();

        assertThat(rating.trainingTitles()).isEqualTo(80);
        assertThat(rating.testTitles()).isEqualTo(4);
        assertThat(rating.model()).isEqualTo(new RegressionMetrics(4, 0.5, 0.25, 0.8));
        assertThat(rating.intervals())
                .isEqualTo(RegressionIntervals.of(RATINGS.actual(), RATINGS.predicted(), 1));
        assertThat(rating.mean())
                .isEqualTo(new RegressionMetrics(4, Math.sqrt(1.5), 1, 1 - 6 / 5.0));
        assertThat(rating.genreMean())
                .isEqualTo(new RegressionMetrics(4, Math.sqrt(0.5), 0.5, 0.6));
    }

    @Test
    void sets_the_liked_model_beside_the_naive_answers() {
        var liked = EVALUATION.liked();

        assertThat(liked.trainingTitles()).isEqualTo(80);
        assertThat(liked.testTitles()).isEqualTo(4);
        assertThat(liked.threshold()).isEqualTo(0.5);
        assertThat(liked.model().accuracy()).isEqualTo(0.75);
        assertThat(liked.model().rocAuc()).isEqualTo(1);
        assertThat(liked.alwaysLiked().accuracy()).isEqualTo(0.5);
        assertThat(liked.alwaysLiked().recall()).isEqualTo(1);
        assertThat(liked.share().rocAuc()).isEqualTo(0.5);
        assertThat(liked.share().precision()).isNaN();
        assertThat(liked.share().calibrationError()).isEqualTo(0.25);
        assertThat(liked.genreShare().rocAuc()).isEqualTo(0.75);
    }

    @Test
    void comes_back_from_json_as_it_was() {
        assertThat(Evaluation.read(EVALUATION.toJson(), "evaluation.json")).isEqualTo(EVALUATION);
        assertThat(Evaluation.read(FULL.toJson(), "evaluation.json")).isEqualTo(FULL);
    }

    @Test
    void sets_the_gain_over_the_genre_and_the_curves_beside_the_metrics() {
        var rating = EVALUATION.rating();
        var liked = EVALUATION.liked();

        assertThat(rating.gainOverGenreMean())
                .isEqualTo(
                        PairedGain.inRmse(
                                RATINGS.actual(), RATINGS.predicted(), RATINGS.genreMean(), 1));
        assertThat(rating.gainOverGenreMean().figure())
                .isEqualTo(rating.genreMean().rmse() - rating.model().rmse());
        assertThat(rating.coverage()).isNull();
        assertThat(liked.gainOverGenreShare().figure()).isEqualTo(0.25);
        assertThat(liked.confusion()).isEqualTo(new ConfusionMatrix(2, 1, 0, 1));
        assertThat(liked.thresholds()).hasSize(19);
        assertThat(liked.curves()).isEqualTo(Curves.of(LIKES.actual(), LIKES.predicted()));
        assertThat(liked.calibration().before()).isEqualTo(liked.calibration().after());
        assertThat(EVALUATION.studies()).isEqualTo(Studies.NONE);
    }

    @Test
    void tells_raw_from_calibrated_probabilities() {
        double[] raw = {0, 0, 0.2, 0.3};

        var liked = LikedEvaluation.of(LIKES, raw, 0.5, 1);

        assertThat(liked.model()).isEqualTo(EVALUATION.liked().model());
        assertThat(liked.calibration())
                .isEqualTo(CalibrationEvaluation.of(LIKES.actual(), raw, LIKES.predicted()));
    }

    @Test
    void undefined_figures_are_null_in_json() {
        String json = new String(EVALUATION.toJson(), UTF_8);

        assertThat(json).contains("\"formatVersion\" : 2").contains("\"precision\" : null");
        assertThat(json).doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void says_that_another_format_is_not_known(int version) {
        String other =
                new String(EVALUATION.toJson(), UTF_8)
                        .replace("\"formatVersion\" : 2", "\"formatVersion\" : " + version);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Evaluation.read(other.getBytes(UTF_8), "m/evaluation.json"))
                .withMessage(
                        "m/evaluation.json has format version %d, and this program reads version 2. Open it with the version of Marquee that wrote it."
                                .formatted(version));
    }

    private static Evaluation full() {
        var random = new Random(1);
        double[] ratings = random.doubles(60, 1, 5).toArray();
        double[] likes = Arrays.stream(ratings).map(r -> r > 3 ? 1 : 0).toArray();
        double[] probabilities = random.doubles(60).toArray();
        double[] means = new double[60];
        var slicing = new Slicing("kind", Collections.nCopies(60, "MOVIE"));
        var rating = new TestSplit(9, 3, ratings, means, means, List.of(slicing));
        var liked = new TestSplit(9, 0.5, likes, probabilities, means, List.of(slicing));
        var figures = new ModelFigures(Double.NaN, 1, Double.NaN, 2);
        return new Evaluation(
                RatingEvaluation.of(rating, 1)
                        .with(
                                CoverageEvaluation.of(
                                        ratings,
                                        new CoverageEvaluation.Intervals(0.8, means, ratings),
                                        slicing)),
                LikedEvaluation.of(liked, 0.5, 1),
                new Studies(
                        CrossValidation.of(List.of(figures)),
                        new LearningCurve(List.of(new LearningCurve.Point(10, figures))),
                        BackTest.of(LocalDate.of(2020, 1, 1), rating, liked, 0.5),
                        new NoiseControl(60, Double.NaN, 60, 1, Double.NaN),
                        new LeakReport(
                                List.of(new LeakReport.ColumnPower("votes", 0.9, Double.NaN)))));
    }
}
