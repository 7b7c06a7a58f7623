package io.marquee.dashboard.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Points in the plane.
///
/// @param captions what it is of
/// @param point what the points are, for instance "Title"
/// @param x what runs from left to right
/// @param y what runs from bottom to top
/// @param clouds at least one
public record Points(Captions captions, String point, Scale x, Scale y, List<Cloud> clouds) {

    private static final int MANY = 500;

    public Points {
        clouds = List.copyOf(clouds);
    }

    /// Points of one colour.
    ///
    /// @param name as in the legend
    public record Cloud(String name, List<Dot> dots) {

        public Cloud {
            dots = List.copyOf(dots);
        }
    }

    /// One point.
    ///
    /// @param label its name
    public record Dot(String label, double x, double y) {}

    /// The chart. Its table has a row for each point, cloud after cloud.
    public ChartSpec spec() {
        List<List<Object>> rows = new ArrayList<>();
        List<Map<String, Object>> series = new ArrayList<>();
        for (Cloud cloud : clouds) {
            List<Map<String, Object>> data = new ArrayList<>();
            for (Dot dot : cloud.dots()) {
                data.add(Figures.point(rows.size(), dot.x(), dot.y()));
                rows.add(
                        List.of(
                                dot.label(),
                                cloud.name(),
                                Figures.orEmpty(dot.x()),
                                Figures.orEmpty(dot.y())));
            }
            series.add(
                    Map.of(
                            "name",
                            cloud.name(),
                            "type",
                            "scatter",
                            "data",
                            data,
                            "lane",
                            series.size()));
        }
        Map<String, Object> option = new LinkedHashMap<>();
        option.put("xAxis", x.axis(false));
        option.put("yAxis", y.axis(false));
        option.put("series", series);
        option.put("tooltip", Figures.tooltip("item"));
        if (clouds.size() > 1) {
            option.put("legend", Map.of());
        }
        if (rows.size() > MANY) {
            option.put("dataZoom", Figures.zoom("xAxisIndex"));
        }
        return new ChartSpec(
                captions.title(),
                captions.description(),
                option,
                new DataTable(
                        List.of(point, "Group", x.name(), y.name()),
                        List.of(Format.PLAIN, Format.PLAIN, x.format(), y.format()),
                        rows));
    }
}
