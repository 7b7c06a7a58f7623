package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.WindowDrift;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftWordsTest {

    private static final DriftReport REPORT = SomeDrift.report();
    private static final WindowDrift LAST = REPORT.windows().getLast();

    @Test
    void says_of_a_window_what_has_drifted_or_that_nothing_has_or_that_it_cannot_be_told() {
        assertThat(DriftWords.sentence(LAST))
                .isEqualTo(
                        "Of 500 titles runtime minutes, genres and RMSE of the rating have drifted.");
        assertThat(DriftWords.sentence(REPORT.windows().getFirst()))
                .isEqualTo(
                        "Nothing has drifted: 500 titles are like those that the model learnt from.");
        assertThat(DriftWords.sentence(few()))
                .isEqualTo(
                        "There is not enough data: 12 titles are too few to tell drift from chance.");
    }

    @Test
    void names_the_first_three_of_many() {
        assertThat(DriftWords.drifted(times(1))).isEqualTo("runtime minutes has drifted");
        assertThat(DriftWords.drifted(times(4)))
                .isEqualTo(
                        "runtime minutes, runtime minutes, runtime minutes and runtime minutes have drifted");
        assertThat(DriftWords.drifted(times(5)))
                .isEqualTo(
                        "runtime minutes, runtime minutes, runtime minutes and 2 more have drifted");
    }

    @Test
    void goes_by_names_that_are_each_their_own() {
        assertThat(LAST.features())
                .extracting(DriftWords::id)
                .containsExactly("label.user_rating", "runtime_minutes", "genres");
        assertThat(LAST.features())
                .extracting(DriftWords::name)
                .containsExactly("actual rating", "runtime minutes", "genres");
        assertThat(DriftWords.label(LAST)).isEqualTo("2026-01-02");
        assertThat(DriftWords.label(few())).isEqualTo("all");
        assertThat(DriftWords.time(Instant.parse("2026-01-02T06:00:00Z")))
                .isEqualTo("2026-01-02 06:00");
    }

    private static WindowDrift few() {
        return new WindowDrift(
                null, null, 12, DriftStatus.NOT_ENOUGH_DATA, Double.NaN, List.of(), List.of());
    }

    /// The runtime, several times over.
    private static WindowDrift times(int count) {
        return new WindowDrift(
                null,
                null,
                500,
                DriftStatus.DRIFTED,
                Double.NaN,
                Collections.nCopies(count, LAST.features().get(1)),
                List.of());
    }
}
