package io.marquee.infra.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Adds up what a scoring server does, in little memory however much that is: latencies are kept to
/// two digits, with how often each came. Metrics are called as SageMaker's own, [EndpointMetric].
public final class EndpointMeter {

    private static final long TWO_DIGITS = 100;

    private final Map<String, String> dimensions;
    private final SortedMap<Double, Long> latencies = new TreeMap<>();
    private long invocations;
    private long errors4xx;
    private long errors5xx;

    /// @param dimensions for all samples, the endpoint's name for one
    public EndpointMeter(Map<String, String> dimensions) {
        this.dimensions = Map.copyOf(dimensions);
    }

    /// A request has been answered.
    ///
    /// @param took from its arrival to the end of the answer
    /// @param status of the answer
    public synchronized void answered(Duration took, int status) {
        latencies.merge((double) rounded(took.toNanos() / 1_000), 1L, Long::sum);
        invocations++;
        errors4xx += status / 100 == 4 ? 1 : 0;
        errors5xx += status / 100 == 5 ? 1 : 0;
    }

    /// What has come together since the last time; none if nothing has.
    public synchronized List<MetricSample> drain(Instant at) {
        if (invocations == 0) {
            return List.of();
        }
        List<MetricSample> samples =
                List.of(
                        new MetricSample(
                                EndpointMetric.MODEL_LATENCY.metricName(),
                                MetricUnit.MICROSECONDS,
                                at,
                                new TreeMap<>(dimensions),
                                latencies),
                        count(EndpointMetric.INVOCATIONS, at, invocations),
                        count(EndpointMetric.ERRORS_4XX, at, errors4xx),
                        count(EndpointMetric.ERRORS_5XX, at, errors5xx));
        latencies.clear();
        invocations = 0;
        errors4xx = 0;
        errors5xx = 0;
        return samples;
    }

    private MetricSample count(EndpointMetric metric, Instant at, long count) {
        return MetricSample.of(
                metric.metricName(), MetricUnit.COUNT, at, dimensions, (double) count);
    }

    private static long rounded(long micros) {
        long step = 1;
        while (micros / step >= TWO_DIGITS) {
            step *= 10;
        }
        return Math.max(1, (micros + step / 2) / step * step);
    }
}
