package io.marquee.evaluation;

import java.util.Arrays;

/// The rating model beside the naive answers, all on the same test titles.
///
/// @param trainingTitles number of titles the model was trained on
/// @param testTitles number of titles the metrics are of
/// @param model the model's metrics
/// @param intervals where they lie with a confidence of 95 %
/// @param mean metrics of answering the training titles' mean rating
/// @param genreMean metrics of answering the mean rating of the title's leading genre
public record RatingEvaluation(
        int trainingTitles,
        int testTitles,
        RegressionMetrics model,
        RegressionIntervals intervals,
        RegressionMetrics mean,
        RegressionMetrics genreMean) {

    /// @param seed of the intervals' resamples
    public static RatingEvaluation of(TestSplit split, long seed) {
        double[] actual = split.actual();
        double[] mean = new double[actual.length];
        Arrays.fill(mean, split.trainingMean());
        return new RatingEvaluation(
                split.trainingTitles(),
                actual.length,
                RegressionMetrics.of(actual, split.predicted()),
                RegressionIntervals.of(actual, split.predicted(), seed),
                RegressionMetrics.of(actual, mean),
                RegressionMetrics.of(actual, split.genreMean()));
    }
}
