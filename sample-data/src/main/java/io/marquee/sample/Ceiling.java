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
/// label given its metadata, measured against the label that the events gave it, for those who know
/// everybody's talent, for those who learn of talents from other titles, and for those who know
/// nothing of people.
///
/// Labels are drawn just as the product draws them. Memory stays bounded: the figures are measured
/// on the first [#SAMPLE] labelled titles, of which every one is as random as another, and talents
/// are learnt from those; the prior that labels are shrunk toward is made of all.
final class Ceiling {

    /// How many labelled titles the figures are measured on at most.
    static final int SAMPLE = 100_000;

    private static final int FEWEST = 30;

    /// How many parts the titles are dealt into, for each to be foretold from the others.
    private static final int FOLDS = 5;

    /// Standard deviation of an opinion around the appeal that metadata tells.
    private static final double SPREAD =
            StrictMath.sqrt(
                    Appeal.RESIDUAL_SPREAD * Appeal.RESIDUAL_SPREAD
                            + Audience.LENIENCY_SPREAD * Audience.LENIENCY_SPREAD
                            + Audience.OPINION_SPREAD * Audience.OPINION_SPREAD);

    /// @param work which work it is
    /// @param expected mean rating to be expected of the title, knowing all of the row and
    ///   everybody's talent; 1 to 5
    /// @param ofFacts the opinions to be expected without knowing anybody's talent
    /// @param observation what the title tells of its people
    private record Case(
            int work,
            Evidence evidence,
            double expected,
            Opinions ofFacts,
            TalentRegression.Observation observation) {

        /// A work that the catalog holds twice never stands on both sides.
        int fold() {
            return work % FOLDS;
        }

        /// Mean rating to be expected of the title by somebody who knows so much of talents.
        double expectedBy(TalentRegression talents) {
            return ofFacts.mean() + ofFacts.slope() * talents.excess(observation.credits());
        }
    }

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
    /// @param learnable what it can tell those who know all laws of the generator, but of people
    ///   only the ratings of four fifths of the other titles
    /// @param withoutPeople what metadata can tell those who know nobody
    record Figures(
            long labelled,
            int measured,
            double labelMean,
            double labelVariance,
            double likedShare,
            Reach metadata,
            Reach learnable,
            Reach withoutPeople) {}

    private final List<Case> cases = new ArrayList<>();
    private RatingPrior.Sums sums = RatingPrior.Sums.NONE;
    private long labelled;

    /// Takes in a title that no cleaner rejects.
    ///
    /// @param work which work it is; the same where the catalog holds a work twice
    void add(int work, Appeal appeal, Evidence evidence) {
        sums = sums.plus(evidence);
        if (evidence.ratings() < LabelOptions.DEFAULT.minimumRatings()) {
            return;
        }
        labelled++;
        if (cases.size() < SAMPLE) {
            cases.add(
                    new Case(
                            work,
                            evidence,
                            new Opinions(appeal.fromMetadata(), SPREAD).mean(),
                            ofFacts(appeal),
                            observation(appeal, evidence)));
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
        double[] ofFacts = cases.stream().mapToDouble(c -> c.ofFacts().mean()).toArray();
        return Optional.of(
                new Figures(
                        labelled,
                        ratings.length,
                        mean,
                        squares(ratings, mean) / ratings.length,
                        likes / ratings.length,
                        reach(expected, trust, prior, ratings, liked),
                        reach(expectedByLearners(), trust, prior, ratings, liked),
                        reach(ofFacts, trust, prior, ratings, liked)));
    }

    /// The opinions of titles with these facts, whoever made them.
    private static Opinions ofFacts(Appeal appeal) {
        double spread = StrictMath.sqrt(SPREAD * SPREAD + appeal.peopleVariance());
        return new Opinions(appeal.facts(), spread);
    }

    /// What a title's ratings tell of its people.
    ///
    /// People and residual move a title's mean rating along the curve of mean over appeal. The line
    /// that foretells best has the curve's mean slope (Stein, 1981), which is that of the opinions
    /// where neither is known. What of a single rating's variance the line does not take up is
    /// noise, each user's anew.
    static TalentRegression.Observation observation(Appeal appeal, Evidence evidence) {
        Opinions ofFacts = ofFacts(appeal);
        double slope = ofFacts.slope();
        double residual = Appeal.RESIDUAL_SPREAD * Appeal.RESIDUAL_SPREAD;
        double ofTitle = slope * slope * (residual + appeal.peopleVariance());
        double ofUser = ofFacts.variance() - ofTitle;
        return new TalentRegression.Observation(
                appeal.credits(),
                (evidence.meanRating() - ofFacts.mean()) / slope,
                residual + ofUser / (slope * slope * evidence.ratings()));
    }

    /// Mean rating to be expected of each title by somebody who learnt talents from other folds.
    private double[] expectedByLearners() {
        double[] expected = new double[cases.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            TalentRegression talents =
                    TalentRegression.of(
                            cases.stream()
                                    .filter(c -> c.fold() != held)
                                    .map(Case::observation)
                                    .toList());
            for (int i = 0; i < expected.length; i++) {
                if (cases.get(i).fold() == held) {
                    expected[i] = cases.get(i).expectedBy(talents);
                }
            }
        }
        return expected;
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
}
