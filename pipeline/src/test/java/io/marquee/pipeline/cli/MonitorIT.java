package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Train, score, monitor: what is the same has not drifted, and what has is found.
class MonitorIT {

    @TempDir Path folder;

    private Path workspace = Path.of("");

    @BeforeEach
    void copyWorkspace() {
        workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
    }

    @Test
    void finds_no_drift_in_the_catalog_that_it_has_learnt_from() throws IOException {
        Path catalog = catalog(400);
        assertThat(Terminal.run("score", "--workspace=" + workspace, "--catalog=" + catalog).code())
                .isZero();

        Terminal.Answer answer = monitor("--predictions=latest", "--fail-on-drift", "--json");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode window = onlyWindow(answer);
        assertThat(window.get("status").asString()).isEqualTo("OK");
        assertThat(window.get("titles").asLong()).isEqualTo(400);
        assertThat(statuses(window)).doesNotContainValue("DRIFTED");
        assertThat(statuses(window))
                .containsEntry("FEATURE runtime_minutes", "OK")
                .containsEntry("FEATURE genres", "OK")
                .containsKeys("PREDICTION rating", "ATTRIBUTION genre")
                // Nobody has said anything yet, and there is no series.
                .doesNotContainKeys("LABEL user_rating", "FEATURE seasons");
        assertThat(window.get("quality")).isEmpty();
    }

    @Test
    void counts_verdicts_that_came_after_the_predictions() throws IOException {
        Path catalog = catalog(400);
        assertThat(Terminal.run("score", "--workspace=" + workspace, "--catalog=" + catalog).code())
                .isZero();
        Path labels =
                Files.writeString(
                        folder.resolve("labels.csv"), SmallCatalog.text(SmallCatalog.labels(400)));

        JsonNode window =
                onlyWindow(monitor("--predictions=latest", "--labels=" + labels, "--json"));

        assertThat(statuses(window)).containsEntry("LABEL user_rating", "OK");
        assertThat(window.get("quality").get(0).get("figure").asString()).isEqualTo("rmse");
        assertThat(window.get("quality").get(0).get("titles").asLong()).isEqualTo(400);
        assertThat(window.get("quality").get(0).get("value").asDouble()).isBetween(0.2, 0.6);
    }

    @Test
    void finds_what_is_shifted_in_another_catalog_and_publishes_it() throws IOException {
        List<String> lines = new ArrayList<>(List.of(SmallCatalog.HEADER));
        for (int i = 1; i <= 300; i++) {
            lines.add(
                    SmallCatalog.row(i)
                            .replace("Documentaries", "Cooking")
                            .replace("\"Actor " + i % 5 + ", Star " + i % 9 + "\"", ""));
        }
        lines.add("s999,Movie");
        Path shifted = Files.writeString(folder.resolve("shifted.csv"), SmallCatalog.text(lines));

        Terminal.Answer answer = monitor("--catalog=" + shifted, "--fail-on-drift");

        assertThat(answer.code()).as(answer.err()).isEqualTo(3);
        assertThat(answer.out())
                .containsPattern("genres +feature .*DRIFTED: .*new categories \\(Cooking\\)")
                .containsPattern("cast_count +feature .* 100.0 % +DRIFTED: .*missing values")
                .contains("wrong cell count");
        String run = TrainedWorkspace.published(workspace, "monitoring").getFirst();
        Path published = workspace.resolve("monitoring").resolve(run);
        assertThat(names(published))
                .contains(
                        "manifest.json",
                        "drift.json",
                        "statistics.json",
                        "constraints.json",
                        "constraint_violations.json");
        assertThat(json(workspace.resolve("monitoring/latest")).get("runId").asString())
                .isEqualTo(run);
        List<String> violations = new ArrayList<>();
        json(published.resolve("constraint_violations.json"))
                .get("violations")
                .forEach(each ->
                        violations.add(
                                each.get("feature_name").asString()
                                        + " "
                                        + each.get("constraint_check_type").asString()));
        assertThat(violations)
                .contains(
                        "genres baseline_drift_check",
                        "genres categorical_values_check",
                        "cast_count completeness_check")
                .doesNotContain("runtime_minutes baseline_drift_check");
        TrainedWorkspace.assertTidy(workspace);
    }

