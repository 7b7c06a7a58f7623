package io.marquee.dashboard.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures by category, with whiskers where they have intervals.
///
/// @param captions what it is of
/// @param category what the categories are, for instance "Genre"
/// @param values what the figures are
/// @param shape how they are drawn
/// @param categories from left to right, or from top to bottom
/// @param series side by side in every category; at least one
public record Bars(
        Captions captions,
        String category,
        Scale values,
        Shape shape,
        List<String> categories,
        List<Series> series) {

    private static final int MANY = 60;

    /// @throws IllegalArgumentException if a series has not one value for every category
    public Bars {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException(
                        "%d values for %d categories in %s"
                                .formatted(one.values().size(), categories.size(), one.name()));
            }
        }
    }

    /// How figures are drawn.
    public enum Shape {
        /// Upright, for a few categories or for ones that have an order.
        COLUMNS,
        /// Lying, for long names.
        BARS,
        /// Dots beside long names, for figures of which zero is not the natural start.
        DOTS
    }

    /// The chart, its table made of all its figures.
    public ChartSpec spec() {
        return spec(table());
    }

    /// The chart beside a table of one's own, whose rows tell in tooltips about the categories.
    ///
    /// @param table a row for each category, in their order
    public ChartSpec spec(DataTable table) {
        boolean upright = shape == Shape.COLUMNS;
        Map<String, Object> names = Figures.categories(category, categories);
        Map<String, Object> axis = values.axis(shape != Shape.DOTS);
        Map<String, Object> option = new LinkedHashMap<>();
        if (upright) {
            option.put("xAxis", names);
            option.put("yAxis", axis);
        } else {
            names.put("inverse", true);
            option.put("xAxis", axis);
            option.put("yAxis", names);
        }
        List<Map<String, Object>> drawn = new ArrayList<>();
        for (int s = 0; s < series.size(); s++) {
            drawn.add(marks(s));
            if (series.get(s).hasIntervals()) {
                drawn.add(whiskers(s));
            }
        }
        option.put("series", drawn);
        option.put("tooltip", Figures.tooltip("axis"));
        if (series.size() > 1) {
            option.put("legend", Map.of());
        }
        if (upright && categories.size() > MANY) {
            option.put("dataZoom", Figures.zoom("xAxisIndex"));
        }
        return new ChartSpec(captions.title(), captions.description(), option, table);
    }

    private Map<String, Object> marks(int s) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (int c = 0; c < categories.size(); c++) {
            double value = series.get(s).values().get(c).value();
            data.add(
                    shape == Shape.COLUMNS
                            ? Figures.point(c, c, value)
                            : Figures.point(c, value, c));
        }
        Map<String, Object> marks = new LinkedHashMap<>();
        marks.put("name", series.get(s).name());
        marks.put("type", shape == Shape.DOTS ? "scatter" : "bar");
        marks.put("lane", s);
        marks.put("lanes", series.size());
        marks.put("data", data);
        return marks;
    }

    private Map<String, Object> whiskers(int s) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (int c = 0; c < categories.size(); c++) {
            Value value = series.get(s).values().get(c);
            if (value.hasInterval()) {
                data.add(Figures.point(c, c, value.low(), value.high()));
            }
        }
        Map<String, Object> whiskers = new LinkedHashMap<>();
        whiskers.put("name", series.get(s).name());
        whiskers.put("type", "custom");
        whiskers.put("lane", s);
        whiskers.put("lanes", series.size());
        whiskers.put("renderItem", shape == Shape.COLUMNS ? "whiskers" : "lyingWhiskers");
        whiskers.put("barred", shape != Shape.DOTS);
        whiskers.put("data", data);
        return whiskers;
    }

    private DataTable table() {
        List<String> headers = new ArrayList<>(List.of(category));
        List<Format> formats = new ArrayList<>(List.of(Format.PLAIN));
        for (Series one : series) {
            headers.add(one.name());
            formats.add(values.format());
            if (one.hasIntervals()) {
                headers.add(one.name() + ", from");
                headers.add(one.name() + ", to");
                formats.addAll(List.of(values.format(), values.format()));
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        for (int c = 0; c < categories.size(); c++) {
            List<Object> row = new ArrayList<>(List.of(categories.get(c)));
            for (Series one : series) {
                Value value = one.values().get(c);
                row.add(Figures.orEmpty(value.value()));
                if (one.hasIntervals()) {
                    row.add(Figures.orEmpty(value.low()));
                    row.add(Figures.orEmpty(value.high()));
                }
            }
            rows.add(row);
        }
        return new DataTable(headers, formats, rows);
    }
}
