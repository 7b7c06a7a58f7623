package io.marquee.gate;

import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.Interval;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.PairedGain;
import io.marquee.evaluation.RatingEvaluation;
import java.util.Locale;

/// Whether the model knows anything, and more than the leading genre tells.
final class KnowledgeChecks {

    /// With fewer test titles the 95 % interval of ROC AUC is wider than ±.15.
    private static final int FEWEST_TITLES = 50;

    /// The chance level of the area under the ROC curve.
    private static final double COIN = 0.5;

    private KnowledgeChecks() {}

    static Check testTitles(Evaluation evaluation) {
        int ratings = evaluation.rating().testTitles();
        int likes = evaluation.liked().testTitles();
        int fewest = Math.min(ratings, likes);
        return fewest >= FEWEST_TITLES
                ? new Check(
                        "test_titles",
                        true,
                        fewest,
                        FEWEST_TITLES,
                        String.format(
                                Locale.ROOT,
                                "Tested on titles that it had not seen: %,d with a rating, %,d liked or not.",
                                ratings,
                                likes))
                : new Check(
                        "test_titles",
                        false,
                        fewest,
                        FEWEST_TITLES,
                        String.format(
                                Locale.ROOT,
                                "Only %d titles could be tested on, and with fewer than %d good luck looks like knowledge. Hand over more labels.",
                                fewest,
                                FEWEST_TITLES));
    }

    static Check ratingFloor(RatingEvaluation rating) {
        double r2 = rating.model().r2();
        double lowest = rating.intervals().r2().low();
        if (Double.isNaN(r2)) {
            return new Check(
                    "rating_floor",
                    false,
                    r2,
                    0,
                    String.format(
                            Locale.ROOT,
                            "All %d titles tested on have the same rating, so nothing can be said of the rating model.",
                            rating.testTitles()));
        }
        return lowest > 0
                ? new Check(
                        "rating_floor",
                        true,
                        lowest,
                        0,
                        String.format(
                                Locale.ROOT,
                                "Its ratings are closer than always answering the mean: R² is %.3f, and at least %.3f.",
                                r2,
                                lowest))
                : new Check(
                        "rating_floor",
                        false,
                        lowest,
                        0,
                        String.format(
                                Locale.ROOT,
                                "The rating model knows no more than the mean rating does: R² is %.3f, and may as well be %.3f.",
                                r2,
                                lowest));
    }

    static Check likedFloor(LikedEvaluation liked) {
        double auc = liked.model().rocAuc();
        double lowest = liked.intervals().rocAuc().low();
        if (Double.isNaN(auc)) {
            return new Check(
                    "liked_floor",
                    false,
                    auc,
                    COIN,
                    String.format(
                            Locale.ROOT,
                            "The %d titles tested on are all liked, or none is, so nothing can be said of the liked model.",
                            liked.testTitles()));
        }
        return lowest > COIN
                ? new Check(
                        "liked_floor",
                        true,
                        lowest,
                        COIN,
                        String.format(
                                Locale.ROOT,
                                "It tells liked titles from others better than a coin: ROC AUC is %.3f, and at least %.3f.",
                                auc,
                                lowest))
                : new Check(
                        "liked_floor",
                        false,
                        lowest,
                        COIN,
                        String.format(
                                Locale.ROOT,
                                "The liked model ranks titles no better than a coin: ROC AUC is %.3f, and may as well be %.3f.",
                                auc,
                                lowest));
    }

    static Check ratingBeatsGenre(RatingEvaluation rating) {
        PairedGain gain = rating.gainOverGenreMean();
        boolean passed = gain.surelyBetter();
        return new Check(
                "rating_beats_genre",
                passed,
                gain.interval().low(),
                0,
                String.format(
                        Locale.ROOT,
                        "The rating model does %s than the mean rating of a title's leading genre: its ratings are off by %.3f (RMSE), that mean by %.3f; the gain lies between %s.",
                        passed ? "better" : "no better",
                        rating.model().rmse(),
                        rating.genreMean().rmse(),
                        range(gain.interval())));
    }

    static Check likedBeatsGenre(LikedEvaluation liked) {
        PairedGain gain = liked.gainOverGenreShare();
        if (Double.isNaN(gain.figure())) {
            return Check.skipped(
                    "liked_beats_genre",
                    "Not compared with what a title's leading genre tells of being liked: the titles tested on are all liked, or none is.");
        }
        boolean passed = gain.surelyBetter();
        return new Check(
                "liked_beats_genre",
                passed,
                gain.interval().low(),
                0,
                String.format(
                        Locale.ROOT,
                        "The liked model ranks titles %s than their leading genre does: ROC AUC is %.3f, by the genre alone %.3f; the gain lies between %s.",
                        passed ? "better" : "no better",
                        liked.model().rocAuc(),
                        liked.genreShare().rocAuc(),
                        range(gain.interval())));
    }

    static String range(Interval interval) {
        return String.format(Locale.ROOT, "%.3f and %.3f", interval.low(), interval.high());
    }
}
