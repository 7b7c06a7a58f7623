package io.marquee.dashboard.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Curves over numbers, with bands where they have intervals.
///
/// @param captions what it is of
/// @param x what runs from left to right
/// @param y what runs from bottom to top
/// @param lines at least one
public record Lines(Captions captions, Scale x, Scale y, List<Line> lines) {

    private static final int MANY = 200;

    public Lines {
        lines = List.copyOf(lines);
    }

    /// How a line is drawn.
    public enum Stroke {
        /// With a dot for every point, where they are few.
        SOLID,
        /// For what others are measured by, such as a diagonal.
        DASHED,
        /// Straight across and then up or down, for counts and curves of thresholds.
        STEPS
    }

    /// One curve.
    ///
    /// @param name as in the legend
    /// @param points in the order in which they are joined; a NaN in `y` leaves a gap
    public record Line(String name, Stroke stroke, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }

        /// A solid one.
        public static Line of(String name, List<Point> points) {
            return new Line(name, Stroke.SOLID, points);
        }
    }

    /// A point of a curve.
    public record Point(double x, Value y) {

        /// A point without an interval.
        public static Point of(double x, double y) {
            return new Point(x, Value.of(y));
        }
    }

    /// The chart. Its table has a row for each place on the x axis, or, where a line has several
    /// points in one place, a row for each point.
    public ChartSpec spec() {
        return lines.stream().allMatch(Lines::isFunction) ? byPlace() : byPoint();
    }

    private ChartSpec byPlace() {
        TreeSet<Double> places = new TreeSet<>();
        lines.forEach(line -> line.points().forEach(point -> places.add(point.x())));
        Map<Double, Integer> rowOf = new HashMap<>();
        List<List<Object>> rows = new ArrayList<>();
        for (double place : places) {
            rowOf.put(place, rows.size());
            rows.add(new ArrayList<>(List.of(place)));
        }
        List<String> headers = new ArrayList<>(List.of(x.name()));
        List<Format> formats = new ArrayList<>(List.of(x.format()));
        List<List<Integer>> rowsOfPoints = new ArrayList<>();
        for (Line line : lines) {
            boolean intervals = hasIntervals(line);
            headers.add(line.name());
            formats.add(y.format());
            if (intervals) {
                headers.addAll(List.of(line.name() + ", from", line.name() + ", to"));
                formats.addAll(List.of(y.format(), y.format()));
            }
            rowsOfPoints.add(
                    line.points().stream().map(point -> rowOf.getOrDefault(point.x(), 0)).toList());
            for (Point point : line.points()) {
                List<Object> row = rows.get(rowOf.getOrDefault(point.x(), 0));
                row.add(Figures.orEmpty(point.y().value()));
                if (intervals) {
                    row.add(Figures.orEmpty(point.y().low()));
                    row.add(Figures.orEmpty(point.y().high()));
                }
            }
            rows.forEach(row -> row.addAll(Collections.nCopies(headers.size() - row.size(), "")));
        }
        return spec(rowsOfPoints, new DataTable(headers, formats, rows));
    }

    private ChartSpec byPoint() {
        List<List<Object>> rows = new ArrayList<>();
        List<List<Integer>> rowsOfPoints = new ArrayList<>();
        for (Line line : lines) {
            List<Integer> rowsOfLine = new ArrayList<>();
            for (Point point : line.points()) {
                rowsOfLine.add(rows.size());
                rows.add(
                        List.of(
                                line.name(),
                                Figures.orEmpty(point.x()),
                                Figures.orEmpty(point.y().value())));
            }
            rowsOfPoints.add(rowsOfLine);
        }
        return spec(
                rowsOfPoints,
                new DataTable(
                        List.of("Line", x.name(), y.name()),
                        List.of(Format.PLAIN, x.format(), y.format()),
                        rows));
    }

    private ChartSpec spec(List<List<Integer>> rowsOfPoints, DataTable table) {
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("xAxis", x.axis(false));
        Map<String, Object> upright = y.axis(false);
        // At the side, though zero be in the middle or at the end.
        upright.put("axisLine", Map.of("onZero", false));
        option.put("yAxis", upright);
        List<Map<String, Object>> series = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            // The legend shows the first of a name.
            series.add(curve(line, i, rowsOfPoints.get(i)));
            if (hasIntervals(line)) {
                series.add(band(line, i));
            }
        }
        option.put("series", series);
        option.put("tooltip", Figures.tooltip("axis"));
        if (lines.size() > 1) {
            option.put("legend", Map.of());
        }
        if (lines.stream().anyMatch(line -> line.points().size() > MANY)) {
            option.put("dataZoom", Figures.zoom("xAxisIndex"));
        }
        return new ChartSpec(captions.title(), captions.description(), option, table);
    }

    private static Map<String, Object> curve(Line line, int lane, List<Integer> rows) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (int i = 0; i < line.points().size(); i++) {
            Point point = line.points().get(i);
            data.add(Figures.point(rows.get(i), point.x(), point.y().value()));
        }
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("name", line.name());
        curve.put("type", "line");
        curve.put("lane", lane);
        curve.put("data", data);
        curve.put("showSymbol", line.stroke() == Stroke.SOLID && line.points().size() <= MANY);
        if (line.stroke() == Stroke.DASHED) {
            curve.put("lineStyle", Map.of("type", "dashed"));
        }
        if (line.stroke() == Stroke.STEPS) {
            curve.put("step", "end");
        }
        return curve;
    }

    private static Map<String, Object> band(Line line, int lane) {
        List<List<Double>> data =
                line.points().stream()
                        .filter(point -> point.y().hasInterval())
                        .map(point -> List.of(point.x(), point.y().low(), point.y().high()))
                        .toList();
        return Map.of(
                "name",
                line.name(),
                "type",
                "custom",
                "renderItem",
                "band",
                "lane",
                lane,
                "data",
                data);
    }

    private static boolean hasIntervals(Line line) {
        return line.points().stream().anyMatch(point -> point.y().hasInterval());
    }

    /// Whether there is one point at most in every place.
    private static boolean isFunction(Line line) {
        return line.points().stream().map(Point::x).distinct().count() == line.points().size();
    }
}
