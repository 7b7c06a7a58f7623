package io.marquee.calibration;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/// Out-of-fold predictions whose truth is known.
final class Simulated {

    /// Margins and what came true of them.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Likes(double[] margins, double[] liked) {

        /// @param truth from the margin to the probability of being liked
        static Likes of(int titles, long seed, DoubleUnaryOperator truth) {
            Random random = new Random(seed);
            double[] margins = new double[titles];
            double[] liked = new double[titles];
            for (int i = 0; i < titles; i++) {
                margins[i] = -0.4 + 1.3 * random.nextGaussian();
                liked[i] = random.nextDouble() < truth.applyAsDouble(margins[i]) ? 1 : 0;
            }
            return new Likes(margins, liked);
        }
    }

    /// Ratings around their predictions.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ratings(double[] predicted, double[] actual, double[] difficulty) {

        static Ratings of(int titles, long seed, Noise noise) {
            Random random = new Random(seed);
            double[] predicted = new double[titles];
            double[] actual = new double[titles];
            double[] difficulty = new double[titles];
            for (int i = 0; i < titles; i++) {
                difficulty[i] = random.nextDouble();
                predicted[i] = 3.2 + 0.2 * random.nextGaussian();
                double residual = noise.draw(random, difficulty[i]);
                actual[i] = Math.clamp(predicted[i] + residual, 1, 5);
            }
            return new Ratings(predicted, actual, difficulty);
        }
    }

    /// How ratings scatter.
    enum Noise {
        EVEN {
            @Override
            double draw(Random random, double difficulty) {
                return 0.45 * random.nextGaussian();
            }
        },
        BY_DIFFICULTY {
            @Override
            double draw(Random random, double difficulty) {
                return (0.2 + 0.5 * difficulty) * random.nextGaussian();
            }
        },
        /// Far below more often than far above, with a mean of 0.
        SKEWED {
            @Override
            double draw(Random random, double difficulty) {
                return 0.4 * (1 + Math.log(1 - random.nextDouble()));
            }
        },
        /// Skewed one way for easy titles, and the other for hard ones.
        TURNING {
            @Override
            double draw(Random random, double difficulty) {
                double skewed = SKEWED.draw(random, difficulty);
                return difficulty < 0.4 ? skewed : -2 * skewed;
            }
        };

        abstract double draw(Random random, double difficulty);
    }

    private Simulated() {}

    static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
