package io.marquee.dashboard.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.evaluation.ConfusionMatrix;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.TestSplit;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallsTest {

    @Test
    void tells_for_each_threshold_which_titles_are_called_liked() {
        LikedEvaluation liked =
                evaluation(new double[] {1, 1, 0, 0}, new double[] {.92, .32, .62, .12});

        assertThat(Calls.of(liked)).hasSize(20);
        assertThat(Calls.of(liked).getFirst())
                .isEqualTo(new Calls(0.05, false, new ConfusionMatrix(2, 2, 0, 0)));
        Calls own = Calls.of(liked).stream().filter(Calls::own).findFirst().orElseThrow();
        assertThat(own).isEqualTo(new Calls(0.47, true, new ConfusionMatrix(1, 1, 1, 1)));
        assertThat(own.precision()).isEqualTo(0.5);
        assertThat(own.recall()).isEqualTo(0.5);
        assertThat(own.f1()).isEqualTo(0.5);
        assertThat(own.accuracy()).isEqualTo(0.5);
        Calls strictest = Calls.of(liked).getLast();
        assertThat(strictest).isEqualTo(new Calls(0.95, false, new ConfusionMatrix(0, 0, 2, 2)));
        assertThat(strictest.precision()).isNaN();
        assertThat(strictest.recall()).isZero();
    }

    @Test
    void gets_whole_counts_back_from_the_shares_of_many_titles() {
        Random random = new Random(7);
        double[] actual = IntStream.range(0, 997).mapToDouble(_ -> random.nextInt(2)).toArray();
        double[] predicted =
                IntStream.range(0, 997).mapToDouble(_ -> random.nextDouble()).toArray();

        for (Calls calls : Calls.of(evaluation(actual, predicted))) {
            assertThat(calls.counts())
                    .isEqualTo(ConfusionMatrix.of(actual, predicted, calls.threshold()));
        }
    }

    @Test
    void knows_titles_that_are_all_of_one_kind() {
        double[] predicted = {.2, .7, .9};
        for (double kind : new double[] {0, 1}) {
            double[] actual = {kind, kind, kind};
            for (Calls calls : Calls.of(evaluation(actual, predicted))) {
                assertThat(calls.counts())
                        .isEqualTo(ConfusionMatrix.of(actual, predicted, calls.threshold()));
            }
        }
    }

    private static LikedEvaluation evaluation(double[] actual, double[] predicted) {
        return LikedEvaluation.of(new TestSplit(10, 0.5, actual, predicted, predicted), 0.47, 1);
    }
}
