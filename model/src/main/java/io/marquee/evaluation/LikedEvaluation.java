package io.marquee.evaluation;

import java.util.Arrays;

/// The liked model beside the naive answers, all on the same test titles.
///
/// @param trainingTitles number of titles the model was trained on
/// @param testTitles number of titles the metrics are of
/// @param threshold probability from which a title is called liked
/// @param model the model's metrics
/// @param intervals where they lie with a confidence of 95 %
/// @param alwaysLiked metrics of answering 1 for every title; what it costs in log loss is set by
///   the probability's bound
/// @param share metrics of answering the share of training titles that are liked
/// @param genreShare metrics of answering that share among the titles of the title's leading genre
public record LikedEvaluation(
        int trainingTitles,
        int testTitles,
        double threshold,
        ClassificationMetrics model,
        ClassificationIntervals intervals,
        ClassificationMetrics alwaysLiked,
        ClassificationMetrics share,
        ClassificationMetrics genreShare) {

    /// @param threshold probability from which a title is called liked
    /// @param seed of the intervals' resamples
    public static LikedEvaluation of(TestSplit split, double threshold, long seed) {
        double[] actual = split.actual();
        return new LikedEvaluation(
                split.trainingTitles(),
                actual.length,
                threshold,
                ClassificationMetrics.of(actual, split.predicted(), threshold),
                ClassificationIntervals.of(actual, split.predicted(), threshold, seed),
                constant(actual, 1, threshold),
                constant(actual, split.trainingMean(), threshold),
                ClassificationMetrics.of(actual, split.genreMean(), threshold));
    }

    private static ClassificationMetrics constant(
            double[] actual, double probability, double threshold) {
        double[] same = new double[actual.length];
        Arrays.fill(same, probability);
        return ClassificationMetrics.of(actual, same, threshold);
    }
}
