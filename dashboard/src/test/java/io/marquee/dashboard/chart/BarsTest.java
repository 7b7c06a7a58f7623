package io.marquee.dashboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.dashboard.chart.Bars.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarsTest {

    static final Captions CAPTIONS = new Captions("Ratings", "By genre.");

    @Test
    void draws_lying_bars_with_whiskers_where_intervals_are_known() {
        ChartSpec spec =
                new Bars(
                                CAPTIONS,
                                "Genre",
                                Scale.of("Mean rating"),
                                Shape.BARS,
                                List.of("Dramas", "<img src=x onerror=alert(1)>"),
                                List.of(
                                        new Series(
                                                "Predicted",
                                                List.of(new Value(3.5, 3.25, 3.75), Value.of(3))),
                                        Series.of("Actual", 4, Double.NaN)))
                        .spec();

        assertThat(Json.line(spec))
                .isEqualTo(
                        """
                        {"title":"Ratings","description":"By genre.","option":{\
                        "xAxis":{"type":"value","name":"Mean rating","nameLocation":"middle",\
                        "format":"NUMBER","scale":false},\
                        "yAxis":{"type":"category","name":"Genre","nameLocation":"middle",\
                        "data":["Dramas","<img src=x onerror=alert(1)>"],"inverse":true},\
                        "series":[\
                        {"name":"Predicted","type":"bar","lane":0,"lanes":2,"data":[\
                        {"value":[3.5,0.0],"row":0},{"value":[3.0,1.0],"row":1}]},\
                        {"name":"Predicted","type":"custom","lane":0,"lanes":2,\
                        "renderItem":"lyingWhiskers","barred":true,"data":[\
                        {"value":[0.0,3.25,3.75],"row":0}]},\
                        {"name":"Actual","type":"bar","lane":1,"lanes":2,"data":[\
                        {"value":[4.0,0.0],"row":0},{"value":[null,1.0],"row":1}]}],\
                        "tooltip":{"trigger":"axis"},"legend":{}},\
                        "table":{"headers":["Genre","Predicted","Predicted, from","Predicted, to",\
                        "Actual"],"formats":["PLAIN","NUMBER","NUMBER","NUMBER","NUMBER"],\
                        "rows":[["Dramas",3.5,3.25,3.75,4.0],\
                        ["<img src=x onerror=alert(1)>",3.0,"","",""]]}}\
                        """);
    }

    @Test
    void draws_columns_upright_from_zero_and_slides_over_many() {
        ChartSpec spec = columns(61);

        assertThat(spec.option().get("xAxis")).extracting("type").isEqualTo("category");
        assertThat(spec.option().get("yAxis"))
                .hasToString(
                        "{type=value, name=Share, nameLocation=middle, format=PERCENT, scale=false,"
                                + " min=0.0, max=1.0}");
        assertThat(Json.line(spec)).contains("{\"value\":[60.0,0.5],\"row\":60}");
        assertThat(spec.option()).containsKey("dataZoom").doesNotContainKey("legend");
        assertThat(columns(60).option()).doesNotContainKey("dataZoom");
    }

    @Test
    void dots_need_no_zero() {
        ChartSpec spec =
                new Bars(
                                CAPTIONS,
                                "Genre",
                                Scale.of("Rating").between(1, 5),
                                Shape.DOTS,
                                List.of("Dramas"),
                                List.of(new Series("All", List.of(new Value(3, 2, 4)))))
                        .spec();

        assertThat(Json.line(spec))
                .contains("\"scale\":true,\"min\":1.0,\"max\":5.0")
                .contains("\"type\":\"scatter\"")
                .contains("\"barred\":false");
    }

    @Test
    void takes_a_table_of_ones_own() {
        DataTable table = new DataTable(List.of("Genre"), List.of(List.of("Dramas")));

        assertThat(
                        new Bars(
                                        CAPTIONS,
                                        "Genre",
                                        Scale.of("Titles"),
                                        Shape.BARS,
                                        List.of("Dramas"),
                                        List.of(Series.of("Titles", 7)))
                                .spec(table)
                                .table())
                .isEqualTo(table);
    }

    @Test
    void rejects_a_series_that_lacks_a_value() {
        assertThatThrownBy(() ->
                        new Bars(
                                CAPTIONS,
                                "Genre",
                                Scale.of("Titles"),
                                Shape.BARS,
                                List.of("Dramas", "Comedies"),
                                List.of(Series.of("All", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 values for 2 categories in All");
    }

    @Test
    void is_empty_where_there_are_no_categories() {
        ChartSpec spec =
                new Bars(
                                CAPTIONS,
                                "Genre",
                                Scale.of("Titles"),
                                Shape.BARS,
                                List.of(),
                                List.of(Series.of("All")))
                        .spec();

        assertThat(spec.table().rows()).isEmpty();
    }

    private static ChartSpec columns(int count) {
        double[] values = new double[count];
        Arrays.fill(values, 0.5);
        return new Bars(
                        CAPTIONS,
                        "Year",
                        Scale.share("Share"),
                        Shape.COLUMNS,
                        IntStream.range(0, count).mapToObj(Integer::toString).toList(),
                        List.of(Series.of("All", values)))
                .spec();
    }
}
