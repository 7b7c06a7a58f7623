package io.marquee.pipeline.cli;

import io.marquee.drift.DriftReport;
import io.marquee.drift.WindowDrift;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.cloudwatch.DriftFigures;
import io.marquee.infra.cloudwatch.MetricNames;
import io.marquee.infra.cloudwatch.MetricPublisher;
import io.marquee.infra.cloudwatch.PublishOptions;
import io.marquee.infra.cloudwatch.PublishedFigures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say whether, and how, what has drifted is published to CloudWatch.
final class PublishFlags {

    @Option(
            names = "--publish",
            description =
                    "Publish how far each thing has drifted, and live quality, to Amazon CloudWatch.")
    private boolean publish;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = MetricNames.NAMESPACE,
            description = "The namespace to publish in (default: ${DEFAULT-VALUE}).")
    private String namespace = MetricNames.NAMESPACE;

    @Option(
            names = "--dimension",
            paramLabel = "NAME=VALUE",
            description =
                    "A dimension to publish under. May be given more than once (default: Endpoint=marquee and MonitoringSchedule=marquee).")
    private Map<String, String> dimensions = Map.of();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The AWS region (default: that of the environment or the profile).")
    private @Nullable String region;

    @Option(
            names = "--spool",
            paramLabel = "FOLDER",
            description =
                    "Where figures are kept until CloudWatch has them (default: figures/monitor in the workspace).")
    @TerminalOnly
    private @Nullable Path spool;

    /// The way to CloudWatch, to be opened before there is anything to publish: what stands in it
    /// should be known before the work is done.
    ///
    /// @param workspace its location
    /// @return null if nothing is to be published
    /// @throws io.marquee.UserError if no region is set, or something of it makes no sense
    @Nullable MetricPublisher open(String workspace) {
        if (!publish) {
            return null;
        }
        dimensions();
        return new MetricPublisher(
                AwsAccess.ofEnvironment(region), PublishOptions.of(namespace, spool(workspace)));
    }

    /// Publishes what a run has found.
    ///
    /// @param now what windows are of that have not ended
    PublishedFigures publish(DriftReport report, MetricPublisher publisher, Instant now) {
        for (WindowDrift window : report.windows()) {
            publisher.publish(DriftFigures.of(window, dimensions(), now));
        }
        publisher.flush();
        return publisher.figures();
    }

    /// What became of it, for people.
    ///
    /// @param trouble why some wait
    String told(PublishedFigures figures, Optional<String> trouble, String workspace) {
        StringBuilder told = new StringBuilder();
        told.append("CloudWatch has taken %,d figures.".formatted(figures.sent()));
        if (figures.waiting() > 0) {
            told.append(
                    " %,d wait in %s for the next run: %s"
                            .formatted(
                                    figures.waiting(),
                                    spool(workspace),
                                    trouble.orElse("unknown")));
        }
        if (figures.refused() > 0) {
            told.append(
                    " %,d it does not take, such as those of more than two weeks ago; they are in %s."
                            .formatted(figures.refused(), spool(workspace).resolve("refused")));
        }
        if (figures.lost() > 0) {
            told.append(" %,d are lost for want of room.".formatted(figures.lost()));
        }
        return told.toString();
    }

    /// For the record.
    Map<String, String> recorded() {
        Map<String, String> recorded = new LinkedHashMap<>();
        recorded.put("publish", String.valueOf(publish));
        if (publish) {
            recorded.put("namespace", namespace);
            new TreeMap<>(dimensions())
                    .forEach((name, value) -> recorded.put("dimension " + name, value));
        }
        return recorded;
    }

    private Map<String, String> dimensions() {
        return MetricNames.dimensions(dimensions, MetricNames.ENDPOINT, MetricNames.SCHEDULE);
    }

    private Path spool(String workspace) {
        return spool == null ? PublishOptions.spool(workspace, "monitor") : spool;
    }
}
