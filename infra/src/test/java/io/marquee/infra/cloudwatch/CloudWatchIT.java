package io.marquee.infra.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.drift.Section;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.MotoServer;
import io.marquee.infra.aws.Patience;
import io.marquee.infra.cloudwatch.FigureSeries.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// What is published is read back, by way of a CloudWatch that others wrote.
class CloudWatchIT {

    @TempDir private Path folder;

    @Test
    void reads_back_the_figures_that_were_published() throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Map<String, String> here =
                Map.of(MetricNames.ENDPOINT, "titles", MetricNames.SCHEDULE, "daily");
        try (MotoServer moto = MotoServer.start()) {
            AwsAccess access =
                    new AwsAccess(
                            "eu-central-1",
                            moto.endpoint(),
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("test", "test")),
                            Duration.ofSeconds(30),
                            Patience.REAL);
            MetricPublisher publisher =
                    new MetricPublisher(access, PublishOptions.of(MetricNames.NAMESPACE, folder));
            try (publisher) {
                publisher.publish(
                        List.of(
                                MetricSample.of(
                                        MetricNames.drift(Section.FEATURE, "runtime_minutes"),
                                        MetricUnit.NONE,
                                        now.minusSeconds(120),
                                        here,
                                        0.25),
                                MetricSample.of(
                                        MetricNames.drift(Section.FEATURE, "runtime_minutes"),
                                        MetricUnit.NONE,
                                        now.minusSeconds(60),
                                        here,
                                        0.5),
                                MetricSample.of(
                                        MetricNames.LIVE_RMSE,
                                        MetricUnit.NONE,
                                        now.minusSeconds(60),
                                        here,
                                        0.75)));
            }
            assertThat(publisher.figures()).isEqualTo(new PublishedFigures(3, 0, 0, 0));

            try (EndpointFigures figures = new EndpointFigures(access)) {
                FigureWindow hour = FigureWindow.until(now.plusSeconds(60), Duration.ofMinutes(60));
                assertThat(figures.ours(MetricNames.NAMESPACE, "titles", hour))
                        .containsExactly(
                                new FigureSeries(
                                        "feature_baseline_drift_runtime_minutes",
                                        "Average",
                                        new TreeMap<>(here),
                                        List.of(
                                                new Point(now.minusSeconds(120), 0.25),
                                                new Point(now.minusSeconds(60), 0.5))),
                                new FigureSeries(
                                        "rmse",
                                        "Average",
                                        new TreeMap<>(here),
                                        List.of(new Point(now.minusSeconds(60), 0.75))));
                assertThat(figures.ours(MetricNames.NAMESPACE, "others", hour)).isEmpty();
                assertThat(figures.alarms("titles")).isEmpty();
            }
        }
    }
}
