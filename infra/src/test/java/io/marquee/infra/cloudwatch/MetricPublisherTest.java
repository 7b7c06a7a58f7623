package io.marquee.infra.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.infra.aws.TestPatience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricPublisherTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:20Z");
    private static final Map<String, String> HERE = Map.of("Endpoint", "titles");

    @TempDir private Path folder;

    private final TestPatience time = new TestPatience();
    private CloudWatchStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new CloudWatchStub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void sends_values_with_their_counts() {
        MetricPublisher publisher = publisher();
        publisher.publish(List.of(latency(640.5), latency(812), latency(640.5)));

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 3, 0, 0));
        publisher.flush();

        assertThat(stub.requests())
                .containsExactly(
                        new TreeMap<>(
                                Map.ofEntries(
                                        Map.entry("Action", "PutMetricData"),
                                        Map.entry("Version", "2010-08-01"),
                                        Map.entry(
                                                "Namespace",
                                                "aws/sagemaker/Endpoints/data-metrics"),
                                        Map.entry("MetricData.member.1.MetricName", "Latency"),
                                        Map.entry("MetricData.member.1.Unit", "Microseconds"),
                                        Map.entry(
                                                "MetricData.member.1.Timestamp",
                                                "2026-11-22T12:00:00Z"),
                                        Map.entry(
                                                "MetricData.member.1.Dimensions.member.1.Name",
                                                "Endpoint"),
                                        Map.entry(
                                                "MetricData.member.1.Dimensions.member.1.Value",
                                                "titles"),
                                        Map.entry("MetricData.member.1.Values.member.1", "640.5"),
                                        Map.entry("MetricData.member.1.Values.member.2", "812.0"),
                                        Map.entry("MetricData.member.1.Counts.member.1", "2.0"),
                                        Map.entry("MetricData.member.1.Counts.member.2", "1.0"))));
        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(3, 0, 0, 0));
        publisher.flush();
        assertThat(stub.requests()).hasSize(1);
    }

    @Test
    void tries_again_with_growing_pauses_when_throttled() {
        stub.fails(400, "Throttling", "Rate exceeded").fails(400, "Throttling", "Rate exceeded");
        MetricPublisher publisher = publisher();
        publisher.publish(List.of(latency(1)));

        publisher.flush();

        assertThat(stub.requests()).hasSize(3);
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(400), Duration.ofMillis(800));
        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(1, 0, 0, 0));
    }

    @Test
    void keeps_what_it_cannot_send_and_the_next_one_sends_it() {
        stub.fails(400, "ExpiredToken", "The security token included in the request is expired");
        MetricPublisher first = publisher();
        first.publish(List.of(latency(1), latency(2)));
        first.close();

        assertThat(first.figures()).isEqualTo(new PublishedFigures(0, 2, 0, 0));
        MetricPublisher second = publisher();
        assertThat(second.figures()).isEqualTo(new PublishedFigures(0, 2, 0, 0));
        second.publish(List.of(latency(3)));
        stub.fails(403, "AccessDenied", "no");
        second.flush();

        assertThat(second.figures()).isEqualTo(new PublishedFigures(0, 3, 0, 0));
        second.close();

        assertThat(second.figures()).isEqualTo(new PublishedFigures(3, 0, 0, 0));
        assertThat(stub.requests())
                .extracting(form -> form.get("MetricData.member.1.Values.member.1"))
                .containsExactly("1.0", "1.0", "1.0", "3.0");
    }

    @Test
    void sends_what_was_kept_to_where_it_was_meant_for() {
        stub.fails(403, "AccessDenied", "no");
        try (MetricPublisher elsewhere =
                new MetricPublisher(
                        stub.access(time), PublishOptions.of("marquee/serving", folder))) {
            elsewhere.publish(List.of(latency(1)));
        }
        publisher().close();

        assertThat(stub.requests())
                .extracting(form -> form.get("Namespace"))
                .containsExactly("marquee/serving", "marquee/serving");
    }

    @Test
    void tries_only_one_request_while_there_is_no_way_through() {
        for (int i = 0; i < 2; i++) {
            stub.fails(403, "AccessDenied", "no");
        }
        MetricPublisher publisher = publisher();
        List<MetricSample> many =
                IntStream.range(0, 2_500)
                        .mapToObj(i -> MetricSample.of("f" + i, MetricUnit.NONE, NOW, HERE, 1))
                        .toList();
        publisher.publish(many);

        publisher.flush();
        assertThat(stub.requests()).hasSize(1);
        publisher.flush();
        assertThat(stub.requests()).hasSize(2);
        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 2_500, 0, 0));
        publisher.flush();
        assertThat(stub.requests()).hasSize(5);
        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(2_500, 0, 0, 0));
        assertThat(stub.bodyBytes()).allMatch(bytes -> bytes < 1 << 20);
    }

    @Test
    void puts_aside_what_cloudwatch_will_never_take() throws IOException {
        stub.fails(400, "InvalidParameterValue", "The value is not valid");
        MetricPublisher publisher = publisher();
        publisher.publish(
                List.of(
                        latency(1),
                        MetricSample.of(
                                "old", MetricUnit.NONE, NOW.minus(Duration.ofDays(15)), HERE, 7)));

        publisher.flush();
        publisher.flush();

        assertThat(stub.requests()).hasSize(1);
        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 0, 2, 0));
        assertThat(Files.readString(folder.resolve("refused/00000000000001-1.json")))
                .contains("\"old\"")
                .contains("7.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | InvalidParameterValue | The value is not valid
                    400 | InvalidFormat         | Unparseable
                    413 | RequestTooLarge       | Too large
                    404 | ResourceNotFound      | No such thing
                    400 | SomethingNew          | Never heard of it
                    """)
    void a_refused_batch_holds_up_none_that_come_after(int status, String code, String message) {
        stub.fails(status, code, message);
        MetricPublisher publisher = publisher();
        publisher.publish(List.of(latency(1)));
        publisher.flush();
        publisher.publish(List.of(latency(2), latency(3)));
        publisher.flush();

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(2, 0, 1, 0));
        assertThat(publisher.trouble()).isEmpty();
        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void counts_what_finds_no_room_in_memory() {
        MetricPublisher publisher = publisher(1 << 20, 2);

        publisher.publish(List.of(latency(1), latency(2), latency(3), latency(4)));

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 2, 0, 2));
    }

    @Test
    void counts_what_finds_no_room_on_the_disk_and_keeps_the_newest() {
        for (int i = 0; i < 3; i++) {
            stub.fails(403, "AccessDenied", "no");
        }
        MetricPublisher publisher = publisher(700, 100);
        for (int i = 1; i <= 3; i++) {
            publisher.publish(List.of(latency(i)));
            publisher.flush();
        }

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 2, 0, 1));
        publisher.flush();
        assertThat(stub.requests().getLast())
                .containsEntry("MetricData.member.1.Values.member.1", "3.0");
    }

    @Test
    void counts_damaged_files_as_lost_and_goes_on() throws IOException {
        Files.writeString(
                folder.resolve("00000000000007-150.json"), "{\"formatVersion\": 1, \"sam");
        Files.writeString(
                folder.resolve("00000000000008-4.json"),
                "{\"formatVersion\": 2, \"namespace\": \"x\", \"samples\": []}");
        Files.writeString(folder.resolve("00000000000009-1.json"), "{\"formatVersion\": 1}");
        Files.writeString(folder.resolve("00000000000010-1.json"), "");
        MetricPublisher publisher = publisher();
        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 156, 0, 0));
        publisher.publish(List.of(latency(1)));

        publisher.flush();

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(1, 0, 0, 156));
        assertThat(folder.resolve("00000000000007-150.json.damaged")).exists();
        assertThat(folder.resolve("00000000000008-4.json.damaged")).exists();
    }

    @Test
    @Timeout(20)
    void sends_by_itself_from_time_to_time_and_the_last_ones_when_it_is_closed() {
        AtomicInteger asked = new AtomicInteger();
        MetricPublisher publisher = publisher(1 << 20, 100, Duration.ofMillis(5));
        publisher.start(
                at -> asked.incrementAndGet() <= 2 ? List.of(latency(asked.get())) : List.of());
        while (publisher.figures().sent() < 2 && !Thread.interrupted()) {
            Thread.onSpinWait();
        }
        publisher.publish(List.of(latency(3)));
        publisher.close();

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(3, 0, 0, 0));
        assertThat(stub.requests())
                .extracting(form -> form.get("MetricData.member.1.Values.member.1"))
                .containsExactly("1.0", "2.0", "3.0");
    }

    @Test
    void asks_for_the_last_ones_when_it_is_closed() {
        MetricPublisher publisher = publisher(1 << 20, 100, Duration.ofHours(1));
        publisher.start(at -> List.of(latency(1)));
        publisher.close();

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(1, 0, 0, 0));
    }

    @Test
    void silence_loses_nothing() {
        stub.fallsSilent();
        MetricPublisher publisher =
                new MetricPublisher(
                        stub.access(time, Duration.ofMillis(50)),
                        PublishOptions.of(MetricNames.NAMESPACE, folder));
        publisher.publish(List.of(latency(1)));
        publisher.close();

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(0, 1, 0, 0));
        assertThat(folder.resolve("00000000000001-1.json")).exists();
        assertThat(publisher.trouble())
                .hasValue(
                        "Cannot send figures to CloudWatch: no answer came in time from eu-central-1. Check the network and try again.");
    }

    @Test
    void sends_at_once_what_finds_no_room_on_the_disk() throws IOException {
        Path spool = folder.resolve("spool");
        MetricPublisher publisher =
                new MetricPublisher(
                        stub.access(time), PublishOptions.of(MetricNames.NAMESPACE, spool));
        for (String name : List.of("refused/.lock", "refused", ".lock", "")) {
            Files.delete(spool.resolve(name));
        }
        publisher.publish(List.of(latency(1)));
        publisher.close();

        assertThat(publisher.figures()).isEqualTo(new PublishedFigures(1, 0, 0, 0));
    }

    @Test
    void refuses_namespaces_that_are_no_ones_to_write_to() {
        assertThatThrownBy(() -> PublishOptions.of("AWS/SageMaker", folder))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The namespace 'AWS/SageMaker' is AWS's own: no other may begin with AWS/. The usual one is aws/sagemaker/Endpoints/data-metrics.");
        assertThatThrownBy(() -> PublishOptions.of(" ", folder)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> PublishOptions.of(":x", folder)).isInstanceOf(UserError.class);
    }

    private MetricPublisher publisher() {
        return publisher(1 << 20, 10_000);
    }

    private MetricPublisher publisher(long spoolBytes, int memory) {
        return publisher(spoolBytes, memory, Duration.ofSeconds(30));
    }

    private MetricPublisher publisher(long spoolBytes, int memory, Duration every) {
        return new MetricPublisher(
                stub.access(time),
                new PublishOptions(MetricNames.NAMESPACE, folder, spoolBytes, memory, every));
    }

    private static MetricSample latency(double microseconds) {
        return MetricSample.of("Latency", MetricUnit.MICROSECONDS, NOW, HERE, microseconds);
    }
}
