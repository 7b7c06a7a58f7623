package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.pipeline.score.PredictionRow;
import io.marquee.pipeline.write.RejectRow;
import io.marquee.pipeline.write.TitleRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Streams of invented events and titles come to exactly what was invented.
class StreamIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"DirectRunner, 500", "FlinkRunner, 6000"})
    void comes_to_the_truth_about_the_events(String runner, int events) throws IOException {
        Path workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        Path generated = generate(events, 40);
        JsonNode truth = LiveFiles.truth(generated);

        Terminal.Answer answer =
                stream(workspace, "--runner=" + runner, "--events=" + generated + "/events/*");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(counts(answer)).isEqualTo(LiveFiles.counts(truth));
        Path run = LiveFiles.onlyRun(workspace);
        LiveFiles.assertAsInvented(run, truth);
        assertThat(
                        LiveFiles.rows(run, "rejects", RejectRow.class).stream()
                                .filter(row -> row.reason().equals("UNKNOWN_EVENT_KIND")))
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(Json.tree(row.payload(), "payload").get("kind").asString())
                                .isEqualTo("shrug"));
    }

    @Test
    void goes_on_where_it_was_stopped() throws Exception {
        Path workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        Path generated = generate(6_000, 40);
        JsonNode truth = LiveFiles.truth(generated);
        List<Path> parts = TrainedWorkspace.files(generated.resolve("events"));
        Path events = Files.createDirectory(folder.resolve("events"));
        List<String> line =
                List.of(
                        "stream",
                        "--workspace=" + workspace,
                        "--events=" + events + "/*",
                        "--every=1s",
                        "--checkpoint-every=1s");
        String first;
        try (OwnProcess stream = OwnProcess.start(line)) {
            moveIn(parts.subList(0, parts.size() / 2), events);
            Instant started = Instant.now();
            while (!Files.isDirectory(workspace.resolve("streams"))
                    || LiveFiles.standings(LiveFiles.onlyRun(workspace)).isEmpty()) {
                assertThat(Instant.now()).isBefore(started.plus(PATIENCE));
                assertThat(stream.endsWithin(200)).isFalse();
            }
            Terminal.Answer stopped = Terminal.run("stream", "--workspace=" + workspace, "--stop");
            assertThat(stopped.code()).as(stopped.err()).isZero();
            first = TrainedWorkspace.published(workspace, "streams").getFirst();
            assertThat(stopped.out()).contains("--from-savepoint=" + first);
            assertThat(stream.answer().code()).isZero();
        }
        moveIn(parts.subList(parts.size() / 2, parts.size()), events);

        List<String> again = new ArrayList<>(line);
        again.add("--from-savepoint=" + first);
        again.add("--json");
        try (OwnProcess stream = OwnProcess.start(again)) {
            LiveFiles.waitFor(truth, workspace, stream);
            assertThat(Terminal.run("stream", "--workspace=" + workspace, "--stop").code())
                    .isZero();
            Terminal.Answer answer = stream.answer();
            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(counts(answer)).isEqualTo(LiveFiles.counts(truth));
        }
        again.add("--disorder=1m");
        Terminal.Answer changed = Terminal.run(again.toArray(String[]::new));
        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.err()).contains("--disorder was '5m'");
        Terminal.Answer none = Terminal.run("stream", "--workspace=" + workspace, "--stop");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("No stream is running");
    }

    @Test
    void predicts_and_labels_as_a_batch_run_does() throws IOException {
        Path workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        Path generated = generate(4_000, 40);
        List<String> lines = SmallCatalog.lines(40);
        lines.add("s999,Movie");
        Path catalog = Files.writeString(folder.resolve("catalog.csv"), SmallCatalog.text(lines));

        Terminal.Answer live =
                stream(workspace, "--events=" + generated + "/events/*", "--titles=" + catalog);
        assertThat(live.code()).as(live.err()).isZero();
        Path run = LiveFiles.onlyRun(workspace);
        Terminal.Answer batch =
                Terminal.run(
                        "score",
                        "--workspace=" + workspace,
                        "--catalog=" + catalog,
                        "--engagement=" + generated + "/events/*");
        assertThat(batch.code()).as(batch.err()).isZero();

        assertThat(counts(live))
                .containsEntry("rows.read", 41L)
                .containsEntry("rows.accepted", 40L)
                .containsEntry("rows.rejected.WRONG_CELL_COUNT", 1L);
        String scored = TrainedWorkspace.published(workspace, "predictions").getFirst();
        Map<String, String> expected = new TreeMap<>();
        LiveFiles.read(workspace.resolve("predictions").resolve(scored), PredictionRow.class)
                .forEach(row -> expected.put(row.titleId(), predicted(row)));
        Map<String, String> predicted = new TreeMap<>();
        LiveFiles.rows(run, "predictions", PredictionRow.class)
                .forEach(row -> predicted.put(row.titleId(), predicted(row)));
        assertThat(predicted).hasSize(40).isEqualTo(expected);

        Map<String, List<Object>> labels = new TreeMap<>();
        LiveFiles.read(
                        workspace.resolve("datasets").resolve(scored).resolve("titles"),
                        TitleRow.class)
                .forEach(row ->
                        labels.put(
                                row.titleId(),
                                Arrays.asList(
                                        row.ratings(),
                                        row.meanRating(),
                                        row.rating(),
                                        row.liked(),
                                        row.likes(),
                                        row.dislikes(),
                                        row.plays(),
                                        row.finishes())));
        Map<String, List<Object>> known = new TreeMap<>();
        LiveFiles.standings(run)
                .forEach((id, row) ->
                        known.put(
                                id,
                                Arrays.asList(
                                        row.ratings(),
                                        row.meanRating(),
                                        row.rating(),
                                        row.liked(),
                                        row.likes(),
                                        row.dislikes(),
                                        row.plays(),
                                        row.finishes())));
        assertThat(known).hasSize(40).isEqualTo(labels);
        assertThat(known.values()).extracting(row -> row.get(3)).contains(true, false);
    }

    @Test
    void lets_a_model_take_over_that_is_promoted_in_mid_stream() throws Exception {
        Path workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        String first = TrainedWorkspace.published(workspace, "models").getFirst();
        Path catalog =
                Files.writeString(
                        folder.resolve("all.csv"), SmallCatalog.text(SmallCatalog.lines(400)));
        Path labels =
                Files.writeString(
                        folder.resolve("labels.csv"), SmallCatalog.text(SmallCatalog.labels(400)));
        assertThat(
                        Terminal.run(
                                        "train",
                                        "--workspace=" + workspace,
                                        "--catalog=" + catalog,
                                        "--labels=" + labels,
                                        "--trees=50",
                                        "--shrinkage=0.1",
                                        "--no-promote")
                                .code())
                .isZero();
        String second =
                TrainedWorkspace.published(workspace, "models").stream()
                        .filter(version -> !version.equals(first))
                        .findFirst()
                        .orElseThrow();
        Path titles = Files.createDirectory(folder.resolve("titles"));
        move(titles, 0);
        try (OwnProcess stream =
                OwnProcess.start(
                        List.of(
                                "stream",
                                "--workspace=" + workspace,
                                "--titles=" + titles + "/*.csv",
                                "--every=1s",
                                "--checkpoint-every=1s",
                                "--parallelism=2"))) {
            Instant started = Instant.now();
            while (predictions(workspace).size() < 10) {
                assertThat(Instant.now()).isBefore(started.plus(PATIENCE));
                assertThat(stream.endsWithin(200)).isFalse();
            }
            assertThat(predictions(workspace)).allMatch(row -> row.modelVersion().equals(first));

            assertThat(Terminal.run("models", "promote", second, "--workspace=" + workspace).code())
                    .isZero();
            Instant promoted = Instant.now();
            for (int i = 1;
                    predictions(workspace).stream()
                            .noneMatch(row -> row.modelVersion().equals(second));
                    i++) {
                assertThat(Instant.now()).isBefore(promoted.plus(PATIENCE));
                move(titles, i);
                assertThat(stream.endsWithin(1_000)).isFalse();
            }
            List<PredictionRow> all = predictions(workspace);
            assertThat(all)
                    .allMatch(row -> List.of(first, second).contains(row.modelVersion()))
                    .allMatch(row ->
                            row.modelVersion().equals(second)
                                    || row.scoredAt().isBefore(promoted.plusSeconds(10)));
        }
    }

    /// Files come as a whole.
    private static void moveIn(List<Path> parts, Path into) throws IOException {
        for (Path part : parts) {
            Files.move(part, into.resolve(part.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Ten titles more, moved in as a whole.
    private void move(Path titles, int part) throws IOException {
        List<String> lines = new ArrayList<>(List.of(SmallCatalog.HEADER));
        for (int i = 0; i < 10; i++) {
            lines.add(SmallCatalog.row(1 + (10 * part + i) % 400));
        }
        Path beside = Files.writeString(folder.resolve("part"), SmallCatalog.text(lines));
        Files.move(beside, titles.resolve("part-%05d.csv".formatted(part)));
    }

    private static List<PredictionRow> predictions(Path workspace) throws IOException {
        return Files.isDirectory(workspace.resolve("streams"))
                ? LiveFiles.rows(LiveFiles.onlyRun(workspace), "predictions", PredictionRow.class)
                : List.of();
    }

    private Path generate(int events, int titles) {
        return LiveFiles.generate(
                folder.resolve("generated"),
                "--events=" + events,
                "--titles=" + titles,
                "--rate=0.5",
                "--start=2026-01-01T12:00:00Z",
                "--events-per-file=500");
    }

    private static Terminal.Answer stream(Path workspace, String... options) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "stream",
                                "--workspace=" + workspace,
                                "--until-idle",
                                "--every=1s",
                                "--checkpoint-every=1s",
                                "--json"));
        line.addAll(List.of(options));
        return Terminal.run(line.toArray(String[]::new));
    }

    private static Map<String, Long> counts(Terminal.Answer answer) {
        Map<String, Long> counts = new HashMap<>();
        answer.json()
                .get("run")
                .get("counts")
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
        return counts;
    }

    /// All that a model says of a title, without what differs from run to run.
    private static String predicted(PredictionRow row) {
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        row.predictedRating(),
                        row.ratingLow(),
                        row.ratingHigh(),
                        row.likeProbability(),
                        row.predictedLiked(),
                        row.reasons(),
                        row.unfamiliar(),
                        row.modelVersion());
    }
}
