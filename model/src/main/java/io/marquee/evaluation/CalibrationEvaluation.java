package io.marquee.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Whether of the titles said to be liked with 70 % some 70 % are, before and after the
/// probabilities were calibrated.
///
/// @param errorBefore expected calibration error of the model's own probabilities, 0 to 1
/// @param errorAfter that of the calibrated ones
/// @param before reliability of the model's own probabilities
/// @param after that of the calibrated ones
public record CalibrationEvaluation(
        double errorBefore, double errorAfter, List<Bin> before, List<Bin> after) {

    private static final int BINS = 10;

    /// The titles of one tenth of the range of probability.
    ///
    /// @param meanPredicted mean of their probabilities
    /// @param likedShare share of them that are liked
    /// @param count number of titles, at least one; empty bins are left out
    public record Bin(double meanPredicted, double likedShare, int count) {}

    public CalibrationEvaluation {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /// @param actual 1 for liked, 0 for not, one per title, at least one
    /// @param raw the model's own probabilities
    /// @param calibrated the same where nothing was calibrated
    public static CalibrationEvaluation of(double[] actual, double[] raw, double[] calibrated) {
        List<Bin> before = bins(actual, raw);
        List<Bin> after = bins(actual, calibrated);
        return new CalibrationEvaluation(error(before), error(after), before, after);
    }

    private static List<Bin> bins(double[] actual, double[] predicted) {
        Predictions.checkProbabilities(actual, predicted);
        double[] probabilities = new double[BINS];
        int[] liked = new int[BINS];
        int[] counts = new int[BINS];
        for (int i = 0; i < actual.length; i++) {
            int bin = Math.min((int) (predicted[i] * BINS), BINS - 1);
            probabilities[bin] += predicted[i];
            liked[bin] += (int) actual[i];
            counts[bin]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            if (counts[b] > 0) {
                bins.add(
                        new Bin(
                                probabilities[b] / counts[b],
                                (double) liked[b] / counts[b],
                                counts[b]));
            }
        }
        return bins;
    }

    private static double error(List<Bin> bins) {
        int count = bins.stream().mapToInt(Bin::count).sum();
        return bins.stream()
                        .mapToDouble(b -> b.count() * Math.abs(b.meanPredicted() - b.likedShare()))
                        .sum()
                / count;
    }
}
