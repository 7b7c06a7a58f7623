package io.marquee.calibration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The choice of rating intervals, and what spoke for it.
///
/// Each kind is fitted on one half of the out-of-fold predictions and judged on the other, both
/// ways, ten times over. A kind replaces a simpler one where its interval score is lower by 1 % or
/// more. The score is the judge rather than the mean width at equal coverage, because the latter is
/// hardly lower for intervals that fit each title than for one that is too wide for easy titles and
/// too narrow for hard ones.
///
/// @param chosen fitted on all titles
/// @param trials one per kind, the simplest first; empty where there were too few titles to try any
public record IntervalSelection(RatingIntervals chosen, List<Trial> trials) {

    /// With fewer residuals all titles get the same interval. It is as wide as so few residuals ask
    /// for: with less than 19 from the lowest to the highest of them, with less than nine the whole
    /// scale.
    static final int FEWEST_TO_ADAPT = 100;

    private static final int HALVINGS = 10;

    /// What a rating point outside costs in the interval score: 2 / (1 - coverage).
    private static final double MISS_COST = 10;

    /// What a less simple kind has to gain.
    private static final double CLEARLY = 0.01;

    /// The kinds of [RatingIntervals], the simplest first.
    public enum Kind {
        @JsonProperty("plain")
        PLAIN {
            @Override
            RatingIntervals fit(RatedTitles titles) {
                return IntervalFit.plain(titles);
            }
        },
        @JsonProperty("scaled")
        SCALED {
            @Override
            RatingIntervals fit(RatedTitles titles) {
                return IntervalFit.scaled(titles);
            }
        },
        @JsonProperty("grouped")
        GROUPED {
            @Override
            RatingIntervals fit(RatedTitles titles) {
                return IntervalFit.grouped(titles);
            }
        };

        abstract RatingIntervals fit(RatedTitles titles);
    }

    /// How a kind did on halves it was not fitted on.
    ///
    /// @param coverage share of ratings in their interval
    /// @param width mean width, in rating points
    /// @param widthAtCoverage mean width once all intervals are stretched alike until they cover
    ///   four in five; the mean width where no stretch does
    /// @param score mean interval score (Gneiting and Raftery, "Strictly proper scoring rules",
    ///   2007, section 6.2): width, and ten times what a rating lies outside
    public record Trial(
            Kind kind, double coverage, double width, double widthAtCoverage, double score) {}

    public IntervalSelection {
        trials = List.copyOf(trials);
    }

    /// Chooses and fits. The order of titles does not matter.
    ///
    /// @param predicted out-of-fold ratings, one per title, finite
    /// @param actual ratings, one per title, finite
    /// @param difficulty one per title, finite; see [RatingIntervals#fit]
    /// @param seed of the halves
    public static IntervalSelection of(
            double[] predicted, double[] actual, double[] difficulty, long seed) {
        RatedTitles titles = RatedTitles.of(predicted, actual, difficulty);
        if (titles.size() < FEWEST_TO_ADAPT) {
            return new IntervalSelection(Kind.PLAIN.fit(titles), List.of());
        }
        List<Trial> trials = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            trials.add(trial(kind, titles, seed));
        }
        Trial best = trials.getFirst();
        for (Trial trial : trials) {
            if (trial.score() < (1 - CLEARLY) * best.score()) {
                best = trial;
            }
        }
        return new IntervalSelection(best.kind().fit(titles), trials);
    }

    private static Trial trial(Kind kind, RatedTitles titles, long seed) {
        Random random = new Random(seed);
        double coverage = 0;
        double width = 0;
        double widthAtCoverage = 0;
        double score = 0;
        for (int halving = 0; halving < HALVINGS; halving++) {
            boolean[] first = half(titles.size(), random);
            for (boolean fitOnFirst : new boolean[] {true, false}) {
                RatingIntervals intervals = kind.fit(titles.at(places(first, fitOnFirst)));
                RatedTitles held = titles.at(places(first, !fitOnFirst));
                Trial t = judge(kind, intervals, held);
                coverage += t.coverage();
                width += t.width();
                widthAtCoverage += t.widthAtCoverage();
                score += t.score();
            }
        }
        int n = 2 * HALVINGS;
        return new Trial(kind, coverage / n, width / n, widthAtCoverage / n, score / n);
    }

    private static Trial judge(Kind kind, RatingIntervals intervals, RatedTitles held) {
        double[] needed = new double[held.size()];
        int covered = 0;
        double width = 0;
        double unclamped = 0;
        double outside = 0;
        for (int i = 0; i < held.size(); i++) {
            Offsets offsets = intervals.offsets(held.difficulty()[i]);
            double residual = held.residual(i);
            double end = residual < 0 ? offsets.low() : offsets.high();
            needed[i] = residual == 0 ? 0 : Math.abs(residual / end);
            unclamped += offsets.high() - offsets.low();
            RatingInterval interval = intervals.at(held.predicted()[i], held.difficulty()[i]);
            double actual = held.actual()[i];
            covered += interval.contains(actual) ? 1 : 0;
            width += interval.width();
            outside += Math.max(0, interval.low() - actual) + Math.max(0, actual - interval.high());
        }
        Arrays.sort(needed);
        double stretch = needed[(int) Math.ceil(RatingIntervals.COVERAGE * held.size()) - 1];
        int n = held.size();
        return new Trial(
                kind,
                (double) covered / n,
                width / n,
                Double.isFinite(stretch) ? stretch * unclamped / n : width / n,
                width / n + MISS_COST * outside / n);
    }

    private static boolean[] half(int size, Random random) {
        int[] order = IntStream.range(0, size).toArray();
        boolean[] first = new boolean[size];
        for (int i = 0; i < size / 2; i++) {
            int other = i + random.nextInt(size - i);
            int place = order[other];
            order[other] = order[i];
            order[i] = place;
            first[place] = true;
        }
        return first;
    }

    private static int[] places(boolean[] first, boolean wanted) {
        return IntStream.range(0, first.length).filter(i -> first[i] == wanted).toArray();
    }
}
