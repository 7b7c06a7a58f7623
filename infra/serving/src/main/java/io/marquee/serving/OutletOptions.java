package io.marquee.serving;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.cloudwatch.MetricNames;
import io.marquee.infra.cloudwatch.PublishOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say where the server tells of itself.
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class OutletOptions {

    @Option(names = "--metrics", description = "show figures for Prometheus at /metrics")
    private boolean metrics;

    @Option(
            names = "--capture",
            paramLabel = "FOLDER",
            description = "write requests and answers there, as SageMaker's data capture does")
    private @Nullable Path capture;

    @Option(
            names = "--capture-percent",
            paramLabel = "P",
            defaultValue = "100",
            description = "how many of them (default: ${DEFAULT-VALUE})")
    private double capturePercent;

    @Option(
            names = "--publish",
            description = "publish latency, invocations and errors to Amazon CloudWatch")
    private boolean publish;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = MetricNames.NAMESPACE,
            description = "the namespace to publish in (default: ${DEFAULT-VALUE})")
    private String namespace;

    @Option(
            names = "--dimension",
            paramLabel = "NAME=VALUE",
            description =
                    "a dimension to publish under; may be given more than once (default:"
                            + " Endpoint=marquee)")
    private Map<String, String> dimensions = Map.of();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "the AWS region (default: that of the environment or the profile)")
    private @Nullable String region;

    @Option(
            names = "--spool",
            paramLabel = "FOLDER",
            description =
                    "where figures are kept until CloudWatch has them (default: figures/serve in"
                            + " the workspace)")
    private @Nullable Path spool;

    /// Opens them.
    ///
    /// @param workspace null if there is none
    /// @throws io.marquee.UserError if one of them cannot be used
    Outlets open(@Nullable String workspace, InstantSource clock) {
        return new Outlets(
                metrics ? new PrometheusMeter() : null,
                publish ? cloudWatch(workspace) : null,
                capture == null
                        ? null
                        : new Capture(
                                Capture.Settings.of(capture, capturePercent),
                                clock,
                                () -> ThreadLocalRandom.current().nextLong()));
    }

    private CloudWatchMeter cloudWatch(@Nullable String workspace) {
        Path folder = spool == null ? PublishOptions.spool(workspace, "serve") : spool;
        return new CloudWatchMeter(
                AwsAccess.ofEnvironment(region),
                PublishOptions.of(namespace, folder),
                MetricNames.dimensions(dimensions, MetricNames.ENDPOINT));
    }
}
