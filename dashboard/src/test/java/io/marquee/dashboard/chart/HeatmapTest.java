package io.marquee.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.dashboard.chart.Heatmap.Categories;
import io.marquee.dashboard.chart.Heatmap.Cell;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeatmapTest {

    @Test
    void colours_from_its_least_to_its_greatest_value() {
        ChartSpec spec = heatmap(Scale.of("Titles")).spec();

        assertThat(spec.table())
                .isEqualTo(
                        new DataTable(
                                List.of("And", "Genre", "Titles"),
                                List.of(Format.PLAIN, Format.PLAIN, Format.NUMBER),
                                List.of(List.of("X", "A", 3.0), List.of("X", "B", 7.0))));
        assertThat(Json.line(spec))
                .contains(
                        "[{\"value\":[0.0,0.0,3.0],\"row\":0},{\"value\":[1.0,0.0,7.0],\"row\":1}]");
        assertThat(spec.option().get("visualMap"))
                .isEqualTo(
                        Map.of(
                                "min",
                                3.0,
                                "max",
                                7.0,
                                "dimension",
                                2,
                                "format",
                                Format.NUMBER,
                                "name",
                                "Titles"));
    }

    @Test
    void colours_from_end_to_end_of_a_scale_that_has_them() {
        assertThat(heatmap(Scale.of("Rating").between(1, 5)).spec().option().get("visualMap"))
                .extracting("min", "max")
                .containsExactly(1.0, 5.0);
    }

    @Test
    void a_table_has_as_many_cells_as_headers() {
        assertThatThrownBy(() -> new DataTable(List.of("A", "B"), List.of(List.of(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells under 2 headers");
        assertThatThrownBy(() -> new DataTable(List.of("A", "B"), List.of(Format.PLAIN), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 formats for 2 headers");
    }

    private static Heatmap heatmap(Scale scale) {
        return new Heatmap(
                new Captions("Pairs", ""),
                new Categories("Genre", List.of("A", "B")),
                new Categories("And", List.of("X")),
                scale,
                List.of(new Cell(0, 0, 3), new Cell(1, 0, 7)));
    }
}
