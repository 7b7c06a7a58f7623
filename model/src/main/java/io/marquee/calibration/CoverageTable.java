package io.marquee.calibration;

import java.util.ArrayList;
import java.util.List;

/// Whether rating intervals hold as many ratings as they promise, over all titles and by
/// difficulty.
///
/// @param overall all titles
/// @param byDifficulty fifths of the titles by difficulty, ascending; fewer where titles share a
///   difficulty
public record CoverageTable(Bin overall, List<Bin> byDifficulty) {

    private static final int BINS = 5;

    /// Titles of like difficulty.
    ///
    /// @param from lowest difficulty in it
    /// @param to highest difficulty in it
    /// @param titles how many, at least one
    /// @param coverage share of them whose rating lies in its interval
    /// @param lowest coverage that these titles still speak for, with a confidence of 95 % (Wilson)
    /// @param highest as `lowest`
    /// @param meanWidth of their intervals, in rating points
    public record Bin(
            double from,
            double to,
            int titles,
            double coverage,
            double lowest,
            double highest,
            double meanWidth) {}

    public CoverageTable {
        byDifficulty = List.copyOf(byDifficulty);
    }

    /// The table of titles that the intervals were not fitted on.
    ///
    /// @param predicted ratings, one per title, at least one
    /// @param actual ratings, one per title
    /// @param difficulty one per title
    public static CoverageTable of(
            RatingIntervals intervals, double[] predicted, double[] actual, double[] difficulty) {
        RatedTitles titles = RatedTitles.of(predicted, actual, difficulty);
        if (titles.size() == 0) {
            throw new IllegalArgumentException("a coverage table of no titles");
        }
        List<Bin> bins = new ArrayList<>();
        int begin = 0;
        for (int end : EqualCounts.ends(titles.difficulty(), BINS, 1)) {
            bins.add(bin(intervals, titles, begin, end));
            begin = end;
        }
        return new CoverageTable(bin(intervals, titles, 0, titles.size()), bins);
    }

    private static Bin bin(RatingIntervals intervals, RatedTitles titles, int begin, int end) {
        int covered = 0;
        double width = 0;
        for (int i = begin; i < end; i++) {
            RatingInterval interval = intervals.at(titles.predicted()[i], titles.difficulty()[i]);
            covered += interval.contains(titles.actual()[i]) ? 1 : 0;
            width += interval.width();
        }
        int count = end - begin;
        Wilson share = Wilson.of(covered, count);
        return new Bin(
                titles.difficulty()[begin],
                titles.difficulty()[end - 1],
                count,
                (double) covered / count,
                share.low(),
                share.high(),
                width / count);
    }
}
