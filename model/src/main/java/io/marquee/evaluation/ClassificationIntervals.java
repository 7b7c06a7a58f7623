package io.marquee.evaluation;

/// The 95 % intervals of [ClassificationMetrics].
public record ClassificationIntervals(
        Interval accuracy,
        Interval precision,
        Interval recall,
        Interval f1,
        Interval rocAuc,
        Interval logLoss,
        Interval calibrationError) {

    /// Bootstraps them from 1,000 resamples. A resample's calibration error is biased upward by its
    /// chance imbalance, so that interval may lie wholly above the figure itself.
    ///
    /// @param actual 1 for liked, 0 for not, one per title, at least one
    /// @param predicted probabilities, 0 to 1
    /// @param threshold probability from which a title is called liked
    /// @param seed of the resamples; the same seed gives the same intervals
    public static ClassificationIntervals of(
            double[] actual, double[] predicted, double threshold, long seed) {
        RankedTitles titles = new RankedTitles(actual, predicted, threshold);
        Interval[] intervals =
                Bootstrap.intervals(
                        actual.length, seed, timesDrawn -> figures(titles.metrics(timesDrawn)));
        return new ClassificationIntervals(
                intervals[0],
                intervals[1],
                intervals[2],
                intervals[3],
                intervals[4],
                intervals[5],
                intervals[6]);
    }

    private static double[] figures(ClassificationMetrics m) {
        return new double[] {
            m.accuracy(),
            m.precision(),
            m.recall(),
            m.f1(),
            m.rocAuc(),
            m.logLoss(),
            m.calibrationError()
        };
    }
}
