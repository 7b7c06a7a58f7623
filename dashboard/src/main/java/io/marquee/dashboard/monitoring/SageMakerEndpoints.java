package io.marquee.dashboard.monitoring;

import io.marquee.UserError;
import io.marquee.dashboard.monitoring.EndpointState.Alarm;
import io.marquee.dashboard.monitoring.EndpointState.Configuration;
import io.marquee.dashboard.monitoring.EndpointState.Configurations;
import io.marquee.dashboard.monitoring.EndpointState.Figures;
import io.marquee.dashboard.monitoring.EndpointState.Point;
import io.marquee.dashboard.monitoring.EndpointState.Standing;
import io.marquee.dashboard.monitoring.EndpointState.Variant;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.Patience;
import io.marquee.infra.cloudwatch.AlarmFigure;
import io.marquee.infra.cloudwatch.EndpointFigures;
import io.marquee.infra.cloudwatch.FigureSeries;
import io.marquee.infra.cloudwatch.FigureWindow;
import io.marquee.infra.cloudwatch.VariantFigures;
import io.marquee.infra.sagemaker.Deployer;
import io.marquee.infra.sagemaker.Endpoint;
import io.marquee.infra.sagemaker.EndpointStatus;
import io.marquee.infra.sagemaker.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Endpoints on SageMaker: how they stand as SageMaker says, and their figures as CloudWatch has
/// them. Credentials and region are those of the environment, looked for anew each time: they
/// expire.
final class SageMakerEndpoints implements EndpointHost {

    /// How far back figures go.
    static final Duration LENGTH = Duration.ofDays(1);

    /// For one request: people are waiting.
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    private static final double MICROS_PER_MILLI = 1_000;

    private final InstantSource clock;

    SageMakerEndpoints(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public EndpointState read(String name) {
        AwsAccess access = access();
        Instant now = clock.instant();
        try (Endpoints endpoints = new Endpoints(access)) {
            Endpoint endpoint =
                    endpoints
                            .find(name)
                            .orElseThrow(() ->
                                    new UserError(
                                            "SageMaker has no endpoint %s in this account and region. Deploy to it, or name another one with --endpoint."
                                                    .formatted(name)));
            Configurations configurations = configurations(endpoint, endpoints);
            return state(endpoint, configurations, measured(access, endpoint, now), now);
        }
    }

    @Override
    public void rollBack(String name, String from, String target) {
        // Nobody waits for the endpoint here: whoever wants to know asks again.
        try (Deployer deployer = new Deployer(access(), Duration.ZERO)) {
            deployer.startRollback(name, from, target);
        }
    }

    private static AwsAccess access() {
        return new AwsAccess(null, null, null, TIMEOUT, Patience.REAL);
    }

    /// What CloudWatch has of an endpoint.
    ///
    /// @param variants by name
    /// @param unmeasured why there is nothing; null if there is
    record Measured(
            Map<String, VariantFigures> variants,
            List<AlarmFigure> alarms,
            @Nullable String unmeasured) {}

    /// Who may not see figures, or gets none at this moment, is to see the endpoint all the same:
    /// it may be just then that it has to be rolled back.
    private static Measured measured(AwsAccess access, Endpoint endpoint, Instant now) {
        try (EndpointFigures figures = new EndpointFigures(access)) {
            FigureWindow window = FigureWindow.until(now, LENGTH);
            Map<String, VariantFigures> variants = new TreeMap<>();
            for (Endpoint.Variant variant : endpoint.variants()) {
                variants.put(variant.name(), figures.read(endpoint.name(), variant.name(), window));
            }
            return new Measured(variants, figures.alarms(endpoint.name()), null);
        } catch (UserError e) {
            return new Measured(Map.of(), List.of(), e.getMessage());
        }
    }

    private static Configurations configurations(Endpoint endpoint, Endpoints endpoints) {
        String pending = endpoint.pending();
        return new Configurations(
                named(endpoint.config(), endpoints),
                pending == null ? null : named(pending, endpoints),
                endpoints.earlier(endpoint).map(SageMakerEndpoints::configuration).orElse(null));
    }

    private static Configuration named(String name, Endpoints endpoints) {
        return endpoints
                .config(name)
                .map(SageMakerEndpoints::configuration)
                .orElseGet(() -> new Configuration(name, null, null));
    }

    private static Configuration configuration(Endpoints.Config config) {
        return new Configuration(config.name(), config.modelVersion(), config.hosting());
    }

    static EndpointState state(
            Endpoint endpoint, Configurations configurations, Measured measured, Instant asOf) {
        return new EndpointState(
                endpoint.name(),
                new Standing(
                        endpoint.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        endpoint.status() == EndpointStatus.IN_SERVICE,
                        endpoint.status().isSettled(),
                        endpoint.failure()),
                configurations,
                endpoint.variants().stream()
                        .map(variant -> variant(variant, measured.variants().get(variant.name())))
                        .toList(),
                measured.alarms().stream().map(SageMakerEndpoints::alarm).toList(),
                measured.unmeasured(),
                asOf);
    }

    private static Variant variant(Endpoint.Variant variant, @Nullable VariantFigures figures) {
        return new Variant(
                variant.name(),
                variant.instances(),
                variant.weight(),
                variant.shadow(),
                figures == null ? Figures.NONE : figures(figures));
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
