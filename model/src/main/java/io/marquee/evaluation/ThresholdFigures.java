package io.marquee.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/// What calling a title liked from another probability on would give.
///
/// @param threshold probability from which a title is called liked
/// @param precision share of the titles called liked that are; NaN (JSON: null) if none is called
/// @param recall share of the liked titles that are called so; NaN (JSON: null) if none is liked
/// @param f1 harmonic mean of both; NaN (JSON: null) if none is liked nor called
/// @param accuracy share of titles called right
public record ThresholdFigures(
        double threshold,
        @OrUndefined double precision,
        @OrUndefined double recall,
        @OrUndefined double f1,
        double accuracy) {

    private static final int STEPS = 20;

    /// For the thresholds .05, .10, .15, up to .95.
    static List<ThresholdFigures> table(double[] actual, double[] predicted) {
        return IntStream.range(1, STEPS)
                .mapToObj(step -> at((double) step / STEPS, actual, predicted))
                .toList();
    }

    private static ThresholdFigures at(double threshold, double[] actual, double[] predicted) {
        ConfusionMatrix m = ConfusionMatrix.of(actual, predicted, threshold);
        int right = m.truePositives() + m.trueNegatives();
        int called = m.truePositives() + m.falsePositives();
        int liked = m.truePositives() + m.falseNegatives();
        return new ThresholdFigures(
                threshold,
                ratio(m.truePositives(), called),
                ratio(m.truePositives(), liked),
                ratio(2 * m.truePositives(), called + liked),
                ratio(right, actual.length));
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