    @Test
    void reads_what_an_endpoint_has_captured_in_any_encoding_day_by_day() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        for (int i = 1; i <= 660; i++) {
            String day = "2026-07-0" + (1 + i / 300);
            lines.add(
                    Json.line(
                            invocation(
                                    "e" + i,
                                    day + "T10:00:00Z",
                                    input(i),
                                    output(i, i >= 300 && i < 600 ? 4.9 : 2.0 + (i % 4) * 0.7))));
            truth.add(
                    Json.line(
                            Map.of(
                                    "groundTruthData",
                                    Map.of("data", "2.5,0", "encoding", "CSV"),
                                    "eventMetadata",
                                    Map.of("eventId", "e" + i),
                                    "eventVersion",
                                    "0")));
        }
        lines.add("{\"captureData\": ");
        lines.add(
                "{\"eventMetadata\":{\"eventId\":\"x\",\"inferenceTime\":\"2026-07-01T00:00:00Z\"}}");
        lines.add(
                Json.line(
                        invocation(
                                "y",
                                "2026-07-01T00:00:00Z",
                                Map.of("encoding", "BASE64", "data", "!!"),
                                output(1, 3))));
        lines.add(Json.line(invocation("z", "yesterday", input(1), output(1, 3))));
        lines.add(
                Json.line(
                        invocation(
                                "w",
                                "2026-07-01T00:00:00Z",
                                input(3),
                                Map.of("encoding", "JSON", "data", "[]"))));
        Path capture = Files.writeString(folder.resolve("c.jsonl"), SmallCatalog.text(lines));
        Path ground = Files.writeString(folder.resolve("g.jsonl"), SmallCatalog.text(truth));

        Terminal.Answer answer =
                monitor("--capture=" + capture, "--ground-truth=" + ground, "--json");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode json = answer.json();
        Map<String, Long> counts = new TreeMap<>();
        json.get("run").get("counts").forEachEntry((name, n) -> counts.put(name, n.asLong()));
        assertThat(counts)
                .containsEntry("invocations.read", 665L)
                .containsEntry("labels.read", 660L)
                .containsEntry("rows.read", 665L)
                .containsEntry("rows.accepted", 660L)
                .containsEntry("rows.rejected.NOT_JSON", 1L)
                .containsEntry("rows.rejected.UNREADABLE_INPUT", 2L)
                .containsEntry("rows.rejected.UNREADABLE_TIME", 1L)
                .containsEntry("rows.rejected.UNREADABLE_ANSWER", 1L);
        JsonNode windows = json.get("drift").get("windows");
        assertThat(windows).hasSize(3);
        assertThat(windows.get(0).get("from").asString()).isEqualTo("2026-07-01T00:00:00Z");
        assertThat(windows.get(0).get("to").asString()).isEqualTo("2026-07-02T00:00:00Z");
        assertThat(windows.get(0).get("titles").asLong()).isEqualTo(299);
        assertThat(windows.get(1).get("titles").asLong()).isEqualTo(300);
        assertThat(statuses(windows.get(0))).containsEntry("FEATURE runtime_minutes", "OK");
        assertThat(statuses(windows.get(1))).containsEntry("FEATURE runtime_minutes", "OK");
        // The test split of so small a catalog is too small to judge predictions by.
        assertThat(windows.get(1).get("quality").get(0).get("status").asString())
                .isEqualTo("DRIFTED");
        assertThat(windows.get(1).get("quality").get(0).get("value").asDouble())
                .isEqualTo(2.4, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(windows.get(2).get("status").asString()).isEqualTo("NOT_ENOUGH_DATA");
    }

    @Test
    void keeps_figures_that_nobody_takes_and_says_so() {
        try (Moto _ = Moto.absent()) {
            Terminal.Answer answer =
                    monitor(
                            "--catalog=" + catalog(300),
                            "--publish",
                            "--dimension=Endpoint=titles");

            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(answer.err())
                    .containsPattern(
                            "CloudWatch has taken 0 figures\\. \\d+ wait in %s for the next run: Cannot send figures to CloudWatch: AWS cannot be reached in eu-central-1\\."
                                    .formatted(workspace.resolve("figures/monitor")));
            assertThat(TrainedWorkspace.files(workspace.resolve("figures/monitor")))
                    .filteredOn(file -> file.toString().endsWith(".json"))
                    .singleElement()
                    .asString()
                    .containsPattern("/00000000000001-\\d+\\.json$");
            String runs = TrainedWorkspace.files(workspace.resolve("runs")).toString();

            assertThat(
                            monitor(
                                            "--catalog=" + catalog(3),
                                            "--publish",
                                            "--namespace=AWS/SageMaker")
                                    .complaint())
                    .startsWith("The namespace 'AWS/SageMaker' is AWS's own");
            assertThat(TrainedWorkspace.files(workspace.resolve("runs"))).hasToString(runs);
        }
    }

