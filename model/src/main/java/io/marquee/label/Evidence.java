package io.marquee.label;

import io.marquee.catalog.StatedVerdict;

/// What users did with one title, added up. Sums are exact integers, so that adding in another
/// order gives the same.
///
/// @param ratings how many users rated it
/// @param ratingSum sum of their ratings, in thousandths
/// @param ratingSquareSum sum of the squares of their ratings, in millionths
/// @param likes how many liked it by a thumb up
/// @param dislikes how many disliked it by a thumb down
/// @param plays how often it was started
/// @param finishes how often it was seen to its end
/// @param stated a verdict that was handed over ready-made; it goes before all that is counted here
public record Evidence(
        long ratings,
        long ratingSum,
        long ratingSquareSum,
        long likes,
        long dislikes,
        long plays,
        long finishes,
        StatedVerdict stated) {

    /// No evidence at all.
    public static final Evidence NONE = stated(StatedVerdict.NONE);

    /// A verdict that was handed over ready-made, and nothing else.
    public static Evidence stated(StatedVerdict verdict) {
        return new Evidence(0, 0, 0, 0, 0, 0, 0, verdict);
    }

    /// Adds up; of two stated verdicts the first stays.
    public Evidence plus(Evidence other) {
        return new Evidence(
                ratings + other.ratings,
                ratingSum + other.ratingSum,
                ratingSquareSum + other.ratingSquareSum,
                likes + other.likes,
                dislikes + other.dislikes,
                plays + other.plays,
                finishes + other.finishes,
                stated.isEmpty() ? other.stated : stated);
    }

    /// Adds one user's rating.
    ///
    /// @param rating 1 to 5; what is beyond three decimals is rounded
    public Evidence plusRating(double rating) {
        if (!(rating >= 1 && rating <= 5)) {
            throw new IllegalArgumentException("a rating of " + rating + " is outside 1 to 5");
        }
        long thousandths = Math.round(rating * 1_000);
        return new Evidence(
                ratings + 1,
                ratingSum + thousandths,
                ratingSquareSum + thousandths * thousandths,
                likes,
                dislikes,
                plays,
                finishes,
                stated);
    }

    /// Mean rating, 1 to 5; NaN without ratings.
    public double meanRating() {
        return ratings == 0 ? Double.NaN : ratingSum / (1_000.0 * ratings);
    }
}
