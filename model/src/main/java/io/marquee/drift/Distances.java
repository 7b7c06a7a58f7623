package io.marquee.drift;

/// How far apart two distributions over the same cells are. All are 0 for equal shares and mind
/// neither which side is which (but the order of cells for [#kolmogorovSmirnov]) nor how much was
/// counted.
final class Distances {

    /// Added to every cell for the population stability index, which knows no zeros: what a prior
    /// of Jeffreys adds.
    private static final double PSEUDO_COUNT = 0.5;

    private Distances() {}

    /// The population stability index: the sum over cells of (q - p) ln(q / p).
    ///
    /// Source: Lewis, "An Introduction to Credit Scoring", 1994; its null distribution in Yurdakul,
    /// "Statistical Properties of Population Stability Index", 2018.
    static double populationStability(long[] expected, long[] actual) {
        double psi = 0;
        double expectedTotal = total(expected) + PSEUDO_COUNT * expected.length;
        double actualTotal = total(actual) + PSEUDO_COUNT * actual.length;
        for (int cell = 0; cell < expected.length; cell++) {
            double p = (expected[cell] + PSEUDO_COUNT) / expectedTotal;
            double q = (actual[cell] + PSEUDO_COUNT) / actualTotal;
            psi += (q - p) * StrictMath.log(q / p);
        }
        return psi;
    }

    /// The Jensen-Shannon distance: the square root of the divergence in bits, 0 to 1.
    ///
    /// Source: Endres and Schindelin, "A new metric for probability distributions", 2003.
    static double jensenShannon(long[] expected, long[] actual) {
        double[] p = shares(expected);
        double[] q = shares(actual);
        double divergence = 0;
        for (int cell = 0; cell < p.length; cell++) {
            double middle = (p[cell] + q[cell]) / 2;
            divergence += (entropy(p[cell], middle) + entropy(q[cell], middle)) / 2;
        }
        return Math.sqrt(Math.clamp(divergence / StrictMath.log(2), 0, 1));
    }

    /// The Kolmogorov-Smirnov distance as far as the cells show it: the largest difference between
    /// the cumulated shares. That of the values themselves is no smaller.
    static double kolmogorovSmirnov(long[] expected, long[] actual) {
        double[] p = shares(expected);
        double[] q = shares(actual);
        double largest = 0;
        double difference = 0;
        for (int cell = 0; cell < p.length; cell++) {
            difference += q[cell] - p[cell];
            largest = Math.max(largest, Math.abs(difference));
        }
        return largest;
    }

    /// The largest difference between the shares of a cell.
    ///
    /// @param expectedTitles what the expected counts are shares of
    /// @param actualTitles what the actual counts are shares of
    static double largest(long[] expected, long expectedTitles, long[] actual, long actualTitles) {
        double largest = 0;
        for (int cell = 0; cell < expected.length; cell++) {
            double p = (double) expected[cell] / expectedTitles;
            double q = (double) actual[cell] / actualTitles;
            largest = Math.max(largest, Math.abs(q - p));
        }
        return largest;
    }

    private static double entropy(double share, double middle) {
        return share == 0 ? 0 : share * StrictMath.log(share / middle);
    }

    private static double[] shares(long[] counts) {
        double[] shares = new double[counts.length];
        long total = total(counts);
        for (int cell = 0; cell < counts.length; cell++) {
            shares[cell] = total == 0 ? 0 : (double) counts[cell] / total;
        }
        return shares;
    }

    private static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
