package io.marquee.label;

import java.io.Serializable;

/// What is believed of a title's rating before anybody rated it, and how firmly: the empirical
/// Bayes estimate from all titles with ratings.
///
/// A title's mean of `n` ratings is shrunk to `(n * mean + strength * priorMean) / (n + strength)`:
/// the posterior mean where titles differ by a variance of `within / strength` (Efron and Morris,
/// 1975; moments as in one-way random effects ANOVA, Searle, Casella and McCulloch, 1992, chapter
/// 3).
///
/// @param mean mean of the titles' means, 1 to 5; 3 where nothing is rated
/// @param strength worth of the prior in ratings, more than 0
public record RatingPrior(double mean, double strength) {

    /// The prior where no title has ratings: it is never asked.
    public static final RatingPrior UNINFORMED = new RatingPrior(3, 1);

    /// Beyond this the titles do not differ by anything that could be told from noise.
    private static final double STRONGEST = 10_000;

    /// The weakest prior: one tenth of a rating.
    private static final double WEAKEST = 0.1;

    public RatingPrior {
        if (!(mean >= 1 && mean <= 5) || !(strength > 0)) {
            throw new IllegalArgumentException("prior mean " + mean + ", strength " + strength);
        }
    }

    /// The title's rating, shrunk.
    public double shrink(Evidence evidence) {
        return (evidence.ratingSum() / 1_000.0 + strength * mean) / (evidence.ratings() + strength);
    }

    /// Sums over titles that the prior is made of. Mergeable in any order with the same result to
    /// the last bit: what is no integer by nature is rounded to fixed point title by title.
    ///
    /// @param titles titles with at least one rating
    /// @param ratings their ratings
    /// @param ratingsSquared sum of squared numbers of ratings
    /// @param sum sum of ratings, in thousandths
    /// @param squareSum sum of squared ratings, in millionths
    /// @param meanSum sum of the titles' means, in millionths
    /// @param meanSquareSum sum of number x squared mean, in millionths
    public record Sums(
            long titles,
            long ratings,
            long ratingsSquared,
            long sum,
            long squareSum,
            long meanSum,
            long meanSquareSum)
            implements Serializable {

        public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

        /// Adds one title.
        public Sums plus(Evidence evidence) {
            long n = evidence.ratings();
            if (n == 0) {
                return this;
            }
            double mean = evidence.meanRating();
            return new Sums(
                    titles + 1,
                    ratings + n,
                    ratingsSquared + n * n,
                    sum + evidence.ratingSum(),
                    squareSum + evidence.ratingSquareSum(),
                    meanSum + Math.round(mean * 1e6),
                    meanSquareSum + Math.round(n * mean * mean * 1e6));
        }

        /// Adds up.
        public Sums plus(Sums other) {
            return new Sums(
                    titles + other.titles,
                    ratings + other.ratings,
                    ratingsSquared + other.ratingsSquared,
                    sum + other.sum,
                    squareSum + other.squareSum,
                    meanSum + other.meanSum,
                    meanSquareSum + other.meanSquareSum);
        }

        /// The prior that these sums speak for.
        public RatingPrior prior() {
            if (titles == 0) {
                return UNINFORMED;
            }
            double mean = meanSum / 1e6 / titles;
            double betweenFreedom = titles - 1.0;
            double withinFreedom = (double) ratings - titles;
            if (betweenFreedom < 1 || withinFreedom < 1) {
                return new RatingPrior(mean, 1);
            }
            double within = (squareSum - meanSquareSum) / 1e6 / withinFreedom;
            double total = sum / 1e3;
            double betweenSquares = meanSquareSum / 1e6 - total * total / ratings;
            double effectiveSize = ratings - (double) ratingsSquared / ratings;
            double between = (betweenSquares - betweenFreedom * within) / effectiveSize;
            double strength = between <= 0 ? STRONGEST : within / between;
            return new RatingPrior(mean, Math.clamp(strength, WEAKEST, STRONGEST));
        }
    }
}
