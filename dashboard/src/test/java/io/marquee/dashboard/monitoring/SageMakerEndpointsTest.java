package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Configurations;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import io.marquee.dashboard.monitoring.EndpointState.Standing;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import io.marquee.dashboard.monitoring.SageMakerEndpoints.Measured;
import io.marquee.infra.cloudwatch.AlarmFigure;
import io.marquee.infra.cloudwatch.FigureSeries;
import io.marquee.infra.cloudwatch.VariantFigures;
import io.marquee.infra.cloudwatch.VariantFigures.Percentiles;
import io.marquee.infra.sagemaker.Endpoint;
import io.marquee.infra.sagemaker.EndpointStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SageMakerEndpointsTest {

    private static final Instant NOON = SomeEndpoint.NOON;
    private static final Instant LATER = NOON.plusSeconds(300);

    @Test
    void tells_latency_in_milliseconds_and_all_errors_as_one() {
        Endpoint endpoint =
                new Endpoint(
                        "titles",
                        "arn:aws:sagemaker:eu-central-1:1:endpoint/titles",
                        EndpointStatus.ROLLING_BACK,
                        "titles-2",
                        "titles-1",
                        "An alarm went off.",
                        List.of(new Endpoint.Variant("AllTraffic", 2, 2, 1, false)),
                        NOON,
                        NOON,
                        Map.of());
        VariantFigures figures =
                new VariantFigures(
                        new Percentiles(
                                series("p50", 2_500), series("p95", 9_000), series("p99", 20_000)),
                        new Percentiles(series("p50", 1), series("p95", 1), series("p99", 1)),
                        series("Sum", 100),
                        series("Sum", 3),
                        series("Sum", 2, 4));
        Configurations configurations = new Configurations(SomeEndpoint.SECOND, null, null);
        Measured measured =
                new Measured(
                        Map.of("AllTraffic", figures),
                        List.of(
                                new AlarmFigure("slow", AlarmFigure.State.ALARM, "Too slow.", NOON),
                                new AlarmFigure("new", AlarmFigure.State.UNKNOWN, "", NOON)),
                        null);
        EndpointState state = SageMakerEndpoints.state(endpoint, configurations, measured, LATER);

        assertThat(state)
                .isEqualTo(
                        new EndpointState(
                                "titles",
                                new Standing("rolling back", false, false, "An alarm went off."),
                                configurations,
                                List.of(
                                        new Variant(
                                                "AllTraffic",
                                                2,
                                                1,
                                                false,
                                                new Figures(
                                                        List.of(new Point(NOON, 2.5)),
                                                        List.of(new Point(NOON, 9)),
                                                        List.of(new Point(NOON, 20)),
                                                        List.of(new Point(NOON, 100)),
                                                        List.of(
                                                                new Point(NOON, 5),
                                                                new Point(LATER, 4))))),
                                List.of(
                                        new Alarm("slow", true, "ringing: Too slow.", NOON),
                                        new Alarm("new", false, "not enough data", NOON)),
                                null,
                                LATER));
        Figures told = state.variants().getFirst().figures();
        assertThat(told.requests()).isEqualTo(100);
        assertThat(told.failures()).isEqualTo(9);
        assertThat(told.newest()).isEqualTo(LATER);
        assertThat(state.canRollBack()).isFalse();
        assertThat(SomeEndpoint.state().canRollBack()).isTrue();
        assertThat(SomeEndpoint.moving().canRollBack()).isFalse();
    }

    private static FigureSeries series(String statistic, double... values) {
        return new FigureSeries(
                "any",
                statistic,
                new TreeMap<>(),
                IntStream.range(0, values.length)
                        .mapToObj(
                                i -> new FigureSeries.Point(NOON.plusSeconds(300L * i), values[i]))
                        .toList());
    }
}
