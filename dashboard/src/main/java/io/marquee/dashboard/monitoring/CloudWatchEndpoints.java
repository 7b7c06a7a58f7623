package io.marquee.dashboard.monitoring;

import io.marquee.UserError;
import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.cloudwatch.AlarmFigure;
import io.marquee.infra.cloudwatch.EndpointFigures;
import io.marquee.infra.cloudwatch.FigureSeries;
import io.marquee.infra.cloudwatch.FigureWindow;
import io.marquee.infra.cloudwatch.VariantFigures;
import io.marquee.infra.sagemaker.Endpoint;
import io.marquee.infra.sagemaker.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Endpoints on SageMaker: how they stand as SageMaker says, and their figures as CloudWatch has
/// them.
final class CloudWatchEndpoints implements EndpointReader {

    /// How far back figures go.
    private static final Duration LENGTH = Duration.ofDays(1);

    private static final double MICROS_PER_MILLI = 1_000;

    private final List<String> names;
    private final InstantSource clock;

    CloudWatchEndpoints(List<String> names, InstantSource clock) {
        this.names = List.copyOf(names);
        this.clock = clock;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public EndpointState read(String name) {
        AwsAccess access = AwsAccess.ofEnvironment(null);
        try (Endpoints endpoints = new Endpoints(access);
                EndpointFigures figures = new EndpointFigures(access)) {
            Instant now = clock.instant();
            Endpoint endpoint =
                    endpoints
                            .find(name)
                            .orElseThrow(() ->
                                    new UserError(
                                            "SageMaker has no endpoint %s in this account and region. Name another one with --endpoint."
                                                    .formatted(name)));
            FigureWindow window = FigureWindow.until(now, LENGTH);
            return state(
                    endpoint,
                    endpoint.variants().stream()
                            .map(variant -> figures.read(name, variant.name(), window))
                            .toList(),
                    figures.alarms(name),
                    now);
        }
    }

    /// @param figures of each variant, in their order
    static EndpointState state(
            Endpoint endpoint,
            List<VariantFigures> figures,
            List<AlarmFigure> alarms,
            Instant asOf) {
        List<Variant> variants = new ArrayList<>();
        for (int place = 0; place < figures.size(); place++) {
            Endpoint.Variant variant = endpoint.variants().get(place);
            variants.add(
                    new Variant(
                            variant.name(),
                            variant.instances(),
                            variant.weight(),
                            variant.shadow(),
                            figures(figures.get(place))));
        }
        return new EndpointState(
                endpoint.name(),
                endpoint.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                endpoint.failure(),
                variants,
                alarms.stream().map(CloudWatchEndpoints::alarm).toList(),
                asOf);
    }

    private static Figures figures(VariantFigures figures) {
        return new Figures(
                millis(figures.model().p50()),
                millis(figures.model().p95()),
                millis(figures.model().p99()),
                points(figures.invocations(), 1),
                sum(figures.errors4xx(), figures.errors5xx()));
    }

    private static List<Point> millis(FigureSeries micros) {
        return points(micros, MICROS_PER_MILLI);
    }

    private static List<Point> points(FigureSeries series, double divisor) {
        return series.points().stream()
                .map(point -> new Point(point.at(), point.value() / divisor))
                .toList();
    }

    private static List<Point> sum(FigureSeries one, FigureSeries other) {
        SortedMap<Instant, Double> sums = new TreeMap<>();
        one.points().forEach(point -> sums.merge(point.at(), point.value(), Double::sum));
        other.points().forEach(point -> sums.merge(point.at(), point.value(), Double::sum));
        return sums.entrySet().stream()
                .map(sum -> new Point(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static Alarm alarm(AlarmFigure alarm) {
        String state =
                switch (alarm.state()) {
                    case OK -> "quiet";
                    case ALARM -> "ringing";
                    case UNKNOWN -> "not enough data";
                };
        return new Alarm(
                alarm.name(),
                alarm.state() == AlarmFigure.State.ALARM,
                alarm.reason().isEmpty() ? state : state + ": " + alarm.reason(),
                alarm.since());
    }
}
