package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Lines;
import io.marquee.dashboard.chart.Lines.Line;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How endpoints do, in pictures.
public final class EndpointCharts {

    private static final double SECONDS_PER_HOUR = 3_600;
    private static final Scale HOURS =
            Scale.of("Hours, up to when it was asked")
                    .between(-SageMakerEndpoints.LENGTH.toSeconds() / SECONDS_PER_HOUR, 0);

    private EndpointCharts() {}

    /// How long answers took.
    ///
    /// @param asOf where the axis ends
    public static ChartSpec latency(Figures figures, Instant asOf) {
        return new Lines(
                        new Captions(
                                "Latency",
                                "What half, 95 % and 99 % of the answers took at most in the container."),
                        HOURS,
                        Scale.of("Milliseconds").between(0, Double.NaN),
                        List.of(
                                line("p50", figures.p50(), asOf),
                                line("p95", figures.p95(), asOf),
                                line("p99", figures.p99(), asOf)))
                .spec();
    }

    /// How many requests there were, and how many were answered with an error.
    ///
    /// @param asOf where the axis ends
    public static ChartSpec requests(Figures figures, Instant asOf) {
        return new Lines(
                        new Captions("Requests", "Requests, and those answered with 4xx or 5xx."),
                        HOURS,
                        Scale.of("Requests").between(0, Double.NaN),
                        List.of(
                                line("requests", figures.invocations(), asOf),
                                line("errors", figures.errors(), asOf)))
                .spec();
    }

    private static Line line(String name, List<Point> points, Instant asOf) {
        return Line.of(
                name,
                points.stream()
                        .map(point ->
                                Lines.Point.of(
                                        -Duration.between(point.at(), asOf).toSeconds()
                                                / SECONDS_PER_HOUR,
                                        point.value()))
                        .toList());
    }
}
