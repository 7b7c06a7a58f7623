package io.marquee.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Predicted and actual ratings with the difficulty of each title, in one order whatever order they
/// came in: ascending by difficulty, then by the ratings. So nothing that is fitted on them depends
/// on the order of titles.
@SuppressWarnings("ArrayRecordComponent") // made here, never changed nor compared
record RatedTitles(double[] predicted, double[] actual, double[] difficulty) {

    /// @throws IllegalArgumentException if the lengths differ or a value is not finite
    static RatedTitles of(double[] predicted, double[] actual, double[] difficulty) {
        if (predicted.length != actual.length || predicted.length != difficulty.length) {
            throw new IllegalArgumentException(
                    "%d predicted ratings, %d actual ones and %d difficulties"
                            .formatted(predicted.length, actual.length, difficulty.length));
        }
        for (int i = 0; i < predicted.length; i++) {
            if (!Double.isFinite(predicted[i])
                    || !Double.isFinite(actual[i])
                    || !Double.isFinite(difficulty[i])) {
                throw new IllegalArgumentException(
                        "row %d has the predicted rating %s, the actual one %s and the difficulty %s"
                                .formatted(i, predicted[i], actual[i], difficulty[i]));
            }
        }
        int[] order =
                IntStream.range(0, predicted.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer i) -> difficulty[i])
                                        .thenComparingDouble(i -> predicted[i])
                                        .thenComparingDouble(i -> actual[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new RatedTitles(predicted, actual, difficulty).at(order);
    }

    RatedTitles at(int[] places) {
        double[] somePredicted = new double[places.length];
        double[] someActual = new double[places.length];
        double[] someDifficulty = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            somePredicted[i] = predicted[places[i]];
            someActual[i] = actual[places[i]];
            someDifficulty[i] = difficulty[places[i]];
        }
        return new RatedTitles(somePredicted, someActual, someDifficulty);
    }

    int size() {
        return predicted.length;
    }

    /// Actual less predicted.
    double residual(int place) {
        return actual[place] - predicted[place];
    }

    /// [#residual] of all.
    double[] residuals() {
        double[] residuals = new double[size()];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = residual(i);
        }
        return residuals;
    }
}
