package io.marquee.evaluation;

/// What every metric asks of its input.
final class Predictions {

    private Predictions() {}

    /// @throws IllegalArgumentException if there is no row, the lengths differ or a value is not
    ///   finite
    static void check(double[] actual, double[] predicted) {
        if (actual.length == 0 || actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    "%d actual and %d predicted values".formatted(actual.length, predicted.length));
        }
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isFinite(actual[i]) || !Double.isFinite(predicted[i])) {
                throw new IllegalArgumentException(
                        "row %d has %s as actual and %s as predicted value"
                                .formatted(i, actual[i], predicted[i]));
            }
        }
    }

    /// @throws IllegalArgumentException also if a label is neither 0 nor 1, or a prediction is not
    ///   a probability
    static void checkProbabilities(double[] actual, double[] predicted) {
        check(actual, predicted);
        for (int i = 0; i < actual.length; i++) {
            boolean label = actual[i] == 0 || actual[i] == 1;
            if (!label || predicted[i] < 0 || predicted[i] > 1) {
                throw new IllegalArgumentException(
                        "row %d has the label %s and the probability %s"
                                .formatted(i, actual[i], predicted[i]));
            }
        }
    }
}
