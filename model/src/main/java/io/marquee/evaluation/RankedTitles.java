package io.marquee.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Test titles in ascending order of their predicted probability. Sorted once, any resample's
/// metrics take a single pass, which is what makes the bootstrap quick.
final class RankedTitles {

    private static final int BINS = 10;
    private static final double SMALLEST = 1e-15;

    private final double threshold;

    /// Places of the ranking to rows of the input.
    private final int[] rows;

    private final boolean[] liked;
    private final double[] probability;
    private final double[] loss;

    RankedTitles(double[] actual, double[] predicted, double threshold) {
        Predictions.checkProbabilities(actual, predicted);
        this.threshold = threshold;
        rows =
                IntStream.range(0, actual.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> predicted[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        liked = new boolean[rows.length];
        probability = new double[rows.length];
        loss = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            liked[i] = actual[rows[i]] == 1;
            probability[i] = predicted[rows[i]];
            double given = liked[i] ? probability[i] : 1 - probability[i];
            loss[i] = -StrictMath.log(Math.clamp(given, SMALLEST, 1 - SMALLEST));
        }
    }

    ClassificationMetrics metrics() {
        int[] once = new int[rows.length];
        Arrays.fill(once, 1);
        return metrics(once);
    }

    /// @param timesDrawn how many times each row of the input is in the resample
    ClassificationMetrics metrics(int[] timesDrawn) {
        int positives = 0;
        int negatives = 0;
        int called = 0;
        int calledRight = 0;
        double losses = 0;
        double[] excess = new double[BINS];
        double pairsInOrder = 0;
        for (int i = 0; i < rows.length; ) {
            // All titles of one probability at once: among themselves they are ties.
            double p = probability[i];
            int tiedPositives = 0;
            int tiedNegatives = 0;
            for (; i < rows.length && probability[i] == p; i++) {
                int times = timesDrawn[rows[i]];
                losses += times * loss[i];
                if (liked[i]) {
                    tiedPositives += times;
                } else {
                    tiedNegatives += times;
                }
            }
            pairsInOrder += tiedPositives * (negatives + tiedNegatives / 2.0);
            positives += tiedPositives;
            negatives += tiedNegatives;
            if (p >= threshold) {
                called += tiedPositives + tiedNegatives;
                calledRight += tiedPositives;
            }
            int bin = Math.min((int) (p * BINS), BINS - 1);
            excess[bin] += p * (tiedPositives + tiedNegatives) - tiedPositives;
        }
        int count = positives + negatives;
        int wrong = (called - calledRight) + (positives - calledRight);
        return new ClassificationMetrics(
                count,
                ratio(positives, count),
                ratio(count - wrong, count),
                ratio(calledRight, called),
                ratio(calledRight, positives),
                ratio(2 * calledRight, called + positives),
                ratio(pairsInOrder, (double) positives * negatives),
                losses / count,
                Arrays.stream(excess).map(Math::abs).sum() / count);
    }

    /// NaN where there is nothing to divide by.
    private static double ratio(double part, double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
