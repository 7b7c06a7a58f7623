package io.marquee.infra.cloudwatch;

import java.util.Arrays;
import java.util.List;

/// What SageMaker says of each variant of an endpoint.
///
/// Source: Amazon SageMaker Developer Guide, "SageMaker AI endpoint invocation metrics".
public enum EndpointMetric {
    /// How long the container took, in microseconds.
    MODEL_LATENCY("ModelLatency", Kind.LATENCY),
    /// What SageMaker itself added to that, in microseconds.
    OVERHEAD_LATENCY("OverheadLatency", Kind.LATENCY),
    /// Requests.
    INVOCATIONS("Invocations", Kind.NUMBER),
    /// Requests that the container answered with 4xx.
    ERRORS_4XX("Invocation4XXErrors", Kind.NUMBER),
    /// Requests that the container answered with 5xx.
    ERRORS_5XX("Invocation5XXErrors", Kind.NUMBER);

    /// Where they are.
    public static final String NAMESPACE = "AWS/SageMaker";

    private final String metricName;
    private final Kind kind;

    EndpointMetric(String metricName, Kind kind) {
        this.metricName = metricName;
        this.kind = kind;
    }

    /// Its name in CloudWatch.
    public String metricName() {
        return metricName;
    }

    /// What is asked of it, period by period.
    List<String> statistics() {
        return switch (kind) {
            case LATENCY -> List.of("p50", "p95", "p99");
            case NUMBER -> List.of("Sum");
        };
    }

    /// What is asked of a metric of any name: of one that is called like these, what is asked of
    /// them.
    static List<String> statistics(String metricName) {
        return Arrays.stream(values())
                .filter(metric -> metric.metricName.equals(metricName))
                .findFirst()
                .map(EndpointMetric::statistics)
                .orElse(List.of("Average"));
    }

    private enum Kind {
        LATENCY,
        NUMBER
    }
}
