package io.marquee.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A number's reference. Its cells are: below all training values, the bins between the deciles,
/// above all training values, missing. A value on an edge is in the bin below it; where many values
/// are the same, deciles coincide and there are fewer bins.
///
/// @param smallest the smallest training value
/// @param largest the largest
/// @param edges upper ends of all bins but the last, ascending
/// @param counts training titles per bin, one more than edges
/// @param missing titles of which the value was not known, though it applies to them
/// @param mean of the training values
/// @param deviation their standard deviation; 0 if they are all the same
public record NumberReference(
        Section section,
        String name,
        double importance,
        double smallest,
        double largest,
        List<Double> edges,
        List<Long> counts,
        long missing,
        double mean,
        double deviation)
        implements Reference {

    private static final int BINS = 10;

    /// What stands before and after the bins: below, above, missing.
    private static final int OTHER_CELLS = 3;

    public NumberReference {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        if (counts.size() != edges.size() + 1 || !isAscending(edges) || !(smallest <= largest)) {
            throw new IllegalArgumentException("the bins of " + name + " do not fit together");
        }
    }

    /// Freezes bins around values.
    ///
    /// @param values how often each came up; at least one
    /// @param missing how often there was none
    static NumberReference of(
            Watched what, SortedMap<? extends Number, Long> values, long missing) {
        TreeMap<Double, Long> exact = new TreeMap<>();
        values.forEach((value, count) -> exact.merge(value.doubleValue(), count, Long::sum));
        long total = exact.values().stream().mapToLong(Long::longValue).sum();
        List<Double> edges = edges(exact, total);
        Long[] counts = new Long[edges.size() + 1];
        Arrays.fill(counts, 0L);
        double sum = 0;
        for (Map.Entry<Double, Long> entry : exact.entrySet()) {
            counts[bin(edges, entry.getKey())] += entry.getValue();
            sum += entry.getKey() * entry.getValue();
        }
        double mean = sum / total;
        double squares = 0;
        for (Map.Entry<Double, Long> entry : exact.entrySet()) {
            double distance = entry.getKey() - mean;
            squares += distance * distance * entry.getValue();
        }
        return new NumberReference(
                what.section(),
                what.name(),
                what.importance(),
                exact.firstKey(),
                exact.lastKey(),
                edges,
                List.of(counts),
                missing,
                mean,
                Math.sqrt(squares / total));
    }

    /// Freezes bins around values.
    ///
    /// @param values at least one, none NaN
    static NumberReference of(Watched what, double[] values, long missing) {
        TreeMap<Double, Long> counts = new TreeMap<>();
        for (double value : values) {
            // Minus zero is zero.
            counts.merge(value + 0.0, 1L, Long::sum);
        }
        return of(what, counts, missing);
    }

    /// The cell of a value.
    int cell(double value) {
        if (value < smallest) {
            return 0;
        }
        return value > largest ? counts.size() + 1 : 1 + bin(edges, value);
    }

    @Override
    public List<String> cells() {
        List<String> names = new ArrayList<>();
        names.add("< " + figure(smallest));
        double from = smallest;
        for (int i = 0; i < counts.size(); i++) {
            double to = i < edges.size() ? edges.get(i) : largest;
            String before = i == 0 ? "" : "> ";
            names.add(
                    i == 0 && from == to ? figure(to) : before + figure(from) + " – " + figure(to));
            from = to;
        }
        names.add("> " + figure(largest));
        names.add("missing");
        return names;
    }

    @Override
    public long[] expected() {
        long[] expected = new long[counts.size() + OTHER_CELLS];
        for (int i = 0; i < counts.size(); i++) {
            expected[i + 1] = counts.get(i);
        }
        expected[expected.length - 1] = missing;
        return expected;
    }

    @Override
    public long titles() {
        return missing + counts.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Double> edges(TreeMap<Double, Long> values, long total) {
        List<Double> edges = new ArrayList<>();
        long seen = 0;
        int next = 1;
        for (Map.Entry<Double, Long> entry : values.entrySet()) {
            seen += entry.getValue();
            if (next < BINS && seen * BINS >= next * total) {
                edges.add(entry.getKey());
                next = (int) (seen * BINS / total) + 1;
            }
        }
        if (!edges.isEmpty() && edges.getLast().equals(values.lastKey())) {
            // Above the largest value is a cell of its own.
            edges.removeLast();
        }
        return edges;
    }

    private static int bin(List<Double> edges, double value) {
        int bin = 0;
        while (bin < edges.size() && value > edges.get(bin)) {
            bin++;
        }
        return bin;
    }

    private static boolean isAscending(List<Double> edges) {
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i - 1) < edges.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String figure(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
