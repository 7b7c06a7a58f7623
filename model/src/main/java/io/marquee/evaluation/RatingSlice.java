package io.marquee.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rating model on some of the test titles.
///
/// @param slicing how the titles were parted, for instance `genre`
/// @param value which part this is, for instance `Dramas`
/// @param count number of test titles in it
/// @param figures null for fewer than [#FEWEST] titles, which say too little
public record RatingSlice(String slicing, String value, int count, @Nullable Figures figures) {

    /// The fewest titles that figures are given for.
    public static final int FEWEST = 20;

    /// How well it does there.
    ///
    /// @param rmse root mean squared error, in rating points
    /// @param rmseInterval where it lies with a confidence of 95 %
    /// @param mae mean absolute error, in rating points
    /// @param r2 share explained of the variance within the slice; NaN (JSON: null) if there is
    ///   none
    /// @param meanError mean of predicted minus actual, in rating points: above 0 if the slice is
    ///   flattered
    /// @param gain over the slice's own mean
    public record Figures(
            double rmse,
            Interval rmseInterval,
            double mae,
            @OrUndefined double r2,
            double meanError,
            MeanGain gain) {}

    /// All slices, slicing by slicing, the largest first.
    static List<RatingSlice> of(TestSplit split, long seed) {
        return split.slicings().stream()
                .flatMap(slicing -> slicing.slices().stream())
                .map(slice ->
                        new RatingSlice(
                                slice.slicing(),
                                slice.value(),
                                slice.rows().size(),
                                slice.rows().size() < FEWEST
                                        ? null
                                        : figures(
                                                slice.of(split.actual()),
                                                slice.of(split.predicted()),
                                                seed)))
                .toList();
    }

    private static Figures figures(double[] actual, double[] predicted, long seed) {
        RegressionMetrics metrics = RegressionMetrics.of(actual, predicted);
        double error = 0;
        for (int i = 0; i < actual.length; i++) {
            error += predicted[i] - actual[i];
        }
        Interval rmse =
                Bootstrap.intervals(
                        actual.length,
                        seed,
                        timesDrawn ->
                                new double[] {
                                    RegressionMetrics.of(actual, predicted, timesDrawn).rmse()
                                })[0];
        return new Figures(
                metrics.rmse(),
                rmse,
                metrics.mae(),
                metrics.r2(),
                error / actual.length,
                MeanGain.overMeanOfTheOthers(actual, predicted));
    }
}
