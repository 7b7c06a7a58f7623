package io.marquee.evaluation;

/// What models make of labels that were dealt to the titles at random. There is nothing to learn,
/// so whatever they seem to know has leaked from the answers, or the testing is wrong.
///
/// @param ratingTitles number of titles the rating model was tested on
/// @param r2 of the rating model; NaN (JSON: null) if all ratings are the same
/// @param likedTitles number of titles the liked model was tested on
/// @param positiveShare share of them that are liked
/// @param rocAuc of the liked model; NaN (JSON: null) if all titles are of one kind
public record NoiseControl(
        int ratingTitles,
        @OrUndefined double r2,
        int likedTitles,
        double positiveShare,
        @OrUndefined double rocAuc) {

    /// How far R² may be from 0, and ROC AUC from .5, on enough titles to tell.
    public static final double TOLERANCE = 0.03;

    /// What chance alone exceeds once in a hundred times, in standard errors.
    private static final double Z = 2.6;

    /// Of the metrics on shuffled labels.
    public static NoiseControl of(RegressionMetrics rating, ClassificationMetrics liked) {
        return new NoiseControl(
                rating.count(), rating.r2(), liked.count(), liked.positiveShare(), liked.rocAuc());
    }

    /// How far R² may be from 0: [#TOLERANCE], and on fewer than 900 titles what chance would do to
    /// a model whose predictions vary by no more than that share of the ratings' variance.
    public double r2Bar() {
        return Math.max(TOLERANCE, Z * 2 * Math.sqrt(TOLERANCE / ratingTitles));
    }

    /// How far ROC AUC may be from .5: [#TOLERANCE], and on fewer than some 2,500 titles what
    /// chance would do to a ranking that knows nothing (the variance of Mann and Whitney's U,
    /// 1947).
    public double rocAucBar() {
        double liked = positiveShare * likedTitles;
        double others = likedTitles - liked;
        return Math.max(TOLERANCE, Z * Math.sqrt((likedTitles + 1) / (12 * liked * others)));
    }

    /// Whether both figures are as near to knowing nothing as they should be.
    public boolean passed() {
        return Math.abs(r2) < r2Bar() && Math.abs(rocAuc - 0.5) < rocAucBar();
    }
}
