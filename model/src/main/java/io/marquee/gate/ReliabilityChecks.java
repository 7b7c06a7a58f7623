package io.marquee.gate;

import io.marquee.evaluation.CalibrationEvaluation.Bin;
import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.CoverageEvaluation.Coverage;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingEvaluation;
import java.util.List;
import java.util.Locale;

/// Whether probabilities and intervals mean what they say.
final class ReliabilityChecks {

    /// The calibration error that is put up with, where it is known exactly.
    private static final double CALIBRATION_BAR = 0.05;

    /// How far the share of ratings inside their intervals may be from what it should be, likewise.
    private static final double COVERAGE_TOLERANCE = 0.02;

    private ReliabilityChecks() {}

    static Check calibration(LikedEvaluation liked) {
        double error = liked.calibration().errorAfter();
        double bar = calibrationBar(liked.calibration().after());
        boolean passed = error <= bar;
        return new Check(
                "calibration",
                passed,
                error,
                bar,
                String.format(
                        Locale.ROOT,
                        passed
                                ? "Its probabilities mean what they say: they are off by %.1f points in a hundred on average, where %.1f are put up with for %,d titles."
                                : "Its probabilities do not mean what they say: they are off by %.1f points in a hundred on average, and more than %.1f is not chance among %,d titles.",
                        100 * error,
                        100 * bar,
                        liked.testTitles()));
    }

    /// Even perfect probabilities show a calibration error: in a bin of n titles the liked share
    /// strays by √(p(1−p)/n), which adds √(2/π) of that to the error on average. What a bin is
    /// really off and what it strays add up in squares, so the bar is √(.05² + stray²) and three
    /// standard deviations of the stray: about .056 for 20,000 titles, .074 for 1,800, .14 for 200.
    static double calibrationBar(List<Bin> bins) {
        double count = bins.stream().mapToInt(Bin::count).sum();
        double stray = 0;
        double variance = 0;
        for (Bin bin : bins) {
            double share = bin.count() / count;
            double p = Math.clamp(bin.meanPredicted(), 0, 1);
            double deviation = Math.sqrt(p * (1 - p) / bin.count());
            stray += share * deviation * Math.sqrt(2 / Math.PI);
            variance += share * share * deviation * deviation * (1 - 2 / Math.PI);
        }
        return Math.hypot(CALIBRATION_BAR, stray) + 3 * Math.sqrt(variance);
    }

    static Check coverage(RatingEvaluation rating) {
        CoverageEvaluation coverage = rating.coverage();
        if (coverage == null) {
            return Check.skipped("coverage", "The model predicts no intervals.");
        }
        Coverage all = coverage.all();
        double nominal = coverage.nominal();
        // Three standard errors of a binomial share: the intervals were fitted on titles as well.
        double band =
                Math.max(COVERAGE_TOLERANCE, 3 * Math.sqrt(nominal * (1 - nominal) / all.count()));
        boolean tooFew = all.share() < nominal - band;
        boolean tooMany = all.share() > nominal + band;
        String found =
                tooFew
                        ? "Its intervals are too narrow"
                        : tooMany
                                ? "Its intervals are wider than they claim to be"
                                : "Its intervals hold what they promise";
        return new Check(
                "coverage",
                !tooFew && !tooMany,
                all.share(),
                all.share() < nominal ? nominal - band : nominal + band,
                String.format(
                        Locale.ROOT,
                        "%s: %.1f %% of %,d ratings lie in their %.0f %% interval, where %.1f to %.1f %% should.",
                        found,
                        100 * all.share(),
                        all.count(),
                        100 * nominal,
                        100 * (nominal - band),
                        100 * (nominal + band)));
    }
}
