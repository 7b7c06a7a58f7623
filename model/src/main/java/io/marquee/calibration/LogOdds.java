package io.marquee.calibration;

/// Probabilities and log-odds, each as the other. `StrictMath`: what is fitted ends up in files.
final class LogOdds {

    /// No title is ever surer than a million to one.
    static final double SMALLEST = 1e-6;

    private LogOdds() {}

    /// @return kept [#SMALLEST] away from 0 and 1
    static double toProbability(double logOdds) {
        return inside(1 / (1 + StrictMath.exp(-logOdds)));
    }

    /// @param probability 0 to 1; taken as [#SMALLEST] away from either end
    static double of(double probability) {
        double p = inside(probability);
        return StrictMath.log(p / (1 - p));
    }

    static double inside(double probability) {
        return Math.clamp(probability, SMALLEST, 1 - SMALLEST);
    }
}
