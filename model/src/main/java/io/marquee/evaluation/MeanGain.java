package io.marquee.evaluation;

import java.util.Arrays;

/// How much smaller a model's squared error is, per title, than that of a naive answer to the same
/// titles; below 0 where the naive answer is better.
///
/// @param mean over the titles
/// @param standardError of that mean
public record MeanGain(double mean, double standardError) {

    /// The gain over answering each title with the mean label of the others: what a slice's own
    /// mean would have given, without the title's own label in it.
    ///
    /// @param actual labels, one per title, at least two
    /// @param predicted one per title
    static MeanGain overMeanOfTheOthers(double[] actual, double[] predicted) {
        int n = actual.length;
        double sum = Arrays.stream(actual).sum();
        double[] gains = new double[n];
        for (int i = 0; i < n; i++) {
            double ofTheOthers = (sum - actual[i]) / (n - 1);
            gains[i] = square(actual[i] - ofTheOthers) - square(actual[i] - predicted[i]);
        }
        double mean = Arrays.stream(gains).sum() / n;
        double variance = Arrays.stream(gains).map(gain -> square(gain - mean)).sum() / (n - 1);
        return new MeanGain(mean, Math.sqrt(variance / n));
    }

    private static double square(double x) {
        return x * x;
    }
}
