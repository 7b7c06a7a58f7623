package io.marquee.evaluation;

/// How much better one set of predictions is than another of the same titles. Both are scored on
/// the same resamples, so what makes some titles harder for both cancels out.
///
/// @param figure above 0 if better, below 0 if worse; NaN (JSON: null) where it is undefined
/// @param interval where it lies with a confidence of 95 %
public record PairedGain(@OrUndefined double figure, Interval interval) {

    /// Of two sets that have no titles.
    private static final PairedGain UNDEFINED = new PairedGain(Double.NaN, Interval.UNDEFINED);

    /// By how many rating points the RMSE of `better` is below that of `other`.
    ///
    /// @param actual one rating per title; if there are none, the gain is undefined
    /// @param seed of the resamples
    public static PairedGain inRmse(double[] actual, double[] better, double[] other, long seed) {
        if (actual.length == 0) {
            return UNDEFINED;
        }
        Predictions.check(actual, better);
        Predictions.check(actual, other);
        return new PairedGain(
                RegressionMetrics.of(actual, other).rmse()
                        - RegressionMetrics.of(actual, better).rmse(),
                Bootstrap.intervals(
                        actual.length,
                        seed,
                        timesDrawn ->
                                new double[] {
                                    RegressionMetrics.of(actual, other, timesDrawn).rmse()
                                            - RegressionMetrics.of(actual, better, timesDrawn)
                                                    .rmse()
                                })[0]);
    }

    /// By how much the area under the ROC curve of `better` is above that of `other`.
    ///
    /// @param actual 1 for liked, 0 for not; if there are none, the gain is undefined
    /// @param seed of the resamples
    public static PairedGain inRocAuc(double[] actual, double[] better, double[] other, long seed) {
        return ofRanked(actual, better, other, seed, (one, two) -> one.rocAuc() - two.rocAuc());
    }

    /// By how many nats per title the log loss of `better` is below that of `other`.
    ///
    /// @param actual 1 for liked, 0 for not; if there are none, the gain is undefined
    /// @param seed of the resamples
    public static PairedGain inLogLoss(
            double[] actual, double[] better, double[] other, long seed) {
        return ofRanked(actual, better, other, seed, (one, two) -> two.logLoss() - one.logLoss());
    }

    /// Whether it is better by more than chance.
    public boolean surelyBetter() {
        return interval.low() > 0;
    }

    /// Whether it is worse by more than chance.
    public boolean surelyWorse() {
        return interval.high() < 0;
    }

    private static PairedGain ofRanked(
            double[] actual, double[] better, double[] other, long seed, Comparison comparison) {
        if (actual.length == 0) {
            return UNDEFINED;
        }
        RankedTitles one = new RankedTitles(actual, better, ClassificationMetrics.EVEN_ODDS);
        RankedTitles two = new RankedTitles(actual, other, ClassificationMetrics.EVEN_ODDS);
        return new PairedGain(
                comparison.gain(one.metrics(), two.metrics()),
                Bootstrap.intervals(
                        actual.length,
                        seed,
                        timesDrawn ->
                                new double[] {
                                    comparison.gain(
                                            one.metrics(timesDrawn), two.metrics(timesDrawn))
                                })[0]);
    }

    private interface Comparison {
        double gain(ClassificationMetrics one, ClassificationMetrics two);
    }
}
