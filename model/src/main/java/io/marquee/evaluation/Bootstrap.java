package io.marquee.evaluation;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;

/// 95 % intervals by the percentile bootstrap: a figure is computed again on many resamples of the
/// test rows, drawn with replacement, and the middle 95 % of its values is the interval.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
final class Bootstrap {

    private static final int RESAMPLES = 1000;

    private Bootstrap() {}

    /// @param rows number of test rows
    /// @param figures from how many times each row was drawn to the figures; NaN if undefined
    /// @return one interval per figure
    static Interval[] intervals(int rows, long seed, Function<int[], double[]> figures) {
        Random random = new Random(seed);
        double[][] resampled = new double[RESAMPLES][];
        int[] timesDrawn = new int[rows];
        for (int b = 0; b < RESAMPLES; b++) {
            Arrays.fill(timesDrawn, 0);
            for (int i = 0; i < rows; i++) {
                timesDrawn[random.nextInt(rows)]++;
            }
            resampled[b] = figures.apply(timesDrawn);
        }
        Interval[] intervals = new Interval[resampled[0].length];
        for (int f = 0; f < intervals.length; f++) {
            int figure = f;
            intervals[f] =
                    middle(
                            Arrays.stream(resampled)
                                    .mapToDouble(values -> values[figure])
                                    .filter(value -> !Double.isNaN(value))
                                    .sorted()
                                    .toArray());
        }
        return intervals;
    }

    private static Interval middle(double[] sorted) {
        if (sorted.length < RESAMPLES / 2) {
            return Interval.UNDEFINED;
        }
        return new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
