package io.marquee.gate;

import io.marquee.evaluation.PairedGain;

/// A model and the champion on the same titles.
///
/// @param champion the champion's version
/// @param ratingTitles number of titles both predicted a rating of
/// @param rmse by how much the model's RMSE is below the champion's
/// @param likedTitles number of titles both gave a probability
/// @param logLoss by how much the model's log loss is below the champion's
public record ChampionComparison(
        String champion, int ratingTitles, PairedGain rmse, int likedTitles, PairedGain logLoss) {

    /// Predictions of both for the same titles.
    ///
    /// @param actual labels of titles that neither of the two was trained on; may be empty
    /// @param model its predictions, one per title
    /// @param champion likewise
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Predicted(double[] actual, double[] model, double[] champion) {}

    /// @param version the champion's
    /// @param seed of the intervals' resamples
    public static ChampionComparison of(
            String version, Predicted ratings, Predicted likes, long seed) {
        return new ChampionComparison(
                version,
                ratings.actual().length,
                PairedGain.inRmse(ratings.actual(), ratings.model(), ratings.champion(), seed),
                likes.actual().length,
                PairedGain.inLogLoss(likes.actual(), likes.model(), likes.champion(), seed));
    }
}
