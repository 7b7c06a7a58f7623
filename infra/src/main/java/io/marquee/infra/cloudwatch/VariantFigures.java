package io.marquee.infra.cloudwatch;

import java.util.List;

/// How a variant of an endpoint does.
///
/// @param model what the container took, in microseconds
/// @param overhead what SageMaker added, in microseconds
/// @param invocations requests in each period
/// @param errors4xx of these, answered with 4xx
/// @param errors5xx of these, answered with 5xx
public record VariantFigures(
        Percentiles model,
        Percentiles overhead,
        FigureSeries invocations,
        FigureSeries errors4xx,
        FigureSeries errors5xx) {

    /// What half, 95 % and 99 % of the requests stay below.
    public record Percentiles(FigureSeries p50, FigureSeries p95, FigureSeries p99) {}

    static VariantFigures of(List<FigureSeries> all) {
        return new VariantFigures(
                percentiles(all, EndpointMetric.MODEL_LATENCY),
                percentiles(all, EndpointMetric.OVERHEAD_LATENCY),
                only(all, EndpointMetric.INVOCATIONS, "Sum"),
                only(all, EndpointMetric.ERRORS_4XX, "Sum"),
                only(all, EndpointMetric.ERRORS_5XX, "Sum"));
    }

    private static Percentiles percentiles(List<FigureSeries> all, EndpointMetric metric) {
        return new Percentiles(
                only(all, metric, "p50"), only(all, metric, "p95"), only(all, metric, "p99"));
    }

    private static FigureSeries only(
            List<FigureSeries> all, EndpointMetric metric, String statistic) {
        return all.stream()
                .filter(series -> series.metric().equals(metric.metricName()))
                .filter(series -> series.statistic().equals(statistic))
                .findFirst()
                .orElseThrow();
    }
}
