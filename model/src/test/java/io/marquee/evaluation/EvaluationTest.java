package io.marquee.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import org.junit.jupiter.api.Test;

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
    }

    @Test
    void undefined_figures_are_null_in_json() {
        String json = new String(EVALUATION.toJson(), UTF_8);

        assertThat(json).contains("\"formatVersion\" : 1").contains("\"precision\" : null");
        assertThat(json).doesNotContain("NaN");
    }

    @Test
    void says_that_a_newer_format_is_not_known() {
        String newer =
                new String(EVALUATION.toJson(), UTF_8)
                        .replace("\"formatVersion\" : 1", "\"formatVersion\" : 2");

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Evaluation.read(newer.getBytes(UTF_8), "m/evaluation.json"))
                .withMessage(
                        "m/evaluation.json has format version 2, and this program reads version 1. Open it with the version of Marquee that wrote it.");
    }
}
