package io.marquee.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// One way to part the test titles, so that a model can be seen to do well here and badly there.
///
/// @param name of the way, for instance `genre`
/// @param values the part that each title is in, one per test title, in their order; blank is taken
///   for `unknown`
public record Slicing(String name, List<String> values) {

    /// The names of the usual ways.
    public static final String KIND = "kind";

    public static final String GENRE = "genre";
    public static final String COUNTRY = "country";
    public static final String DECADE = "decade";

    private static final String UNKNOWN = "unknown";

    public Slicing {
        values = List.copyOf(values);
    }

    /// By decade of release: 1994 is in `1990s`.
    public static Slicing byDecade(List<Integer> releaseYears) {
        return new Slicing(
                DECADE,
                releaseYears.stream().map(year -> Math.floorDiv(year, 10) * 10 + "s").toList());
    }

    /// The parts, largest first, then by value.
    List<Slice> slices() {
        TreeMap<String, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < values.size(); row++) {
            String value = values.get(row).isBlank() ? UNKNOWN : values.get(row);
            rows.computeIfAbsent(value, _ -> new ArrayList<>()).add(row);
        }
        return rows.entrySet().stream()
                .map(e -> new Slice(name, e.getKey(), e.getValue()))
                .sorted(Comparator.comparingInt((Slice slice) -> -slice.rows().size()))
                .toList();
    }

    /// One part.
    ///
    /// @param rows places of its titles among the test titles, ascending
    record Slice(String slicing, String value, List<Integer> rows) {

        /// What an array of all test titles says of these.
        double[] of(double[] all) {
            return rows.stream().mapToDouble(row -> all[row]).toArray();
        }
    }
}
