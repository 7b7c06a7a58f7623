package io.marquee.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.dashboard.chart.Points.Cloud;
import io.marquee.dashboard.chart.Points.Dot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointsTest {

    @Test
    void numbers_the_rows_of_its_table_over_all_clouds() {
        ChartSpec spec =
                points(
                        List.of(
                                new Cloud("Movies", List.of(new Dot("=1+1", 1, 2))),
                                new Cloud("Shows", List.of(new Dot("B", 3, Double.NaN)))));

        assertThat(spec.table())
                .isEqualTo(
                        new DataTable(
                                List.of("Title", "Group", "Predicted", "Actual"),
                                List.of(Format.PLAIN, Format.PLAIN, Format.NUMBER, Format.NUMBER),
                                List.of(
                                        List.of("=1+1", "Movies", 1.0, 2.0),
                                        List.of("B", "Shows", 3.0, ""))));
        assertThat(Json.line(spec))
                .contains("\"data\":[{\"value\":[1.0,2.0],\"row\":0}]")
                .contains("\"data\":[{\"value\":[3.0,null],\"row\":1}]");
        assertThat(spec.option()).containsKey("legend").doesNotContainKey("dataZoom");
    }

    @Test
    void slides_over_many() {
        List<Dot> dots = IntStream.range(0, 501).mapToObj(i -> new Dot("T" + i, i, i)).toList();

        assertThat(points(List.of(new Cloud("All", dots))).option())
                .containsKey("dataZoom")
                .doesNotContainKey("legend");
    }

    private static ChartSpec points(List<Cloud> clouds) {
        return new Points(
                        new Captions("Predicted and actual", ""),
                        "Title",
                        Scale.of("Predicted"),
                        Scale.of("Actual"),
                        clouds)
                .spec();
    }
}
