package io.marquee.sample;

import io.marquee.label.Evidence;
import io.marquee.label.Label;
import io.marquee.label.LabelOptions;
import io.marquee.label.RatingPrior;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How well anybody could foretell the labels from the catalog alone: the expectation of a title's
/// label given its metadata, measured against the label that the events gave it.
///
/// Labels are drawn just as the product draws them. Memory stays bounded: the figures are measured
/// on the first [#SAMPLE] labelled titles, of which every one is as random as another; the prior
/// that labels are shrunk toward is made of all.
final class Ceiling {

    /// How many labelled titles the figures are measured on at most.
    static final int SAMPLE = 100_000;

    private static final int FEWEST = 30;

    /// Standard deviation of an opinion around the appeal that metadata tells.
    private static final double SPREAD =
            StrictMath.sqrt(
                    Appeal.RESIDUAL_SPREAD * Appeal.RESIDUAL_SPREAD
                            + Audience.LENIENCY_SPREAD * Audience.LENIENCY_SPREAD
                            + Audience.OPINION_SPREAD * Audience.OPINION_SPREAD);

    /// @param expected mean rating to be expected of the title, knowing all of the row and
    ///   everybody's talent; 1 to 5
    /// @param expectedOfFacts the same without knowing anybody's talent
    private record Case(Evidence evidence, double expected, double expectedOfFacts) {}

    /// The best that can be reached.
    ///
    /// @param r2 of the rating, at most 1
    /// @param auc of liked, 0 to 1; empty if all titles are liked or none
    record Reach(double r2, Optional<Double> auc) {}

    /// The figures.
    ///
    /// @param labelled titles with a label, all of them
    /// @param measured titles that the figures are of
    /// @param labelMean mean of the labels, 1 to 5
    /// @param labelVariance their variance
    /// @param likedShare share of labelled titles that are liked, 0 to 1
    /// @param metadata what metadata can tell those who know how good every person is
    /// @param withoutPeople what metadata can tell those who know nobody
    record Figures(
            long labelled,
            int measured,
            double labelMean,
            double labelVariance,
            double likedShare,
            Reach metadata,
            Reach withoutPeople) {}

    private final List<Case> cases = new ArrayList<>();
    private RatingPrior.Sums sums = RatingPrior.Sums.NONE;
    private long labelled;

    /// Takes in a title that no cleaner rejects.
    void add(Appeal appeal, Evidence evidence) {
        sums = sums.plus(evidence);
        if (evidence.ratings() < LabelOptions.DEFAULT.minimumRatings()) {
            return;
        }
        labelled++;
        if (cases.size() < SAMPLE) {
            double blurred = StrictMath.sqrt(SPREAD * SPREAD + appeal.peopleVariance());
            cases.add(
                    new Case(
                            evidence,
                            expectedRating(appeal.fromMetadata(), SPREAD),
                            expectedRating(appeal.facts(), blurred)));
        }
    }

    /// The figures so far; empty if too few titles have a label to tell.
    Optional<Figures> figures() {
        if (cases.size() < FEWEST) {
            return Optional.empty();
        }
        RatingPrior prior = sums.prior();
        double[] ratings = new double[cases.size()];
        boolean[] liked = new boolean[cases.size()];
        double trust = 0;
        for (int i = 0; i < ratings.length; i++) {
            Evidence evidence = cases.get(i).evidence();
            Label label = Label.of(evidence, prior, LabelOptions.DEFAULT);
            ratings[i] = label.rating() == null ? Double.NaN : label.rating();
            liked[i] = Boolean.TRUE.equals(label.liked());
            trust += evidence.ratings() / (evidence.ratings() + prior.strength()) / ratings.length;
        }
        double mean = mean(ratings);
        double likes = 0;
        for (boolean one : liked) {
            likes += one ? 1 : 0;
        }
        double[] expected = cases.stream().mapToDouble(Case::expected).toArray();
        double[] ofFacts = cases.stream().mapToDouble(Case::expectedOfFacts).toArray();
        return Optional.of(
                new Figures(
                        labelled,
                        ratings.length,
                        mean,
                        squares(ratings, mean) / ratings.length,
                        likes / ratings.length,
                        reach(expected, trust, prior, ratings, liked),
                        reach(ofFacts, trust, prior, ratings, liked)));
    }

    /// Mean of opinions rounded to 1 to 5, where opinions are normal.
    static double expectedRating(double appeal, double spread) {
        double sum = 1;
        for (double threshold = 1.5; threshold < 5; threshold++) {
            sum += normal((appeal - threshold) / spread);
        }
        return sum;
    }

    /// Area under the ROC curve: how often a liked title scores above one that is not, ties
    /// counting half; empty if there is nothing to compare.
    static Optional<Double> auc(double[] scores, boolean[] liked) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> scores[i]));
        double ranksOfLiked = 0;
        long likes = 0;
        for (int from = 0; from < order.size(); ) {
            int to = from;
            while (to < order.size() && scores[order.get(to)] == scores[order.get(from)]) {
                to++;
            }
            for (int at = from; at < to; at++) {
                if (liked[order.get(at)]) {
                    ranksOfLiked += (from + 1 + to) / 2.0;
                    likes++;
                }
            }
            from = to;
        }
        long rest = scores.length - likes;
        return likes == 0 || rest == 0
                ? Optional.empty()
                : Optional.of((ranksOfLiked - likes * (likes + 1) / 2.0) / ((double) likes * rest));
    }

    /// @param trust mean weight of a title's own ratings in its label: how many users came is in no
    ///   catalog, and has nothing to do with the appeal
    private static Reach reach(
            double[] expected, double trust, RatingPrior prior, double[] ratings, boolean[] liked) {
        double error = 0;
        for (int i = 0; i < ratings.length; i++) {
            double foretold = prior.mean() + trust * (expected[i] - prior.mean());
            error += (ratings[i] - foretold) * (ratings[i] - foretold);
        }
        double r2 = 1 - error / squares(ratings, mean(ratings));
        return new Reach(r2, auc(expected, liked));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double squares(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }

    /// The standard normal distribution function, to 7.5e-8 (Abramowitz and Stegun, 1964, 26.2.17).
    private static double normal(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double series =
                t
                        * (0.319381530
                                + t
                                        * (-0.356563782
                                                + t
                                                        * (1.781477937
                                                                + t
                                                                        * (-1.821255978
                                                                                + t
                                                                                        * 1.330274429))));
        double tail = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI) * series;
        return z < 0 ? tail : 1 - tail;
    }
}
