package io.marquee.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The calibrated probability from which a title is called liked, and what spoke for it.
///
/// @param threshold 0 to 1; halfway between two probabilities that were seen, so that no title
///   stands on it
/// @param aim what it was chosen for
/// @param reached whether the aim could be reached; if not, this is the closest to it
/// @param figures what it reaches on the titles it was chosen on, a little flattered by the choice
/// @param sentence the same for people
public record LikedThreshold(
        double threshold,
        LikedAim aim,
        boolean reached,
        ThresholdFigures figures,
        String sentence) {

    /// The threshold where nothing speaks for another.
    public static final double EVEN_ODDS = 0.5;

    /// A precision that rests on fewer titles called liked is luck.
    private static final int FEWEST_CALLED = 10;

    private record Candidate(double threshold, ThresholdFigures figures) {
        /// Titles called right.
        int right() {
            int wronglyCalled = figures.called() - figures.calledRight();
            int missed = figures.liked() - figures.calledRight();
            return figures.titles() - wronglyCalled - missed;
        }
    }

    /// Chooses a threshold. One that calls no title liked is never chosen. Among equally good ones,
    /// which for accuracy means good but for chance, the one nearest to even odds is.
    ///
    /// @param probabilities calibrated out-of-fold probabilities, 0 to 1, one per title
    /// @param liked 1 for liked, 0 for not, one per title
    public static LikedThreshold choose(double[] probabilities, double[] liked, LikedAim aim) {
        LikedMargins titles = LikedMargins.of(probabilities, liked);
        int likes = titles.countLiked();
        if (likes == 0 || likes == titles.size()) {
            return undecided(titles, aim);
        }
        List<Candidate> candidates = candidates(titles);
        List<Candidate> reaching = candidates.stream().filter(c -> reaches(c, aim)).toList();
        if (!reaching.isEmpty()) {
            Candidate best = best(reaching, goal(aim));
            if (aim instanceof LikedAim.Accuracy) {
                best = unlessByChance(best, reaching);
            }
            return new LikedThreshold(
                    best.threshold(), aim, true, best.figures(), reached(best, aim));
        }
        // Only a precision can be out of reach: calling all titles liked reaches any recall.
        Candidate closest =
                best(
                        candidates.stream().filter(LikedThreshold::callsEnough).toList(),
                        by(ThresholdFigures::precision)
                                .thenComparing(by(ThresholdFigures::recall)));
        return new LikedThreshold(
                closest.threshold(),
                aim,
                false,
                closest.figures(),
                String.format(
                        Locale.ROOT,
                        "No threshold reaches the aim %s: the closest is a precision of %.3f with a recall of %.3f, from a probability of %.3f.",
                        aim.text(),
                        closest.figures().precision(),
                        closest.figures().recall(),
                        closest.threshold()));
    }

    private static LikedThreshold undecided(LikedMargins titles, LikedAim aim) {
        int called = 0;
        for (double probability : titles.margins()) {
            called += probability >= EVEN_ODDS ? 1 : 0;
        }
        int likes = titles.countLiked();
        return new LikedThreshold(
                EVEN_ODDS,
                aim,
                false,
                ThresholdFigures.of(titles.size(), likes, called, likes == 0 ? 0 : called),
                String.format(
                        Locale.ROOT,
                        "The threshold stays at 0.5, since of %d titles to choose it by %s.",
                        titles.size(),
                        likes == 0 ? "none is liked" : "all are liked"));
    }

    /// A candidate for each probability that occurs, the highest first: it and all above are
    /// called.
    private static List<Candidate> candidates(LikedMargins titles) {
        double[] ascending = titles.margins();
        int likes = titles.countLiked();
        List<Candidate> candidates = new ArrayList<>();
        int calledRight = 0;
        for (int i = ascending.length - 1; i >= 0; i--) {
            calledRight += (int) titles.liked()[i];
            double below = i == 0 ? 0 : ascending[i - 1];
            if (i == 0 || below < ascending[i]) {
                int called = ascending.length - i;
                candidates.add(
                        new Candidate(
                                between(below, ascending[i]),
                                ThresholdFigures.of(ascending.length, likes, called, calledRight)));
            }
        }
        return candidates;
    }

    /// Halfway, but never so near to `below` that rounding makes it the same.
    private static double between(double below, double above) {
        double middle = below + (above - below) / 2;
        return middle > below ? middle : above;
    }

    private static boolean reaches(Candidate candidate, LikedAim aim) {
        return switch (aim) {
            case LikedAim.Accuracy(), LikedAim.F1(), LikedAim.Balanced() -> true;
            case LikedAim.Precision(double atLeast) ->
                    callsEnough(candidate) && orZero(candidate.figures().precision()) >= atLeast;
            case LikedAim.Recall(double atLeast) -> orZero(candidate.figures().recall()) >= atLeast;
        };
    }

    private static boolean callsEnough(Candidate candidate) {
        ThresholdFigures figures = candidate.figures();
        return figures.called() >= Math.min(FEWEST_CALLED, figures.titles());
    }

    private static Comparator<Candidate> goal(LikedAim aim) {
        return switch (aim) {
            case LikedAim.Accuracy() -> by(ThresholdFigures::accuracy);
            case LikedAim.F1() -> by(ThresholdFigures::f1);
            case LikedAim.Balanced() -> by(ThresholdFigures::balancedAccuracy);
            case LikedAim.Precision(double atLeast) ->
                    by(ThresholdFigures::recall).thenComparing(by(ThresholdFigures::precision));
            case LikedAim.Recall(double atLeast) ->
                    by(ThresholdFigures::precision).thenComparing(by(ThresholdFigures::recall));
        };
    }

    /// The best by `goal`, nearest to even odds; of two as near, the higher.
    private static Candidate best(List<Candidate> candidates, Comparator<Candidate> goal) {
        return candidates.stream()
                .max(
                        goal.thenComparingDouble(c -> -Math.abs(c.threshold() - EVEN_ODDS))
                                .thenComparingDouble(Candidate::threshold))
                .orElseThrow();
    }

    /// Of many thresholds one is the most accurate by chance, while of calibrated probabilities
    /// even odds are. Only the titles between two thresholds are called otherwise, each right or
    /// wrong like a coin; what is gained has to be more than two standard errors of that.
    private static Candidate unlessByChance(Candidate best, List<Candidate> candidates) {
        Candidate even = best(candidates, (_, _) -> 0);
        double gained = best.right() - even.right();
        double between = Math.abs(best.figures().called() - even.figures().called());
        return gained * gained > 4 * between ? best : even;
    }

    private interface Figure {
        @Nullable Double of(ThresholdFigures figures);
    }

    private static Comparator<Candidate> by(Figure figure) {
        return Comparator.comparingDouble(c -> orZero(figure.of(c.figures())));
    }

    private static double orZero(@Nullable Double figure) {
        return figure == null ? 0 : figure;
    }

    private static String reached(Candidate best, LikedAim aim) {
        ThresholdFigures f = best.figures();
        return switch (aim) {
            case LikedAim.Accuracy() ->
                    String.format(
                            Locale.ROOT,
                            "From a probability of %.3f, accuracy is %.3f; no other threshold's is higher by more than chance.",
                            best.threshold(),
                            f.accuracy());
            case LikedAim.F1() -> best("F1", f.f1(), best);
            case LikedAim.Balanced() -> best("balanced accuracy", f.balancedAccuracy(), best);
            case LikedAim.Precision(double atLeast) ->
                    String.format(
                            Locale.ROOT,
                            "From a probability of %.3f, precision is %.3f, as aimed for, and recall %.3f.",
                            best.threshold(),
                            f.precision(),
                            f.recall());
            case LikedAim.Recall(double atLeast) ->
                    String.format(
                            Locale.ROOT,
                            "From a probability of %.3f, recall is %.3f, as aimed for, and precision %.3f.",
                            best.threshold(),
                            f.recall(),
                            f.precision());
        };
    }

    private static String best(String name, @Nullable Double figure, Candidate best) {
        return String.format(
                Locale.ROOT,
                "From a probability of %.3f, %s is %.3f, the highest there is.",
                best.threshold(),
                name,
                figure);
    }
}
