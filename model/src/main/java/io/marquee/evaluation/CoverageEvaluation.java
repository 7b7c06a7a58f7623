package io.marquee.evaluation;

import java.util.Arrays;
import java.util.List;

/// How often the actual rating lies in the interval that was predicted with the rating.
///
/// @param nominal how often it should, 0 to 1
/// @param all over all test titles
/// @param slices the same for parts of them, the largest first
public record CoverageEvaluation(double nominal, Coverage all, List<SliceCoverage> slices) {

    /// Half the width of a 95 % interval in standard errors.
    private static final double Z = 1.959963984540054;

    /// @param count number of titles
    /// @param share of them whose rating lies in its interval, ends included
    /// @param shareInterval where that lies with a confidence of 95 %, by Wilson's score (1927)
    /// @param meanWidth of the intervals, in rating points
    public record Coverage(int count, double share, Interval shareInterval, double meanWidth) {}

    /// @param value which part this is, for instance `MOVIE`
    public record SliceCoverage(String slicing, String value, Coverage coverage) {}

    /// Predicted intervals.
    ///
    /// @param nominal how often an interval should hold the rating, 0 to 1
    /// @param low lower ends, one per test title
    /// @param high upper ends
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Intervals(double nominal, double[] low, double[] high) {}

    public CoverageEvaluation {
        slices = List.copyOf(slices);
    }

    /// @param actual one rating per test title, at least one
    /// @param slicing how to part the titles; mostly by kind
    public static CoverageEvaluation of(double[] actual, Intervals intervals, Slicing slicing) {
        Predictions.check(actual, intervals.low());
        Predictions.check(actual, intervals.high());
        return new CoverageEvaluation(
                intervals.nominal(),
                coverage(actual, intervals.low(), intervals.high()),
                slicing.slices().stream()
                        .map(slice ->
                                new SliceCoverage(
                                        slice.slicing(),
                                        slice.value(),
                                        coverage(
                                                slice.of(actual),
                                                slice.of(intervals.low()),
                                                slice.of(intervals.high()))))
                        .toList());
    }

    private static Coverage coverage(double[] actual, double[] low, double[] high) {
        int inside = 0;
        double[] widths = new double[actual.length];
        for (int i = 0; i < actual.length; i++) {
            inside += low[i] <= actual[i] && actual[i] <= high[i] ? 1 : 0;
            widths[i] = high[i] - low[i];
        }
        return new Coverage(
                actual.length,
                (double) inside / actual.length,
                wilson(inside, actual.length),
                Arrays.stream(widths).sum() / actual.length);
    }

    private static Interval wilson(int inside, int n) {
        double share = (double) inside / n;
        double shrink = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / shrink;
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n)) / shrink;
        return new Interval(Math.max(middle - half, 0), Math.min(middle + half, 1));
    }
}
