package io.marquee.evaluation;

import java.util.Arrays;
import java.util.List;

/// How the errors of predicted ratings are spread; an error is predicted minus actual.
///
/// @param from lower end of the first bin, in rating points
/// @param width of each bin; its lower end belongs to it
/// @param counts titles per bin; the first and the last also count what lies beyond them
public record ErrorHistogram(double from, double width, List<Integer> counts) {

    private static final double FROM = -4;
    private static final double WIDTH = 0.25;
    private static final int BINS = 32;

    public ErrorHistogram {
        counts = List.copyOf(counts);
    }

    static ErrorHistogram of(double[] actual, double[] predicted) {
        int[] counts = new int[BINS];
        for (int i = 0; i < actual.length; i++) {
            double error = predicted[i] - actual[i];
            counts[Math.clamp((long) Math.floor((error - FROM) / WIDTH), 0, BINS - 1)]++;
        }
        return new ErrorHistogram(FROM, WIDTH, Arrays.stream(counts).boxed().toList());
    }
}
