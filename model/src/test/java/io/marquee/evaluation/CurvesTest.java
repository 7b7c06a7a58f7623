package io.marquee.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.evaluation.Curves.PrecisionRecallPoint;
import io.marquee.evaluation.Curves.RocPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvesTest {

    private static final double[] ACTUAL = {1, 0, 1, 0, 1, 0};
    private static final double[] PREDICTED = {0.9, 0.8, 0.8, 0.3, 0.4, 0.1};

    @Test
    void are_what_a_hand_draws() {
        Curves curves = Curves.of(ACTUAL, PREDICTED);

        assertThat(curves.roc())
                .containsExactly(
                        new RocPoint(Double.NaN, 0, 0),
                        new RocPoint(0.9, 0, 1 / 3.0),
                        new RocPoint(0.8, 1 / 3.0, 2 / 3.0),
                        new RocPoint(0.4, 1 / 3.0, 1),
                        new RocPoint(0.3, 2 / 3.0, 1),
                        new RocPoint(0.1, 1, 1));
        assertThat(curves.precisionRecall())
                .containsExactly(
                        new PrecisionRecallPoint(0.9, 1 / 3.0, 1),
                        new PrecisionRecallPoint(0.8, 2 / 3.0, 2 / 3.0),
                        new PrecisionRecallPoint(0.4, 1, 3 / 4.0),
                        new PrecisionRecallPoint(0.3, 1, 3 / 5.0),
                        new PrecisionRecallPoint(0.1, 1, 3 / 6.0));
        // A third more recall at precisions 1, 2/3 and 3/4.
        assertThat(curves.averagePrecision()).isEqualTo((1 + 2 / 3.0 + 3 / 4.0) / 3, within(1e-12));
    }

    @Test
    void keep_their_ends_and_their_area_when_thinned() {
        var random = new Random(5);
        double[] predicted = random.doubles(20_000).toArray();
        double[] actual =
                Arrays.stream(predicted).map(p -> random.nextDouble() < p ? 1 : 0).toArray();

        Curves curves = Curves.of(actual, predicted);

        assertThat(curves.roc()).hasSize(200).startsWith(new RocPoint(Double.NaN, 0, 0));
        assertThat(curves.roc().getLast().falsePositiveRate()).isEqualTo(1);
        assertThat(curves.roc().getLast().truePositiveRate()).isEqualTo(1);
        assertThat(curves.precisionRecall()).hasSize(200);
        assertThat(curves.precisionRecall().getLast().recall()).isEqualTo(1);
        assertThat(curves.precisionRecall().getLast().precision())
                .isEqualTo(Arrays.stream(actual).average().orElseThrow(), within(1e-12));
        double area = 0;
        for (int i = 1; i < 200; i++) {
            RocPoint a = curves.roc().get(i - 1);
            RocPoint b = curves.roc().get(i);
            area +=
                    (b.falsePositiveRate() - a.falsePositiveRate())
                            * (a.truePositiveRate() + b.truePositiveRate())
                            / 2;
        }
        assertThat(area)
                .isEqualTo(ClassificationMetrics.of(actual, predicted).rocAuc(), within(1e-3));
    }

    @Test
    void are_empty_where_there_is_nothing_to_tell_apart() {
        double[] predicted = {0.9, 0.2};

        Curves none = Curves.of(new double[] {0, 0}, predicted);
        Curves all = Curves.of(new double[] {1, 1}, predicted);

        assertThat(none).isEqualTo(new Curves(List.of(), List.of(), Double.NaN));
        assertThat(all.roc()).isEmpty();
        assertThat(all.averagePrecision()).isEqualTo(1);
        assertThat(all.precisionRecall())
                .containsExactly(
                        new PrecisionRecallPoint(0.9, 0.5, 1), new PrecisionRecallPoint(0.2, 1, 1));
    }

    @Test
    void the_confusion_matrix_counts_each_title_once() {
        assertThat(ConfusionMatrix.of(ACTUAL, PREDICTED, 0.5))
                .isEqualTo(new ConfusionMatrix(2, 1, 1, 2));
        assertThat(ConfusionMatrix.of(ACTUAL, PREDICTED, 0.8))
                .isEqualTo(new ConfusionMatrix(2, 1, 1, 2));
        assertThat(ConfusionMatrix.of(ACTUAL, PREDICTED, 0.81))
                .isEqualTo(new ConfusionMatrix(1, 0, 2, 3));
    }

    @Test
    void the_table_of_thresholds_agrees_with_the_metrics_at_each() {
        List<ThresholdFigures> table = ThresholdFigures.table(ACTUAL, PREDICTED);

        assertThat(table).hasSize(19);
        assertThat(table).extracting(ThresholdFigures::threshold).startsWith(0.05, 0.1, 0.15);
        assertThat(table.getLast()).isEqualTo(new ThresholdFigures(0.95, Double.NaN, 0, 0, 0.5));
        for (ThresholdFigures row : table) {
            ClassificationMetrics metrics =
                    ClassificationMetrics.of(ACTUAL, PREDICTED, row.threshold());
            assertThat(row)
                    .isEqualTo(
                            new ThresholdFigures(
                                    row.threshold(),
                                    metrics.precision(),
                                    metrics.recall(),
                                    metrics.f1(),
                                    metrics.accuracy()));
        }
    }
}
