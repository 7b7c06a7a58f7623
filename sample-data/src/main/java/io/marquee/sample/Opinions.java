package io.marquee.sample;

/// Opinions of one title, or of titles of which the same is known: normal on the open scale, given
/// as whole stars from 1 to 5.
///
/// @param appeal their mean before rounding, in stars
/// @param spread their standard deviation before rounding, in stars; more than 0
record Opinions(double appeal, double spread) {

    private static final int FEWEST_STARS = 1;
    private static final int MOST_STARS = 5;

    Opinions {
        if (!(spread > 0)) {
            throw new IllegalArgumentException("a spread of " + spread);
        }
    }

    /// Mean number of stars, 1 to 5.
    double mean() {
        double sum = FEWEST_STARS;
        for (int stars = FEWEST_STARS; stars < MOST_STARS; stars++) {
            sum += normal(above(stars));
        }
        return sum;
    }

    /// Variance of the number of stars.
    double variance() {
        double squares = FEWEST_STARS * FEWEST_STARS;
        for (int stars = FEWEST_STARS; stars < MOST_STARS; stars++) {
            // From one star to the next, the square grows by 2 x stars + 1.
            squares += (2 * stars + 1) * normal(above(stars));
        }
        double mean = mean();
        return squares - mean * mean;
    }

    /// By how many stars the mean rises with each star of appeal; more than 0.
    double slope() {
        double sum = 0;
        for (int stars = FEWEST_STARS; stars < MOST_STARS; stars++) {
            sum += density(above(stars)) / spread;
        }
        return sum;
    }

    /// How far the appeal lies above what is rounded to so many stars at most, in spreads.
    private double above(int stars) {
        return (appeal - (stars + 0.5)) / spread;
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
        double tail = density(z) * series;
        return z < 0 ? tail : 1 - tail;
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
    }
}
