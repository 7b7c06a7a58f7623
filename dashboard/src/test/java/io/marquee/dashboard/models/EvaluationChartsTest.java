package io.marquee.dashboard.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.evaluation.ErrorHistogram;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingGrid;
import io.marquee.evaluation.TestSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationChartsTest {

    @Test
    void the_grid_has_predicted_ratings_across_and_actual_ones_down() {
        RatingGrid grid =
                new RatingGrid(
                        0.25,
                        List.of(new RatingGrid.Cell(1, 4.75, 3), new RatingGrid.Cell(3.5, 2, 7)));

        assertThat(EvaluationCharts.predictedAgainstActual(grid).table().rows())
                .containsExactly(List.of("4.75", "1.00", 3.0), List.of("2.00", "3.50", 7.0));
    }

    @Test
    void errors_are_drawn_from_the_first_bin_with_titles_to_the_last() {
        ErrorHistogram errors = new ErrorHistogram(-1, 0.5, List.of(0, 2, 0, 5, 0));

        assertThat(EvaluationCharts.errors(errors).table().rows())
                .containsExactly(List.of("-0.50", 2.0), List.of("0.00", 0.0), List.of("0.50", 5.0));
        assertThat(EvaluationCharts.errors(new ErrorHistogram(0, 1, List.of(0, 0))).table().rows())
                .hasSize(1);
    }

    @Test
    void precision_and_recall_stand_beside_calling_all_titles_liked() {
        double[] predicted = {.9, .8, .3, .1};
        LikedEvaluation liked =
                LikedEvaluation.of(
                        new TestSplit(9, .5, new double[] {1, 0, 1, 0}, predicted, predicted),
                        .5,
                        1);

        assertThat(EvaluationCharts.precisionRecall(liked).table().rows())
                .contains(
                        List.of("Model", 0.5, 1.0),
                        List.of("Model", 0.5, 0.5),
                        List.of("Model", 1.0, 0.5),
                        List.of("Always liked", 0.0, 0.5),
                        List.of("Always liked", 1.0, 0.5));
        assertThat(EvaluationCharts.roc(liked).description())
                .endsWith("the area under the curve is 0.750.");
    }
}
