package io.marquee.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;

/// How likely chance alone makes two samples differ as much as they do. Both sides are samples: the
/// baseline is no truth, but what was seen of so many titles.
final class Significance {

    /// Cells of which fewer titles than this are to be expected are thrown together: below it the
    /// chi-squared distribution is no good approximation (Cochran, "Some methods for strengthening
    /// the common chi-squared tests", 1954).
    private static final double LEAST_EXPECTED = 5;

    private Significance() {}

    /// The chi-squared test of homogeneity.
    ///
    /// @return 1 if all is in one cell
    static double chiSquared(long[] expected, long[] actual) {
        List<long[]> cells = new ArrayList<>();
        long expectedTotal = 0;
        long actualTotal = 0;
        for (int cell = 0; cell < expected.length; cell++) {
            expectedTotal += expected[cell];
            actualTotal += actual[cell];
        }
        double smaller =
                (double) Math.min(expectedTotal, actualTotal) / (expectedTotal + actualTotal);
        long[] rare = new long[2];
        for (int cell = 0; cell < expected.length; cell++) {
            if ((expected[cell] + actual[cell]) * smaller < LEAST_EXPECTED) {
                rare[0] += expected[cell];
                rare[1] += actual[cell];
            } else {
                cells.add(new long[] {expected[cell], actual[cell]});
            }
        }
        if (rare[0] + rare[1] > 0) {
            cells.add(rare);
        }
        if (cells.size() < 2 || expectedTotal == 0 || actualTotal == 0) {
            return 1;
        }
        return new ChiSquareTest()
                .chiSquareTestDataSetsComparison(
                        cells.stream().mapToLong(cell -> cell[0]).toArray(),
                        cells.stream().mapToLong(cell -> cell[1]).toArray());
    }

    /// The chi-squared test of two shares with Yates's correction, which errs on the side of
    /// chance.
    ///
    /// @param expected so many of `expectedTitles`
    /// @param actual so many of `actualTitles`
    /// @return 1 if all or none are in it on both sides
    static double twoShares(long expected, long expectedTitles, long actual, long actualTitles) {
        double n = (double) expectedTitles + actualTitles;
        double in = (double) expected + actual;
        double out = n - in;
        if (in == 0 || out == 0 || expectedTitles == 0 || actualTitles == 0) {
            return 1;
        }
        double difference =
                Math.abs(
                        (double) expected * (actualTitles - actual)
                                - (double) actual * (expectedTitles - expected));
        double corrected = Math.max(0, difference - n / 2);
        double statistic = corrected / expectedTitles * (corrected / actualTitles) * (n / in) / out;
        return 1 - new ChiSquaredDistribution(1).cumulativeProbability(statistic);
    }

    /// The most telling of many tests of the same titles, at the price of their number
    /// (Bonferroni): for categories of which a title may have several, so that their counts are not
    /// independent.
    ///
    /// Source: Bilder, Loughin and Nettleton, "Multiple marginal independence testing for pick
    /// any/c variables", 2000.
    static double ofSeveral(
            long[] expected, long expectedTitles, long[] actual, long actualTitles) {
        double least = 1;
        for (int cell = 0; cell < expected.length; cell++) {
            least =
                    Math.min(
                            least,
                            twoShares(
                                    Math.min(expected[cell], expectedTitles),
                                    expectedTitles,
                                    Math.min(actual[cell], actualTitles),
                                    actualTitles));
        }
        return Math.min(1, least * expected.length);
    }

    /// The two-sample Kolmogorov-Smirnov test by its asymptotic distribution. For values that were
    /// put into cells it errs on the side of chance.
    static double kolmogorovSmirnov(double distance, long expectedTitles, long actualTitles) {
        if (expectedTitles == 0 || actualTitles == 0 || distance == 0) {
            return 1;
        }
        return Math.clamp(
                new KolmogorovSmirnovTest()
                        .approximateP(
                                distance,
                                (int) Math.min(expectedTitles, Integer.MAX_VALUE),
                                (int) Math.min(actualTitles, Integer.MAX_VALUE)),
                0,
                1);
    }

    /// Holm's correction for many tests: with the adjusted p-values the chance of even one false
    /// finding among all is below the level they are compared with, however they depend on each
    /// other.
    ///
    /// Source: Holm, "A simple sequentially rejective multiple test procedure", 1979.
    ///
    /// @return adjusted p-values in the order of the given ones
    static double[] holm(double[] pValues) {
        int[] order =
                IntStream.range(0, pValues.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pValues[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, pValues[order[rank]] * (order.length - rank));
            adjusted[order[rank]] = Math.min(1, largest);
        }
        return adjusted;
    }
}
