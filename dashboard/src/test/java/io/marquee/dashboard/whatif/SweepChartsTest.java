package io.marquee.dashboard.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.calibration.RatingInterval;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.scoring.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepChartsTest {

    @Test
    void draws_both_titles_and_where_they_stand() {
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        sweeps.put(
                "A",
                new Sweep(
                        Dial.LENGTH,
                        List.of(
                                point("90 min", 90, true, 3, 0.5),
                                point("95 min", 95, false, 4, 0.6))));
        sweeps.put("B", new Sweep(Dial.LENGTH, List.of(point("95 min", 95, true, 2, 0.25))));
        ChartSpec rating = SweepCharts.rating(sweeps);
        assertThat(rating.title()).isEqualTo("Predicted rating by length");
        assertThat(rating.description())
                .isEqualTo("All else being as it is. A is at 90 min. B is at 95 min.");
        assertThat(rating.table().headers())
                .containsExactly("length", "A", "B", "A as it is", "B as it is");
        assertThat(rating.table().rows())
                .containsExactly(List.of(90.0, 3.0, "", 3.0, ""), List.of(95.0, 4.0, 2.0, "", 2.0));
        assertThat(SweepCharts.probability(sweeps).table().rows())
                .containsExactly(
                        List.of(90.0, 0.5, "", 0.5, ""), List.of(95.0, 0.6, 0.25, "", 0.25));
    }

    @Test
    void has_a_place_for_every_rating_that_one_of_both_can_have() {
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        sweeps.put("A", new Sweep(Dial.MATURITY, List.of(point("R", 9, false, 3, 0.5))));
        sweeps.put("B", new Sweep(Dial.MATURITY, List.of(point("TV-Y", 0, true, 2, 0.25))));
        ChartSpec rating = SweepCharts.rating(sweeps);
        assertThat(rating.description())
                .isEqualTo("All else being as it is. A is at no known place. B is at TV-Y.");
        assertThat(rating.table().rows())
                .containsExactly(List.of("TV-Y", "", 2.0), List.of("R", 3.0, ""));
    }

    private static Sweep.Point point(
            String label, int number, boolean own, double rating, double probability) {
        return new Sweep.Point(
                label,
                number,
                own,
                new Prediction(rating, new RatingInterval(1, 5), probability, true));
    }
}
