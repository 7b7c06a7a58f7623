package io.marquee.dashboard.quality;

import java.util.List;

/// What the titles of a cleaned catalog look like.
///
/// @param titles how many there are
/// @param missing per column what is not known, the column that lacks most first
/// @param mended cells that were mended by rule and column, the most frequent first
/// @param distributions of the main columns
public record CatalogProfile(
        long titles,
        List<MissingShare> missing,
        List<Mended> mended,
        List<Distribution> distributions) {

    /// How many titles lack a column.
    public record MissingShare(String column, long missing) {}

    /// How many cells of a column a rule mended.
    public record Mended(String rule, String column, long count) {}

    /// How many titles have each value.
    ///
    /// @param name of what is counted, for people
    /// @param bars by value where that has an order, else the most frequent first
    public record Distribution(String name, List<Bar> bars) {
        public Distribution {
            bars = List.copyOf(bars);
        }
    }

    /// The titles of one value.
    public record Bar(String value, long titles) {}

    public CatalogProfile {
        missing = List.copyOf(missing);
        mended = List.copyOf(mended);
        distributions = List.copyOf(distributions);
    }
}
