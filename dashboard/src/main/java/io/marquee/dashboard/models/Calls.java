package io.marquee.dashboard.models;

import io.marquee.evaluation.ConfusionMatrix;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.ThresholdFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Which test titles are called liked from a probability on.
///
/// @param threshold probability from which a title is called liked
/// @param own whether it is the threshold that the model scores with
/// @param counts titles that are called what
public record Calls(double threshold, boolean own, ConfusionMatrix counts) {

    /// Share of titles called right.
    public double accuracy() {
        return share(counts.truePositives() + counts.trueNegatives(), titles());
    }

    /// Share of the titles called liked that are; NaN if none is called.
    public double precision() {
        return share(counts.truePositives(), counts.truePositives() + counts.falsePositives());
    }

    /// Share of the liked titles that are called so; NaN if none is liked.
    public double recall() {
        return share(counts.truePositives(), counts.truePositives() + counts.falseNegatives());
    }

    /// Harmonic mean of precision and recall; NaN if none is liked nor called.
    public double f1() {
        return share(
                2 * counts.truePositives(),
                2 * counts.truePositives() + counts.falsePositives() + counts.falseNegatives());
    }

    /// For each threshold that was evaluated and for the model's own, ascending.
    public static List<Calls> of(LikedEvaluation liked) {
        List<Calls> all = new ArrayList<>();
        for (ThresholdFigures figures : liked.thresholds()) {
            if (figures.threshold() != liked.threshold()) {
                all.add(new Calls(figures.threshold(), false, counts(figures, liked)));
            }
        }
        all.add(new Calls(liked.threshold(), true, liked.confusion()));
        all.sort(Comparator.comparingDouble(Calls::threshold));
        return List.copyOf(all);
    }

    /// Shares are counts divided by counts, so the counts come back whole: how many liked titles
    /// are found follows from the recall, and the rest from how many are called right.
    private static ConfusionMatrix counts(ThresholdFigures figures, LikedEvaluation liked) {
        int titles = liked.testTitles();
        int likes = whole(liked.model().positiveShare() * titles);
        int found = likes == 0 ? 0 : whole(figures.recall() * likes);
        int leftOut = whole(figures.accuracy() * titles) - found;
        return new ConfusionMatrix(found, titles - likes - leftOut, likes - found, leftOut);
    }

    private static int whole(double count) {
        return (int) Math.round(count);
    }

    private int titles() {
        return counts.truePositives()
                + counts.falsePositives()
                + counts.falseNegatives()
                + counts.trueNegatives();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
