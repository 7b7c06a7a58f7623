package io.marquee.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The liked model on some of the test titles.
///
/// @param slicing how the titles were parted, for instance `genre`
/// @param value which part this is, for instance `Dramas`
/// @param count number of test titles in it
/// @param figures null for fewer than [RatingSlice#FEWEST] titles, which say too little
public record LikedSlice(String slicing, String value, int count, @Nullable Figures figures) {

    /// How well it does there.
    ///
    /// @param positiveShare share of the slice's titles that are liked
    /// @param rocAuc within the slice; NaN (JSON: null) if all of its titles are of one kind
    /// @param rocAucInterval where that lies with a confidence of 95 %
    /// @param accuracy share of titles called right
    /// @param gain over the slice's own share of liked titles, of the squared distance between
    ///   probability and label (Brier score)
    public record Figures(
            double positiveShare,
            @OrUndefined double rocAuc,
            Interval rocAucInterval,
            double accuracy,
            MeanGain gain) {}

    /// All slices, slicing by slicing, the largest first.
    static List<LikedSlice> of(TestSplit split, double threshold, long seed) {
        return split.slicings().stream()
                .flatMap(slicing -> slicing.slices().stream())
                .map(slice ->
                        new LikedSlice(
                                slice.slicing(),
                                slice.value(),
                                slice.rows().size(),
                                slice.rows().size() < RatingSlice.FEWEST
                                        ? null
                                        : figures(
                                                slice.of(split.actual()),
                                                slice.of(split.predicted()),
                                                threshold,
                                                seed)))
                .toList();
    }

    private static Figures figures(
            double[] actual, double[] predicted, double threshold, long seed) {
        RankedTitles titles = new RankedTitles(actual, predicted, threshold);
        ClassificationMetrics metrics = titles.metrics();
        Interval rocAuc =
                Bootstrap.intervals(
                        actual.length,
                        seed,
                        timesDrawn -> new double[] {titles.metrics(timesDrawn).rocAuc()})[0];
        return new Figures(
                metrics.positiveShare(),
                metrics.rocAuc(),
                rocAuc,
                metrics.accuracy(),
                MeanGain.overMeanOfTheOthers(actual, predicted));
    }
}
