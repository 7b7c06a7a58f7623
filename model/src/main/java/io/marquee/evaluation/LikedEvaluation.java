package io.marquee.evaluation;

import java.util.Arrays;
import java.util.List;

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
/// @param gainOverGenreShare by how much the model's ROC AUC is above that of the genre share
/// @param confusion how many titles are called what at the threshold
/// @param thresholds what other thresholds would give
/// @param curves ROC and precision-recall
/// @param calibration whether the probabilities mean what they say; the same before and after where
///   they were not calibrated
/// @param slices the model on parts of the test titles, slicing by slicing, the largest part first
public record LikedEvaluation(
        int trainingTitles,
        int testTitles,
        double threshold,
        ClassificationMetrics model,
        ClassificationIntervals intervals,
        ClassificationMetrics alwaysLiked,
        ClassificationMetrics share,
        ClassificationMetrics genreShare,
        PairedGain gainOverGenreShare,
        ConfusionMatrix confusion,
        List<ThresholdFigures> thresholds,
        Curves curves,
        CalibrationEvaluation calibration,
        List<LikedSlice> slices) {

    public LikedEvaluation {
        thresholds = List.copyOf(thresholds);
        slices = List.copyOf(slices);
    }

    /// Of probabilities that were not calibrated.
    ///
    /// @param threshold probability from which a title is called liked
    /// @param seed of the intervals' resamples
    public static LikedEvaluation of(TestSplit split, double threshold, long seed) {
        return of(split, split.predicted(), threshold, seed);
    }

    /// @param split its predictions are the calibrated probabilities
    /// @param raw the model's own probabilities, one per test title
    /// @param threshold calibrated probability from which a title is called liked
    /// @param seed of the intervals' resamples
    public static LikedEvaluation of(TestSplit split, double[] raw, double threshold, long seed) {
        double[] actual = split.actual();
        return new LikedEvaluation(
                split.trainingTitles(),
                actual.length,
                threshold,
                ClassificationMetrics.of(actual, split.predicted(), threshold),
                ClassificationIntervals.of(actual, split.predicted(), threshold, seed),
                constant(actual, 1, threshold),
                constant(actual, split.trainingMean(), threshold),
                ClassificationMetrics.of(actual, split.genreMean(), threshold),
                PairedGain.inRocAuc(actual, split.predicted(), split.genreMean(), seed),
                ConfusionMatrix.of(actual, split.predicted(), threshold),
                ThresholdFigures.table(actual, split.predicted()),
                Curves.of(actual, split.predicted()),
                CalibrationEvaluation.of(actual, raw, split.predicted()),
                LikedSlice.of(split, threshold, seed));
    }

    private static ClassificationMetrics constant(
            double[] actual, double probability, double threshold) {
        double[] same = new double[actual.length];
        Arrays.fill(same, probability);
        return ClassificationMetrics.of(actual, same, threshold);
    }
}
