package io.marquee.dashboard.title;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.title.Waterfall.Step;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static final Explanation EXPLANATION =
            new Explanation(
                    3,
                    List.of(
                            new Reason("genre=Dramas", "Dramas", 0.5),
                            new Reason("length", "95 minutes", -0.25),
                            new Reason("release_year", "released 2020", 0.125)),
                    -0.0625);

    @Test
    void goes_step_by_step_from_any_title_to_this_one() {
        assertThat(Waterfall.of(EXPLANATION, 9).steps())
                .containsExactly(
                        new Step("Any title", 3, 3, true),
                        new Step("Dramas", 3, 3.5, false),
                        new Step("95 minutes", 3.5, 3.25, false),
                        new Step("released 2020", 3.25, 3.375, false),
                        new Step("everything else", 3.375, 3.3125, false),
                        new Step("This title", 3.3125, 3.3125, true));
    }

    @Test
    void takes_the_weakest_reasons_in_one_step() {
        assertThat(Waterfall.of(EXPLANATION, 1).steps())
                .containsExactly(
                        new Step("Any title", 3, 3, true),
                        new Step("Dramas", 3, 3.5, false),
                        new Step("everything else", 3.5, 3.3125, false),
                        new Step("This title", 3.3125, 3.3125, true));
    }

    @Test
    void draws_steps_that_float_where_the_one_before_ended() {
        ChartSpec spec = Waterfall.of(EXPLANATION, 1).spec("Why");
        assertThat(spec.title()).isEqualTo("Why");
        assertThat(spec.description())
                .isEqualTo("From 3.00, what is expected of any title, to 3.31, in 2 steps.");
        assertThat(spec.table().headers())
                .containsExactly("Because of", "Moves the rating by", "To");
        assertThat(spec.table().rows())
                .containsExactly(
                        List.of("Any title", "", 3.0),
                        List.of("Dramas", 0.5, 3.5),
                        List.of("everything else", -0.1875, 3.3125),
                        List.of("This title", "", 3.3125));
        assertThat(widths(spec, 0)).containsExactly(null, 3.0, 3.3125, null);
        assertThat(widths(spec, 1)).containsExactly(null, 0.5, null, null);
        assertThat(widths(spec, 2)).containsExactly(null, null, 0.1875, null);
        assertThat(widths(spec, 3)).containsExactly(3.0, null, null, 3.3125);
    }

    /// What one series has in each step.
    private static List<@Nullable Object> widths(ChartSpec spec, int series) {
        List<@Nullable Object> widths = new ArrayList<>();
        for (Object point : list(map(list(spec.option().get("series")).get(series)).get("data"))) {
            widths.add(list(map(point).get("value")).getFirst());
        }
        return widths;
    }

    private static List<?> list(@Nullable Object list) {
        return (List<?>) Objects.requireNonNull(list);
    }

    private static Map<?, ?> map(Object map) {
        return (Map<?, ?>) map;
    }
}
