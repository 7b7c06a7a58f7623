package io.marquee.pipeline.train;

import io.marquee.UserError;
import io.marquee.ensemble.Objective;
import io.marquee.label.Split;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.util.Arrays;
import java.util.List;

/// Whether there are labelled titles enough.
final class Examples {

    /// Fewer labelled titles than this teach nothing that would hold.
    static final int FEWEST = 100;

    /// Fewer liked titles, or fewer that are not, teach nothing of what sets them apart.
    static final int FEWEST_OF_A_KIND = 10;

    /// A portion may be smaller than the whole, but not as small as to teach nothing at all.
    private static final int FEWEST_OF_PORTION = 50;

    private Examples() {}

    /// @throws UserError if there is too little to learn from or to test on
    static void checkEnough(List<Example> examples) {
        for (Objective objective : Objective.values()) {
            double[] training = targets(Split.TRAIN, objective, examples);
            int test = targets(Split.TEST, objective, examples).length;
            if (training.length < FEWEST) {
                throw tooFew(objective, training.length, test);
            }
            if (test == 0) {
                throw new UserError(
                        "None of the %d labelled titles fell into the test split. Hand over more labels, or choose another --seed."
                                .formatted(training.length));
            }
            if (objective == Objective.LIKED) {
                checkBothKinds(training);
            }
        }
    }

    /// Whether a portion has enough on both sides to say anything: of a catalog whose titles were
    /// all added on one day no past can be told from a future.
    ///
    /// @param examples of which there are enough in all
    static boolean canBeTried(Portion portion, List<Example> examples) {
        return switch (portion.kind()) {
            case WHOLE, FOLD, SHUFFLED -> true;
            case CURVE, BACK_TEST -> {
                double[] likes = targets(Objective.LIKED, portion.learntFrom(examples));
                double liked = Arrays.stream(likes).sum();
                yield Math.min(liked, likes.length - liked) >= FEWEST_OF_A_KIND
                        && targets(Objective.RATING, portion.learntFrom(examples)).length
                                >= FEWEST_OF_PORTION
                        && targets(Objective.LIKED, portion.askedAbout(examples)).length > 0
                        && targets(Objective.RATING, portion.askedAbout(examples)).length > 0;
            }
        };
    }

    private static double[] targets(Split split, Objective objective, List<Example> examples) {
        return targets(
                objective, examples.stream().filter(example -> example.split() == split).toList());
    }

    private static double[] targets(Objective objective, List<Example> examples) {
        return examples.stream()
                .mapToDouble(example -> example.target(objective))
                .filter(target -> !Double.isNaN(target))
                .toArray();
    }

    private static UserError tooFew(Objective objective, int training, int test) {
        return new UserError(
                "There are %d titles with a label to learn %s from, and %d to test on; at least %d to learn from are needed. Hand over more labels with a %s, or lower --minimum-ratings where they come from --engagement."
                        .formatted(
                                training,
                                objective == Objective.RATING ? "ratings" : "likes",
                                test,
                                FEWEST,
                                objective == Objective.RATING ? "user_rating" : "user_liked"));
    }

    private static void checkBothKinds(double[] training) {
        int liked = 0;
        for (double target : training) {
            liked += (int) target;
        }
        int notLiked = training.length - liked;
        if (Math.min(liked, notLiked) < FEWEST_OF_A_KIND) {
            throw new UserError(
                    "Of the %d labelled titles %d are liked and %d are not; at least %d of each are needed to tell them apart. Add some that are %s, or %s --liked-threshold."
                            .formatted(
                                    training.length,
                                    liked,
                                    notLiked,
                                    FEWEST_OF_A_KIND,
                                    liked < notLiked ? "liked" : "not",
                                    liked < notLiked ? "lower" : "raise"));
        }
    }
}
