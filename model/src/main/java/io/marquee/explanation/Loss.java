package io.marquee.explanation;

import io.marquee.ensemble.Objective;

/// How wrong predictions are: root mean squared error of ratings, mean log loss of probabilities.
final class Loss {

    /// Keeps the loss of a probability of 0 or 1 finite.
    private static final double SMALLEST = 1e-15;

    private Loss() {}

    /// @param actual ratings, or 1 for liked and 0 for not
    static double of(Objective objective, double[] actual, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum +=
                    switch (objective) {
                        case RATING -> (predicted[i] - actual[i]) * (predicted[i] - actual[i]);
                        case LIKED -> logLoss(actual[i], predicted[i]);
                    };
        }
        double mean = sum / actual.length;
        return switch (objective) {
            case RATING -> Math.sqrt(mean);
            case LIKED -> mean;
        };
    }

    private static double logLoss(double actual, double predicted) {
        double given = actual == 1 ? predicted : 1 - predicted;
        return -StrictMath.log(Math.clamp(given, SMALLEST, 1 - SMALLEST));
    }
}
