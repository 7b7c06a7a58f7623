package io.marquee.search;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws candidates at random: with as many options as there are, of which few matter, that finds
/// good ones sooner than a grid does. Source: Bergstra and Bengio, "Random Search for
/// Hyper-Parameter Optimization", 2012.
final class SearchSpace {

    /// Shrinkage times trees: with less, not even the last tree is one too many.
    private static final double LEAST_LEARNT = 10;

    private SearchSpace() {}

    /// The given options, and others drawn beside them.
    ///
    /// The number of trees is not drawn: a trial shows where it is best.
    ///
    /// @param drawn how many to draw
    /// @param mostTrees that one of those drawn may have
    /// @param seed of the draws; the first candidates are the same however many are drawn
    static List<Candidate> candidates(
            Objective objective, TrainingOptions given, int drawn, int mostTrees, long seed) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(objective, Candidate.GIVEN, given));
        Random random = new Random(seed);
        for (int id = 1; id <= drawn; id++) {
            candidates.add(new Candidate(objective, id, draw(random, mostTrees, given.seed())));
        }
        return candidates;
    }

    private static TrainingOptions draw(Random random, int mostTrees, long seed) {
        int maxDepth = random.nextInt(3, 9);
        int maxLeaves = (int) evenly(random, 3, 17);
        int minLeafSize = (int) evenly(random, 5, 41);
        double shrinkage =
                round(evenly(random, Math.max(0.01, LEAST_LEARNT / mostTrees), 0.06), 1_000);
        double subsample = round(random.nextDouble(0.4, 0.9), 100);
        double columnSample = round(random.nextDouble(0.2, 0.8), 100);
        double regularization = round(evenly(random, 1, 30), 10);
        return new TrainingOptions(
                mostTrees,
                maxDepth,
                maxLeaves,
                minLeafSize,
                shrinkage,
                subsample,
                columnSample,
                regularization,
                false,
                seed);
    }

    /// Between two bounds, as likely in one half of their ratio as in the other.
    private static double evenly(Random random, double from, double to) {
        double share = random.nextDouble();
        return from * StrictMath.exp(share * StrictMath.log(to / from));
    }

    /// To so many parts of one, so that people can write it down.
    private static double round(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }
}