    @Test
    void says_what_is_wrong_with_what_it_is_told() {
        assertThat(monitor().complaint())
                .isEqualTo(
                        "Name what to monitor with exactly one of --predictions, --capture and --catalog.");
        assertThat(monitor("--predictions=latest").complaint())
                .startsWith("--predictions=latest: there are none in ");
        assertThat(monitor("--predictions=latest", "--ground-truth=x").complaint())
                .startsWith("--ground-truth belongs to --capture");
        Path catalog = catalog(3);
        assertThat(monitor("--catalog=" + catalog, "--threshold=runtme=1").complaint())
                .startsWith("--threshold=runtme=…: nothing of that name is watched; there are ");
        assertThat(monitor("--capture=" + catalog, "--window=soon").complaint())
                .startsWith("--window=soon is no length of time.");
        assertThat(monitor("--catalog=" + catalog, "--model=v0").complaint())
                .startsWith("There is no model v0");
    }

    private Terminal.Answer monitor(String... options) {
        List<String> line = new ArrayList<>(List.of("monitor", "--workspace=" + workspace));
        line.addAll(List.of(options));
        return Terminal.run(line.toArray(String[]::new));
    }

    private Path catalog(int titles) {
        try {
            return Files.writeString(
                    folder.resolve("catalog.csv"), SmallCatalog.text(SmallCatalog.lines(titles)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A request with one title, in one of four ways.
    private static Map<String, String> input(int i) {
        String row = SmallCatalog.row(i);
        String json =
                Json.line(
                        Map.of(
                                "show_id",
                                "s" + i,
                                "type",
                                "Movie",
                                "title",
                                "Title " + i,
                                "release_year",
                                1990 + i % 30,
                                "duration",
                                80 + i % 60 + " min",
                                "listed_in",
                                List.of("Dramas"),
                                "rating",
                                "PG-13",
                                "country",
                                "France"));
        return switch (i % 4) {
            case 0 -> side("text/csv", "CSV", row);
            case 1 -> side("application/json", "JSON", "{\"instances\":[" + json + "]}");
            case 2 -> side("application/json", "BASE64", base64(json));
            default -> side("text/csv", "BASE64", base64(SmallCatalog.HEADER + "\n" + row));
        };
    }

    private static Map<String, String> output(int i, double rating) {
        return switch (i % 3) {
            case 0 -> side("text/csv", "CSV", "s%d,%s,2,4,0.5,true,v1".formatted(i, rating));
            case 1 ->
                    side(
                            "application/json",
                            "JSON",
                            "{\"predictions\":[{\"title_id\":\"s1\",\"predicted_rating\":%s,\"like_probability\":0.5}]}"
                                    .formatted(rating));
            default ->
                    side(
                            "application/jsonlines; charset=utf-8",
                            "BASE64",
                            base64(
                                    "{\"id\":\"s1\",\"rating\":%s,\"like_probability\":0.5}\n"
                                            .formatted(rating)));
        };
    }

    private static Map<String, String> side(String type, String encoding, String data) {
        return Map.of("observedContentType", type, "encoding", encoding, "data", data);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> invocation(
            String event, String time, Map<String, String> input, Map<String, String> output) {
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("captureData", Map.of("endpointInput", input, "endpointOutput", output));
        invocation.put("eventMetadata", Map.of("eventId", event, "inferenceTime", time));
        invocation.put("eventVersion", "0");
        return invocation;
    }

    private static JsonNode onlyWindow(Terminal.Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode windows = answer.json().get("drift").get("windows");
        assertThat(windows).hasSize(1);
        return windows.get(0);
    }

    private static Map<String, String> statuses(JsonNode window) {
        Map<String, String> statuses = new TreeMap<>();
        window.get("features")
                .forEach(each ->
                        statuses.put(
                                each.get("section").asString() + " " + each.get("name").asString(),
                                each.get("status").asString()));
        return statuses;
    }

    private static List<String> names(Path published) {
        return TrainedWorkspace.files(published).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static JsonNode json(Path file) throws IOException {
        return Json.tree(Files.readString(file), file.toString());
    }
}
