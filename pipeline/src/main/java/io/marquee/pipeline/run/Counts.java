package io.marquee.pipeline.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Named numbers that add up: how many rows were read, accepted, merged, rejected and why.
///
/// Counted from the data itself rather than by a runner's counters, so that a bundle that was tried
/// twice counts once. See docs/decisions/0006-counts-as-data.md.
public final class Counts implements Serializable {

    private static final long serialVersionUID = 1;

    public static final String ROWS_READ = "rows.read";
    public static final String ROWS_ACCEPTED = "rows.accepted";
    public static final String ROWS_MERGED = "rows.merged";
    public static final String ROWS_REJECTED = "rows.rejected";

    private final TreeMap<String, Long> values;

    /// Nothing counted.
    public Counts() {
        this(Map.of());
    }

    @JsonCreator
    public Counts(Map<String, Long> values) {
        this.values = new TreeMap<>(values);
    }

    /// Adds to a number.
    ///
    /// @return this
    public Counts add(String name, long count) {
        values.merge(name, count, Long::sum);
        return this;
    }

    /// Adds all numbers of `other`.
    ///
    /// @return this
    public Counts addAll(Counts other) {
        other.values.forEach(this::add);
        return this;
    }

    /// One number; 0 if it was never added to.
    public long of(String name) {
        return values.getOrDefault(name, 0L);
    }

    /// The numbers whose names begin with `prefix` and a dot, under the rest of their names.
    public SortedMap<String, Long> under(String prefix) {
        TreeMap<String, Long> found = new TreeMap<>();
        values.forEach((name, count) -> {
            if (name.startsWith(prefix + ".")) {
                found.put(name.substring(prefix.length() + 1), count);
            }
        });
        return found;
    }

    /// All numbers, by name; a view.
    @JsonValue
    public SortedMap<String, Long> values() {
        return Collections.unmodifiableSortedMap(values);
    }
}
