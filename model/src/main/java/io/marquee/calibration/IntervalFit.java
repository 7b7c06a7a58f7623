package io.marquee.calibration;

import io.marquee.calibration.Curve.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How each kind of [RatingIntervals] is fitted.
final class IntervalFit {

    /// One in ten of a hundred is ten titles on each side: what a quantile should rest on.
    private static final int FEWEST_IN_A_GROUP = 100;

    private static final int MOST_GROUPS = 5;
    private static final int MOST_BINS = 10;
    private static final int FEWEST_IN_A_BIN = 50;

    /// No title is stretched or pressed beyond this, whatever a bin says.
    private static final double MOST_STRETCH = 4;

    private IntervalFit() {}

    static RatingIntervals plain(RatedTitles titles) {
        return new RatingIntervals.Plain(Offsets.of(titles.residuals()));
    }

    static RatingIntervals grouped(RatedTitles titles) {
        double[] residuals = titles.residuals();
        List<RatingIntervals.Grouped.Group> groups = new ArrayList<>();
        int begin = 0;
        int[] ends = EqualCounts.ends(titles.difficulty(), MOST_GROUPS, FEWEST_IN_A_GROUP);
        for (int end : ends) {
            groups.add(
                    new RatingIntervals.Grouped.Group(
                            titles.difficulty()[end - 1],
                            Offsets.of(Arrays.copyOfRange(residuals, begin, end))));
            begin = end;
        }
        return new RatingIntervals.Grouped(groups);
    }

    static RatingIntervals scaled(RatedTitles titles) {
        Curve stretch = stretch(titles);
        double[] residuals = titles.residuals();
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] /= stretch.at(titles.difficulty()[i]);
        }
        return new RatingIntervals.Scaled(Offsets.of(residuals), stretch);
    }

    /// Mean absolute residual by difficulty, as a factor of the overall one.
    ///
    /// Each bin's mean is shrunk toward the overall one by empirical Bayes: by as much as the bins
    /// would differ by chance. Where all of their difference may be chance, the curve is level.
    ///
    /// @param titles at least two
    static Curve stretch(RatedTitles titles) {
        int n = titles.size();
        double[] absolute = Arrays.stream(titles.residuals()).map(Math::abs).toArray();
        int[] ends = EqualCounts.ends(titles.difficulty(), MOST_BINS, FEWEST_IN_A_BIN);
        double overall = mean(absolute, 0, n);
        double within = 0;
        double between = 0;
        double squaredCounts = 0;
        for (int bin = 0; bin < ends.length; bin++) {
            int begin = bin == 0 ? 0 : ends[bin - 1];
            int count = ends[bin] - begin;
            double mean = mean(absolute, begin, ends[bin]);
            for (int i = begin; i < ends[bin]; i++) {
                within += (absolute[i] - mean) * (absolute[i] - mean);
            }
            between += count * (mean - overall) * (mean - overall);
            squaredCounts += (double) count * count;
        }
        // Moments as in one-way random effects ANOVA (Searle, Casella and McCulloch, 1992).
        double noise = within / Math.max(1, n - ends.length);
        double spread =
                ends.length < 2
                        ? 0
                        : (between - (ends.length - 1) * noise) / (n - squaredCounts / n);
        List<Point> points = new ArrayList<>();
        for (int bin = 0; bin < ends.length; bin++) {
            int begin = bin == 0 ? 0 : ends[bin - 1];
            int count = ends[bin] - begin;
            double trust = spread <= 0 ? 0 : spread / (spread + noise / count);
            double factor =
                    overall == 0 ? 1 : 1 + trust * (mean(absolute, begin, ends[bin]) / overall - 1);
            points.add(
                    new Point(
                            mean(titles.difficulty(), begin, ends[bin]),
                            Math.clamp(factor, 1 / MOST_STRETCH, MOST_STRETCH)));
        }
        return new Curve(points);
    }

    private static double mean(double[] values, int begin, int end) {
        double sum = 0;
        for (int i = begin; i < end; i++) {
            sum += values[i];
        }
        return sum / (end - begin);
    }
}
