package io.marquee.evaluation;

/// The 95 % intervals of [RegressionMetrics].
public record RegressionIntervals(Interval rmse, Interval mae, Interval r2) {

    /// Bootstraps them from 1,000 resamples.
    ///
    /// @param actual one rating per title, at least one
    /// @param predicted one rating per title
    /// @param seed of the resamples; the same seed gives the same intervals
    public static RegressionIntervals of(double[] actual, double[] predicted, long seed) {
        Predictions.check(actual, predicted);
        Interval[] intervals =
                Bootstrap.intervals(
                        actual.length,
                        seed,
                        timesDrawn -> {
                            var m = RegressionMetrics.of(actual, predicted, timesDrawn);
                            return new double[] {m.rmse(), m.mae(), m.r2()};
                        });
        return new RegressionIntervals(intervals[0], intervals[1], intervals[2]);
    }
}
