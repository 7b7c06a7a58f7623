package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.KafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A stream of a real broker's topic, which is stopped and started while events flow.
class TopicsIT {

    private static final int EVENTS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void follows_a_topic_though_its_broker_is_restarted() throws Exception {
        Path workspace = folder.resolve("workspace");
        try (KafkaBroker broker =
                KafkaBroker.start(Files.createDirectory(folder.resolve("kafka")))) {
            Path generated = folder.resolve("generated");
            CompletableFuture<Path> inventing =
                    CompletableFuture.supplyAsync(() ->
                            LiveFiles.generate(
                                    generated,
                                    "--kafka=" + broker.address(),
                                    "--events=" + EVENTS,
                                    "--titles=40",
                                    "--rate=1000",
                                    "--paced"));
            waitForTopic(broker);
            List<String> line =
                    List.of(
                            "stream",
                            "--workspace=" + workspace,
                            "--kafka=" + broker.address(),
                            "--events-topic=events",
                            "--every=1s",
                            "--checkpoint-every=1s",
                            "--json");
            try (OwnProcess stream = OwnProcess.start(line)) {
                waitFor(1, workspace, stream);
                broker.restart();
                JsonNode truth = LiveFiles.truth(inventing.join());
                waitFor(truth.get("lines").asLong(), workspace, stream);
                LiveFiles.waitFor(truth, workspace, stream);

                Terminal.Answer stopped =
                        Terminal.run("stream", "--workspace=" + workspace, "--stop");
                assertThat(stopped.code()).as(stopped.err()).isZero();
                Terminal.Answer answer = stream.answer();
                assertThat(answer.code()).as(answer.err()).isZero();
                Map<String, Long> counts = new TreeMap<>();
                answer.json()
                        .get("run")
                        .get("counts")
                        .properties()
                        .forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
                assertThat(counts).isEqualTo(LiveFiles.counts(truth));
            }
        }
    }

    @Test
    void says_so_where_no_broker_answers_or_a_topic_is_missing() throws IOException {
        Path workspace = folder.resolve("workspace");
        try (KafkaBroker broker =
                KafkaBroker.start(Files.createDirectory(folder.resolve("kafka")))) {
            Terminal.Answer missing = follow(workspace, broker.address());
            assertThat(missing.code()).isEqualTo(2);
            assertThat(missing.err()).contains("has no topic events");
            broker.stop();
            Terminal.Answer silent = follow(workspace, broker.address());
            assertThat(silent.code()).isEqualTo(2);
            assertThat(silent.err()).contains("No Kafka broker answers");
        }
    }

    private static Terminal.Answer follow(Path workspace, String address) {
        return Terminal.run(
                "stream",
                "--workspace=" + workspace,
                "--kafka=" + address,
                "--events-topic=events");
    }

    /// The first record makes the topic; a stream would not start without.
    private static void waitForTopic(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            Instant start = Instant.now();
            while (!admin.listTopics().names().get().contains("events")) {
                assertThat(Instant.now()).isBefore(start.plus(PATIENCE));
            }
        }
    }

    private static void waitFor(long events, Path workspace, OwnProcess stream) throws Exception {
        Instant start = Instant.now();
        while (LiveFiles.read(workspace) < events) {
            assertThat(Instant.now()).isBefore(start.plus(PATIENCE));
            assertThat(stream.endsWithin(100)).isFalse();
        }
    }
}
