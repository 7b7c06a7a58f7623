package io.marquee.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.dashboard.chart.Lines.Line;
import io.marquee.dashboard.chart.Lines.Point;
import io.marquee.dashboard.chart.Lines.Stroke;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {

    static final Captions CAPTIONS = new Captions("Trend", "Up.");

    @Test
    void puts_lines_over_the_same_places_side_by_side_in_the_table() {
        ChartSpec spec =
                new Lines(
                                CAPTIONS,
                                Scale.years("Year"),
                                Scale.of("Rating"),
                                List.of(
                                        Line.of(
                                                "Predicted",
                                                List.of(
                                                        new Point(2001, new Value(3, 2.5, 3.5)),
                                                        Point.of(2000, 2))),
                                        new Line(
                                                "Actual",
                                                Stroke.DASHED,
                                                List.of(
                                                        Point.of(1999, Double.NaN),
                                                        Point.of(2001, 4)))))
                        .spec();

        assertThat(spec.table())
                .isEqualTo(
                        new DataTable(
                                List.of(
                                        "Year",
                                        "Predicted",
                                        "Predicted, from",
                                        "Predicted, to",
                                        "Actual"),
                                List.of(
                                        Format.PLAIN,
                                        Format.NUMBER,
                                        Format.NUMBER,
                                        Format.NUMBER,
                                        Format.NUMBER),
                                List.of(
                                        List.of(1999.0, "", "", "", ""),
                                        List.of(2000.0, 2.0, "", "", ""),
                                        List.of(2001.0, 3.0, 2.5, 3.5, 4.0))));
        assertThat(Json.line(spec))
                .contains(
                        """
                        "series":[{\
                        """)
                .contains(
                        """
                        "type":"line","lane":0,"data":[{"value":[2001.0,3.0],"row":2},\
                        {"value":[2000.0,2.0],"row":1}],"showSymbol":true}\
                        """)
                .contains(
                        """
                        "lane":1,"data":[{"value":[1999.0,null],"row":0},\
                        {"value":[2001.0,4.0],"row":2}],"showSymbol":false,\
                        "lineStyle":{"type":"dashed"}}\
                        """)
                .contains("\"data\":[[2001.0,2.5,3.5]]")
                .contains("\"renderItem\":\"band\"");
    }

    @Test
    void lists_point_after_point_where_a_line_goes_straight_up() {
        ChartSpec spec =
                new Lines(
                                CAPTIONS,
                                Scale.share("False positives"),
                                Scale.share("True positives"),
                                List.of(
                                        new Line(
                                                "ROC",
                                                Stroke.STEPS,
                                                List.of(Point.of(0, 0), Point.of(0, 1)))))
                        .spec();

        assertThat(spec.table())
                .isEqualTo(
                        new DataTable(
                                List.of("Line", "False positives", "True positives"),
                                List.of(Format.PLAIN, Format.PERCENT, Format.PERCENT),
                                List.of(List.of("ROC", 0.0, 0.0), List.of("ROC", 0.0, 1.0))));
        assertThat(Json.line(spec)).contains("\"step\":\"end\"");
        assertThat(spec.option()).doesNotContainKey("legend");
    }

    @Test
    void slides_over_many_points_and_leaves_their_dots_out() {
        assertThat(Json.line(points(201)))
                .contains("\"dataZoom\":[{")
                .contains("\"showSymbol\":false");
        assertThat(Json.line(points(200)))
                .doesNotContain("dataZoom")
                .contains("\"showSymbol\":true");
    }

    private static ChartSpec points(int count) {
        List<Point> points = IntStream.range(0, count).mapToObj(i -> Point.of(i, 2.0 * i)).toList();
        return new Lines(CAPTIONS, Scale.of("x"), Scale.of("y"), List.of(Line.of("All", points)))
                .spec();
    }
}
