package io.marquee.infra.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.Section;
import io.marquee.drift.WindowDrift;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedSamplesTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:15:00Z");
    private static final Map<String, String> HERE = Map.of(MetricNames.ENDPOINT, "titles");

    @Test
    void a_meter_keeps_two_digits_of_each_latency_and_begins_anew() {
        EndpointMeter meter = new EndpointMeter(HERE);
        assertThat(meter.drain(AT)).isEmpty();

        meter.answered(Duration.ofNanos(300), 200);
        meter.answered(Duration.ofNanos(1_234_000), 200);
        meter.answered(Duration.ofNanos(1_165_000), 503);
        meter.answered(Duration.ofMillis(97), 400);
        meter.answered(Duration.ofNanos(996_000), 413);

        assertThat(meter.drain(AT))
                .containsExactly(
                        new MetricSample(
                                "ModelLatency",
                                MetricUnit.MICROSECONDS,
                                AT,
                                new TreeMap<>(HERE),
                                new TreeMap<>(
                                        Map.of(1.0, 1L, 1000.0, 1L, 1200.0, 2L, 97_000.0, 1L))),
                        MetricSample.of("Invocations", MetricUnit.COUNT, AT, HERE, 5),
                        MetricSample.of("Invocation4XXErrors", MetricUnit.COUNT, AT, HERE, 2),
                        MetricSample.of("Invocation5XXErrors", MetricUnit.COUNT, AT, HERE, 1));
        assertThat(meter.drain(AT)).isEmpty();
    }

    @Test
    void drift_is_a_figure_of_each_thing_and_how_many_have_drifted() {
        WindowDrift window =
                window(
                        AT.minusSeconds(60),
                        List.of(
                                thing(Section.FEATURE, "runtime_minutes", DriftStatus.DRIFTED, .31),
                                thing(Section.FEATURE, "genre=Comédie", DriftStatus.OK, .02),
                                thing(Section.PREDICTION, "rating", DriftStatus.DRIFTED, .2),
                                thing(
                                        Section.LABEL,
                                        "user_rating",
                                        DriftStatus.NOT_ENOUGH_DATA,
                                        .5)),
                        List.of(
                                quality("rmse", .7, DriftStatus.DRIFTED),
                                quality("roc_auc", Double.NaN, DriftStatus.OK),
                                quality("log_loss", .6, DriftStatus.NOT_ENOUGH_DATA)));

        assertThat(DriftFigures.of(window, HERE, AT))
                .containsExactly(
                        sample("feature_baseline_drift_runtime_minutes", 0.31),
                        sample("feature_baseline_drift_genre=Com%C3%A9die", 0.02),
                        sample("prediction_baseline_drift_rating", 0.2),
                        MetricSample.of("Drifted", MetricUnit.COUNT, AT.minusSeconds(60), HERE, 2),
                        sample("rmse", 0.7));
    }

    @Test
    void a_window_that_has_not_ended_is_of_now() {
        List<FeatureDrift> things = List.of(thing(Section.FEATURE, "f", DriftStatus.OK, .1));

        for (Instant end : new Instant[] {AT.plusSeconds(1), null}) {
            assertThat(DriftFigures.of(window(end, things, List.of()), HERE, AT))
                    .extracting(MetricSample::at)
                    .containsExactly(AT, AT);
        }
    }

    @Test
    void too_little_data_is_no_all_clear() {
        List<FeatureDrift> things =
                List.of(thing(Section.FEATURE, "f", DriftStatus.NOT_ENOUGH_DATA, .1));

        assertThat(DriftFigures.of(window(null, things, List.of()), HERE, AT)).isEmpty();
    }

    @Test
    void dimensions_have_names_that_alarms_look_for() {
        assertThat(
                        MetricNames.dimensions(
                                Map.of("Endpoint", "titles", "Team", "a"),
                                MetricNames.ENDPOINT,
                                MetricNames.SCHEDULE))
                .isEqualTo(
                        Map.of("Endpoint", "titles", "MonitoringSchedule", "marquee", "Team", "a"));
        assertThatThrownBy(() -> MetricNames.dimensions(Map.of("Endpoint", ":x")))
                .isInstanceOf(UserError.class);
    }

    @Test
    void what_waits_lies_in_the_workspace_where_that_is_a_folder() {
        assertThat(PublishOptions.spool("results", "serve"))
                .isEqualTo(Path.of("results/figures/serve"));
        assertThat(PublishOptions.spool("s3://b/results", "serve"))
                .isEqualTo(PublishOptions.spool(null, "serve"))
                .endsWithRaw(Path.of("marquee-figures/serve"));
    }

    private static MetricSample sample(String name, double value) {
        return MetricSample.of(name, MetricUnit.NONE, AT.minusSeconds(60), HERE, value);
    }

    private static WindowDrift window(
            @Nullable Instant to, List<FeatureDrift> features, List<QualityDrift> quality) {
        return new WindowDrift(null, to, 900, DriftStatus.OK, 1, features, quality);
    }

    private static FeatureDrift thing(
            Section section, String name, DriftStatus status, double drift) {
        return new FeatureDrift(
                section, name, status, .5, drift, drift / 2, 900, 0, 0, 0, List.of(), null,
                List.of(), List.of());
    }

    private static QualityDrift quality(String figure, double value, DriftStatus status) {
        return new QualityDrift(figure, 900, value, value, value, .5, status);
    }
}
