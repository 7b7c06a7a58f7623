package io.marquee.feature;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How often each whole number came up. Exact and mergeable in any order, and small wherever the
/// numbers have few different values, as years, minutes and counts do.
public final class Tally implements Serializable {

    private static final long serialVersionUID = 1;

    private final TreeMap<Integer, Long> counts;

    /// An empty tally.
    public Tally() {
        this(Map.of());
    }

    /// A tally of these counts by value.
    @JsonCreator
    public Tally(Map<Integer, Long> counts) {
        this.counts = new TreeMap<>(counts);
    }

    /// Counts a value once more.
    public void add(int value) {
        add(value, 1);
    }

    /// Counts a value `times` more.
    public void add(int value, long times) {
        counts.merge(value, times, Long::sum);
    }

    /// Counts all that `other` counted.
    public void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    /// How many values were counted.
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// The counts by value, ascending; a view.
    @JsonValue
    public Map<Integer, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /// The smallest value that at least the given share of all values does not exceed (the inverse
    /// of the empirical distribution).
    ///
    /// @param share 0 to 1
    /// @return `otherwise` where nothing was counted
    public int quantile(double share, int otherwise) {
        long rank = Math.max(1, (long) Math.ceil(share * total()));
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return entry.getKey();
            }
        }
        return otherwise;
    }
}
