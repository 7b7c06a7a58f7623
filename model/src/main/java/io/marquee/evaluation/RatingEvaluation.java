package io.marquee.evaluation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rating model beside the naive answers, all on the same test titles.
///
/// @param trainingTitles number of titles the model was trained on
/// @param testTitles number of titles the metrics are of
/// @param model the model's metrics
/// @param intervals where they lie with a confidence of 95 %
/// @param mean metrics of answering the training titles' mean rating
/// @param genreMean metrics of answering the mean rating of the title's leading genre
/// @param gainOverGenreMean by how much the model's RMSE is below that of the genre mean
/// @param slices the model on parts of the test titles, slicing by slicing, the largest part first
/// @param grid predicted against actual ratings
/// @param errors how the errors are spread
/// @param coverage of the predicted intervals; null if none were predicted
public record RatingEvaluation(
        int trainingTitles,
        int testTitles,
        RegressionMetrics model,
        RegressionIntervals intervals,
        RegressionMetrics mean,
        RegressionMetrics genreMean,
        PairedGain gainOverGenreMean,
        List<RatingSlice> slices,
        RatingGrid grid,
        ErrorHistogram errors,
        @Nullable CoverageEvaluation coverage) {

    public RatingEvaluation {
        slices = List.copyOf(slices);
    }

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
                RegressionMetrics.of(actual, split.genreMean()),
                PairedGain.inRmse(actual, split.predicted(), split.genreMean(), seed),
                RatingSlice.of(split, seed),
                RatingGrid.of(actual, split.predicted()),
                ErrorHistogram.of(actual, split.predicted()),
                null);
    }

    /// The same with what became of the predicted intervals.
    public RatingEvaluation with(CoverageEvaluation known) {
        return new RatingEvaluation(
                trainingTitles,
                testTitles,
                model,
                intervals,
                mean,
                genreMean,
                gainOverGenreMean,
                slices,
                grid,
                errors,
                known);
    }
}
