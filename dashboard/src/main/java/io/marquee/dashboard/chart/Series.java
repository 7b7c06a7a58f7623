package io.marquee.dashboard.chart;

import java.util.Arrays;
import java.util.List;

/// One figure for each category of a chart.
///
/// @param name as in the legend
/// @param values in the order of the categories
public record Series(String name, List<Value> values) {

    public Series {
        values = List.copyOf(values);
    }

    /// Figures without intervals.
    public static Series of(String name, double... values) {
        return new Series(name, Arrays.stream(values).mapToObj(Value::of).toList());
    }

    boolean hasIntervals() {
        return values.stream().anyMatch(Value::hasInterval);
    }
}
