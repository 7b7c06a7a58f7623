package io.marquee.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.cloudwatch.MetricNames;
import io.marquee.infra.cloudwatch.PublishOptions;
import io.marquee.infra.cloudwatch.PublishedFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a CloudWatch that nobody reaches: the one that answers is in the rehearsal of the pipeline.
class CloudWatchMeterTest {

    private static final List<String> SETTINGS =
            List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey");

    @TempDir Path folder;

    @BeforeEach
    void set() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
    }

    @AfterEach
    void unset() {
        SETTINGS.forEach(System::clearProperty);
    }

    @Test
    void counts_invocations_alone_and_keeps_what_it_cannot_send() throws IOException {
        CloudWatchMeter meter = meter();
        meter.request("/invocations", 200, 0.0012);
        meter.request("/invocations", 400, 0.0004);
        meter.request("/invocations", 503, 0.0012);
        meter.request("/ping", 200, 0.1);
        meter.close();

        // Three latencies, and three counts.
        assertThat(meter.figures()).isEqualTo(new PublishedFigures(0, 6, 0, 0));
        assertThat(Files.readString(folder.resolve("00000000000001-6.json")))
                .contains("\"Invocation5XXErrors\"", "\"1200.0\" : 2", "\"400.0\" : 1")
                .contains("\"Endpoint\" : \"titles\"")
                .contains("\"namespace\" : \"aws/sagemaker/Endpoints/data-metrics\"");
    }

    @Test
    void refuses_a_folder_that_another_server_uses() {
        try (CloudWatchMeter _ = meter()) {
            assertThatThrownBy(this::meter)
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Another program keeps figures for CloudWatch in %s just now. Give another folder with --spool."
                                    .formatted(folder));
        }
        meter().close();
    }

    private CloudWatchMeter meter() {
        return new CloudWatchMeter(
                AwsAccess.ofEnvironment("eu-central-1"),
                PublishOptions.of(MetricNames.NAMESPACE, folder),
                Map.of(MetricNames.ENDPOINT, "titles"));
    }
}
