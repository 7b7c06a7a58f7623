package io.marquee.gate;

import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.evaluation.Slicing;
import io.marquee.evaluation.Studies;
import io.marquee.evaluation.TestSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Test titles of a made-up audience, and what a model of known skill says of them.
///
/// A title's taste is what its genre brings (variance .1), what else a model can know (.3), and
/// what nobody can (.6). Its rating is 3 and that; it is liked with the logistic probability of
/// twice what can be known.
final class SimulatedModel {

    private static final List<String> GENRES =
            List.of("Action", "Comedies", "Docs", "Dramas", "Kids");
    private static final double[] GENRE_TASTE = {-0.45, -0.15, 0, 0.15, 0.45};
    private static final double UNKNOWABLE = Math.sqrt(0.6);

    /// Half of the 80 % interval of a standard normal distribution.
    private static final double HALF_WIDTH = 1.2816;

    final double[] ratings;
    final double[] likes;
    final double[] predictedRatings;
    final double[] probabilities;
    final double[] genreRatings;
    final double[] genreShares;
    final List<String> genres = new ArrayList<>();

    /// @param skill share that the model knows of what can be known beside the genre; with 0 it
    ///   knows the genre alone
    SimulatedModel(int titles, double skill, long seed) {
        var random = new Random(seed);
        ratings = new double[titles];
        likes = new double[titles];
        predictedRatings = new double[titles];
        probabilities = new double[titles];
        genreRatings = new double[titles];
        genreShares = new double[titles];
        for (int i = 0; i < titles; i++) {
            int genre = random.nextInt(GENRES.size());
            double seen = Math.sqrt(0.3 * skill) * random.nextGaussian();
            double unseen = Math.sqrt(0.3 * (1 - skill)) * random.nextGaussian();
            double known = GENRE_TASTE[genre] + seen;
            genres.add(GENRES.get(genre));
            ratings[i] = 3 + known + unseen + UNKNOWABLE * random.nextGaussian();
            likes[i] = random.nextDouble() < logistic(2 * known) ? 1 : 0;
            predictedRatings[i] = 3 + known;
            probabilities[i] = logistic(2 * known);
            genreRatings[i] = 3 + GENRE_TASTE[genre];
            genreShares[i] = logistic(2 * GENRE_TASTE[genre]);
        }
    }

    Evaluation evaluation() {
        return evaluation(Studies.NONE);
    }

    Evaluation evaluation(Studies studies) {
        return new Evaluation(rating(1), liked(), studies);
    }

    /// @param width of the predicted intervals, in widths of honest ones (of a skill of 1)
    Evaluation withIntervals(double width) {
        return new Evaluation(rating(width), liked(), Studies.NONE);
    }

    private RatingEvaluation rating(double width) {
        double half = width * HALF_WIDTH * UNKNOWABLE;
        var slicing = new Slicing(Slicing.GENRE, genres);
        return RatingEvaluation.of(
                        new TestSplit(
                                4 * ratings.length,
                                3,
                                ratings,
                                predictedRatings,
                                genreRatings,
                                List.of(slicing)),
                        1)
                .with(
                        CoverageEvaluation.of(
                                ratings,
                                new CoverageEvaluation.Intervals(
                                        0.8,
                                        Arrays.stream(predictedRatings)
                                                .map(p -> p - half)
                                                .toArray(),
                                        Arrays.stream(predictedRatings)
                                                .map(p -> p + half)
                                                .toArray()),
                                slicing));
    }

    private LikedEvaluation liked() {
        return LikedEvaluation.of(
                new TestSplit(
                        4 * likes.length,
                        0.5,
                        likes,
                        probabilities,
                        genreShares,
                        List.of(new Slicing(Slicing.GENRE, genres))),
                0.5,
                1);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
