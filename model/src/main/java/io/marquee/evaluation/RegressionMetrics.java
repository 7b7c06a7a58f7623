package io.marquee.evaluation;

import java.util.Arrays;

/// How close predicted ratings are to the actual ones.
///
/// @param count number of titles
/// @param rmse root mean squared error, in rating points
/// @param mae mean absolute error, in rating points
/// @param r2 share of the ratings' variance explained; below 0 if their mean would have done
///   better; NaN (JSON: null) if all ratings are the same
public record RegressionMetrics(int count, double rmse, double mae, @OrUndefined double r2) {

    /// @param actual one rating per title, at least one
    /// @param predicted one rating per title
    public static RegressionMetrics of(double[] actual, double[] predicted) {
        Predictions.check(actual, predicted);
        int[] once = new int[actual.length];
        Arrays.fill(once, 1);
        return of(actual, predicted, once);
    }

    /// The metrics of a resample.
    ///
    /// @param timesDrawn how many times each title is in it
    static RegressionMetrics of(double[] actual, double[] predicted, int[] timesDrawn) {
        int count = 0;
        double sum = 0;
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = predicted[i] - actual[i];
            count += timesDrawn[i];
            sum += timesDrawn[i] * actual[i];
            absolute += timesDrawn[i] * Math.abs(error);
            squared += timesDrawn[i] * error * error;
        }
        double mean = sum / count;
        double total = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < actual.length; i++) {
            if (timesDrawn[i] > 0) {
                total += timesDrawn[i] * (actual[i] - mean) * (actual[i] - mean);
                lowest = Math.min(lowest, actual[i]);
                highest = Math.max(highest, actual[i]);
            }
        }
        // Rounding can leave a constant a trace of variance, so it is asked for outright.
        double r2 = lowest < highest ? 1 - squared / total : Double.NaN;
        return new RegressionMetrics(count, Math.sqrt(squared / count), absolute / count, r2);
    }
}
