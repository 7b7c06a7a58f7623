package io.marquee.dashboard.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The small parts of ECharts options that the charts have in common.
final class Figures {

    private Figures() {}

    /// A number as JSON has it, which knows no NaN.
    static @Nullable Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /// A number as a table has it.
    static Object orEmpty(double value) {
        return Double.isFinite(value) ? value : "";
    }

    /// A point of a series: its coordinates, and the row of the table that tells about it.
    static Map<String, Object> point(int row, double... coordinates) {
        List<@Nullable Double> values = new ArrayList<>();
        for (double coordinate : coordinates) {
            values.add(orNull(coordinate));
        }
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("value", Collections.unmodifiableList(values));
        point.put("row", row);
        return point;
    }

    static Map<String, Object> categories(String name, List<String> names) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", "category");
        axis.put("name", name);
        axis.put("nameLocation", "middle");
        axis.put("data", names);
        return axis;
    }

    static Map<String, Object> tooltip(String trigger) {
        return Map.of("trigger", trigger);
    }

    /// A slider for each axis, which shows a part of it.
    ///
    /// @param axes `xAxisIndex` or `yAxisIndex`
    static List<Map<String, Object>> zoom(String... axes) {
        return Arrays.stream(axes)
                .map(axis -> Map.<String, Object>of("type", "slider", axis, 0))
                .toList();
    }
}
