package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.drift.DriftStatus;
import io.marquee.drift.WindowDrift;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DriftChartsTest {

    private static final WindowDrift LAST = SomeDrift.report().windows().getLast();

    private static final List<Moment> MOMENTS =
            SomeDrift.report().windows().stream()
                    .map(window ->
                            new Moment(
                                    SomeDrift.RUN,
                                    Objects.requireNonNullElse(window.from(), Instant.EPOCH),
                                    window))
                    .toList();

    @Test
    void ranks_by_impact_with_drift_and_importance_beside_it() {
        assertThat(DriftCharts.impact(LAST).table().rows())
                .containsExactly(
                        List.of(
                                "runtime minutes",
                                0.46 * 0.15,
                                0.46,
                                0.15,
                                "distribution (PSI 1.38), shift (0.46)"),
                        List.of("genres", 0.15 * 0.3, 0.15, 0.3, "new: Vertical Shorts"));
        assertThat(DriftCharts.first(LAST)).isEqualTo(LAST.features().subList(1, 3));
    }

    @Test
    void has_a_cell_for_each_thing_at_each_time_what_mattered_most_on_top() {
        assertThat(DriftCharts.overTime(MOMENTS).table().rows())
                .containsExactly(
                        List.of("runtime minutes", "2026-01-01", 0.05, "no drift"),
                        List.of(
                                "runtime minutes",
                                "2026-01-02",
                                0.46,
                                "distribution (PSI 1.38), shift (0.46)"),
                        List.of("genres", "2026-01-01", 0.04, "no drift"),
                        List.of("genres", "2026-01-02", 0.15, "new: Vertical Shorts"));
        assertThat(DriftCharts.places(MOMENTS))
                .extracting(
                        DriftCharts.Place::row,
                        DriftCharts.Place::column,
                        place -> DriftWords.id(place.thing()))
                .containsExactly(
                        tuple(0, 0, "runtime_minutes"),
                        tuple(0, 1, "runtime_minutes"),
                        tuple(1, 0, "genres"),
                        tuple(1, 1, "genres"));
    }

    @Test
    void leaves_a_gap_where_there_was_not_enough_data() {
        WindowDrift few =
                new WindowDrift(
                        LAST.from(),
                        LAST.to(),
                        12,
                        DriftStatus.NOT_ENOUGH_DATA,
                        Double.NaN,
                        List.of(SomeDrift.few("genres")),
                        List.of());
        List<Moment> moments =
                List.of(MOMENTS.getLast(), new Moment(SomeDrift.RUN, Instant.EPOCH, few));
        assertThat(DriftCharts.overTime(moments).table().rows())
                .contains(List.of("genres", "1970-01-01", "", "not enough data"));
        assertThat(DriftCharts.first(few)).isEmpty();
    }

    @Test
    void has_both_shares_of_each_cell() {
        assertThat(DriftCharts.distribution(LAST.features().get(1)).table().rows())
                .containsExactly(List.of("up to 90", 0.5, 0.1), List.of("beyond", 0.5, 0.9));
    }

    @Test
    void tells_quality_with_its_interval_where_it_is_known() {
        assertThat(DriftCharts.quality(MOMENTS, "rmse").table().rows())
                .containsExactly(List.of("2026-01-02", 0.505, 0.71, 0.66, 0.76));
    }
}
