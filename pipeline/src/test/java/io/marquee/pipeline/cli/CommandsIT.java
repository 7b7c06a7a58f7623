package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// All commands on half of the checked-in sample, in places whose names have blanks, brackets and
/// letters beyond ASCII in them.
class CommandsIT {

    private static final Path SAMPLE = Path.of("..", "sample-data").toAbsolutePath().normalize();
    private static final int ROWS = 4_000;

    @TempDir static Path folder;
    static Path catalog;
    static Path workspace;
    static Terminal.Answer trained;
    static String version;

    @BeforeAll
    static void train_on_the_sample() throws IOException {
        Path place = Files.createDirectories(folder.resolve("mein Büro [1]"));
        catalog = place.resolve("Титулы [neu] 片.csv");
        Files.copy(SAMPLE.resolve("catalog/part-1.csv"), catalog);
        workspace = place.resolve("wörk space");
        trained =
                Terminal.run(
                        "train",
                        "--catalog=" + catalog,
                        "--engagement=" + SAMPLE.resolve("engagement/part-1.csv.gz"),
                        "--trees=50",
                        "--shrinkage=0.1",
                        "--workspace=" + Path.of("").toAbsolutePath().relativize(workspace));
        assertThat(trained.code()).as(trained.err()).isZero();
        version = TrainedWorkspace.published(workspace, "models").getFirst();
    }

    @Test
    void train_tells_what_became_of_the_rows_how_good_it_is_and_where_all_lies() {
        assertThat(trained.out())
                .containsSubsequence(
                        "\nCatalog\n  rows read ",
                        "\nRepairs\n",
                        "\nEngagement events\n",
                        "\nUser rating: ",
                        "\n  R² ",
                        "\nLiked: ",
                        "\n  ROC AUC ",
                        "\nGate: accepted. Both models beat the naive answers: R² ",
                        "\nModel " + version + " is the champion now.\n",
                        "\nRun " + version + ": done\n",
                        "  record   " + workspace.resolve("runs").resolve(version) + "/run.json\n",
                        "  model    " + workspace.resolve("models").resolve(version) + "\n",
                        "  dataset  " + workspace.resolve("datasets").resolve(version) + "\n");
        TrainedWorkspace.assertTidy(workspace);
    }

    @Test
    void train_writes_a_plain_line_for_each_stage_where_there_is_no_terminal() {
        List<String> stages = trained.err().lines().map(line -> line.split(" ", 2)[0]).toList();

        assertThat(stages)
                .containsExactly(
                        "read", "clean", "label", "merge", "fit", "train", "evaluate", "write");
        assertThat(trained.err())
                .matches("(?s)read +4,000 rows read +[\\d.]+ s.*")
                .doesNotContain("\r")
                .doesNotContain("\u001b");
    }

    @Test
    void the_counts_of_the_record_add_up() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        file("runs/" + version + "/run.json")
                .get("counts")
                .forEachEntry((name, n) -> counts.put(name, n.asLong()));

        assertThat(counts.get("rows.read")).isEqualTo(ROWS);
        assertThat(sum(counts, "rows")).isEqualTo(2L * ROWS);
        assertThat(sum(counts, "events")).isEqualTo(2 * counts.getOrDefault("events.read", 0L));
        assertThat(
                        TrainedWorkspace.rejects(workspace, version).stream()
                                .filter(reject -> reject.file().equals(catalog.toString())))
                .hasSize((int) sum(counts, "rows.rejected"));
    }

    @Test
    void score_predicts_every_accepted_title_as_the_champion_or_another_model_does()
            throws IOException {
        Path copy = copy("scored");

        Terminal.Answer champion = score(copy);
        Terminal.Answer named = score(copy, "--model=" + version, "--json");

        assertThat(champion.code()).as(champion.err()).isZero();
        assertThat(champion.out()).contains("\n  predictions  " + copy.resolve("predictions"));
        assertThat(named.code()).isZero();
        JsonNode run = named.json().get("run");
        assertThat(run.get("modelVersion").asString()).isEqualTo(version);
        assertThat(run).isEqualTo(file(copy, "runs/" + run.get("id").asString() + "/run.json"));
        JsonNode manifest =
                file(copy, "predictions/" + run.get("id").asString() + "/manifest.json");
        assertThat(manifest.get("rows")).isEqualTo(run.get("counts").get("rows.accepted"));
        assertThat(file(copy, "predictions/latest").get("runId")).isEqualTo(run.get("id"));
        TrainedWorkspace.assertTidy(copy);
    }

    @Test
    void models_are_listed_shown_promoted_and_rolled_back() throws IOException {
        Path copy = copy("moved");
        Terminal.Answer again =
                Terminal.run(
                        "train",
                        "--catalog=" + catalog,
                        "--engagement=" + SAMPLE.resolve("engagement/part-1.csv.gz"),
                        "--trees=45",
                        "--shrinkage=0.1",
                        "--no-promote",
                        "--json",
                        in(copy));
        String second = again.json().get("run").get("id").asString();
        assertThat(again.code()).isZero();
        assertThat(again.json().get("evaluation"))
                .isEqualTo(file(copy, "models/" + second + "/evaluation.json"));
        assertThat(champion(copy)).isEqualTo(version);

        assertThat(run(copy, "models", "list").out().lines().map(String::strip))
                .hasSize(3)
                .anyMatch(line -> line.startsWith(version + "         * "))
                .anyMatch(line -> line.startsWith(second + "           "))
                .allMatch(line -> line.startsWith("version") || line.endsWith("accepted"));
        assertThat(run(copy, "models", "list", "--json").json())
                .containsExactly(
                        file(copy, "models/" + second + "/model.json"),
                        file(copy, "models/" + version + "/model.json"));
        assertThat(run(copy, "models", "show", second).out())
                .contains(
                        "Model " + second + ", made ", "\nUser rating: ", "\nGate: accepted. Both")
                .containsPattern(
                        Pattern.quote("\n  " + catalog) + " +catalog +[\\d,]+  [0-9a-f]{64}\n")
                .containsPattern("/part-1.csv.gz +engagement +[\\d,]+  [0-9a-f]{64}\n");
        JsonNode shown = run(copy, "models", "show", second, "--json").json();
        assertThat(shown.get("model")).isEqualTo(file(copy, "models/" + second + "/model.json"));
        assertThat(shown.get("evaluation"))
                .isEqualTo(file(copy, "models/" + second + "/evaluation.json"));
        assertThat(shown.get("provenance"))
                .isEqualTo(file(copy, "models/" + second + "/provenance.json"));

        assertThat(run(copy, "models", "promote", second))
                .isEqualTo(said("The champion is now " + second + "."));
        assertThat(champion(copy)).isEqualTo(second);
        assertThat(run(copy, "models", "rollback"))
                .isEqualTo(said("The champion is now " + version + "."));
        assertThat(champion(copy)).isEqualTo(version);
        assertThat(run(copy, "models", "rollback").complaint())
                .isEqualTo(
                        "There is no earlier champion to roll back to. Promote a version instead.");
        assertThat(run(copy, "models", "promote", second, "--json").json())
                .isEqualTo(file(copy, "models/champion"));
        assertThat(run(copy, "models", "rollback", "--reason=too many dramas").code()).isZero();

        String user = System.getProperty("user.name");
        String gate =
                file(copy, "models/" + version + "/model.json").at("/gate/sentence").asString();
        List<JsonNode> moves = new ArrayList<>();
        run(copy, "models", "history", "--json").json().forEach(moves::add);
        assertThat(moves.reversed())
                .containsExactlyElementsOf(file(copy, "models/champion").get("history"));
        assertThat(moves)
                .extracting(
                        move -> move.get("action").asString(),
                        move -> move.get("version").asString(),
                        move -> move.get("by").asString(),
                        move -> move.get("reason").asString())
                .contains(
                        tuple("ROLLED_BACK", version, user, "too many dramas"),
                        tuple("ROLLED_BACK", version, user, "rolled back by hand"),
                        tuple("PROMOTED", version, "train", gate))
                .hasSize(5);
        assertThat(run(copy, "models", "history").out().lines().skip(1).findFirst().orElseThrow())
                .matches(
                        "  [-\\dT:]+Z  rolled back  %s  accepted  %s +too many dramas"
                                .formatted(version, user));
    }

    @Test
    void tells_two_models_apart() throws IOException {
        Path copy = copy("compared");
        Terminal.Answer again =
                Terminal.run(
                        "train",
                        "--catalog=" + SAMPLE.resolve("catalog/part-2.csv"),
                        "--engagement=" + SAMPLE.resolve("engagement/part-1.csv.gz"),
                        "--engagement=" + SAMPLE.resolve("engagement/part-2.csv.gz"),
                        "--trees=20",
                        "--shrinkage=0.1",
                        "--json",
                        in(copy));
        assertThat(again.code()).as(again.err()).isIn(0, 3);
        String second = again.json().get("run").get("id").asString();

        Terminal.Answer diff = run(copy, "models", "diff", version, second);
        JsonNode json = run(copy, "models", "diff", version, second, "--json").json();

        assertThat(diff.code()).isZero();
        assertThat(diff.out())
                .containsSubsequence(
                        "\nData\n",
                        "  removed  " + catalog,
                        "\n  added ",
                        "catalog/part-2.csv ",
                        "\nOptions\n",
                        "\n  trees ",
                        "\nSoftware: the same\n",
                        "\nCounts\n",
                        "\n  rows.accepted ",
                        "\nMetrics\n",
                        "\n  r2 ",
                        "\nFeatures",
                        "\nGate\n  " + version + "  accepted. Both models");
        double r2 = file(copy, "models/" + version + "/model.json").at("/metrics/r2").asDouble();
        double other = file(copy, "models/" + second + "/model.json").at("/metrics/r2").asDouble();
        assertThat(json.at("/metrics/1"))
                .isEqualTo(
                        Json.tree(
                                "{\"name\":\"r2\",\"first\":%s,\"second\":%s,\"difference\":%s}"
                                        .formatted(r2, other, other - r2),
                                "expected"));
        assertThat(json.get("options"))
                .anyMatch(option ->
                        option.get("name").asString().equals("trees")
                                && option.get("first").asString().equals("50")
                                && option.get("second").asString().equals("20"));
        assertThat(json.get("data"))
                .extracting(change -> change.get("action").asString())
                .containsExactly("REMOVED", "ADDED", "ADDED");
        assertThat(run(copy, "models", "diff", version, "v9").complaint())
                .startsWith("There is no model v9 in ");
        assertThat(run(copy, "models", "diff", version, version).out())
                .startsWith(
                        "\nData: the same\n\nOptions: the same\n\nSoftware: the same\n\nCounts: the same\n\nMetrics\n")
                .contains(" +0.000\n", "\nFeatures: the same\n");
    }

    @Test
    void runs_are_listed_and_shown() throws IOException {
        assertThat(run(workspace, "runs", "list").out())
                .matches(
                        "(?s)  run +command +runner +status +seconds +rows\n  %s  train    DirectRunner  done +[\\d.]+ +4,000\n"
                                .formatted(version));
        assertThat(run(workspace, "runs", "list", "--json").json())
                .containsExactly(file("runs/" + version + "/run.json"));
        assertThat(run(workspace, "runs", "show", version).out())
                .startsWith("Run " + version + ": train, done\n")
                .containsPattern("\n  read +4,000 +[\\d.]+\n")
                .containsPattern("\n  rows.read +4,000\n");
        assertThat(run(workspace, "runs", "show", version, "--json").json())
                .isEqualTo(file("runs/" + version + "/run.json"));
        assertThat(run(workspace, "runs", "show", "20200101T000000Z-abcdef").complaint())
                .isEqualTo(
                        "There is no run 20200101T000000Z-abcdef in %s. ./marquee runs list shows what there is.",
                        workspace.resolve("runs"));
    }

    @Test
    void an_empty_workspace_lists_nothing_and_says_how_to_begin() {
        Path nothing = folder.resolve("nothing");

        assertThat(run(nothing, "models", "list"))
                .isEqualTo(
                        said(
                                "There are no models in %s yet. Train one: ./marquee train --help"
                                        .formatted(nothing.resolve("models"))));
        assertThat(run(nothing, "runs", "list"))
                .isEqualTo(
                        said(
                                "There are no runs in %s yet. Start one: ./marquee train --help"
                                        .formatted(nothing.resolve("runs"))));
        assertThat(run(nothing, "models", "list", "--json").json()).isEmpty();
        assertThat(run(nothing, "models", "history"))
                .isEqualTo(
                        said(
                                "There has been no champion in %s yet. Promote a model: ./marquee models promote --help"
                                        .formatted(nothing.resolve("models"))));
        assertThat(run(nothing, "models", "history", "--json").json()).isEmpty();
        assertThat(nothing).doesNotExist();
    }

    @Test
    void doctor_looks_at_java_memory_disk_and_the_workspace() {
        Terminal.Answer doctor = run(workspace, "doctor");

        assertThat(doctor.err()).isEmpty();
        assertThat(doctor.out())
                .startsWith("Marquee ")
                .contains(
                        "\n  Java        ok   25",
                        "\n  memory      ok   ",
                        "\n  processors  ok   ",
                        "\n  workspace   ok   " + workspace + ", 1 runs\n",
                        "\n  disk        ",
                        "\n  Maven       ",
                        "\n  browser          ");
        assertThat(doctor.code()).isEqualTo(doctor.out().contains(" BAD ") ? 1 : 0);

        Terminal.Answer cluster = run(workspace, "doctor", "--flinkMaster=127.0.0.1:1");
        assertThat(cluster.code()).isEqualTo(1);
        assertThat(cluster.out())
                .contains("\n  Flink       BAD  127.0.0.1:1. No Flink cluster answers at ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "train",
                "score",
                "models",
                "models list",
                "models show",
                "models diff",
                "models verify",
                "models history",
                "models promote",
                "models rollback",
                "runs",
                "runs list",
                "runs show",
                "doctor"
            })
    void every_command_explains_itself(String command) {
        List<String> line = new ArrayList<>(List.of((command + " --help").strip().split(" ")));

        Terminal.Answer help = Terminal.run(line.toArray(String[]::new));

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: " + ("marquee " + command).strip() + " ")
                .contains("--help")
                .doesNotContain("${");
    }

    private static Terminal.Answer score(Path workspace, String... more) {
        List<String> line = new ArrayList<>(List.of("score", "--catalog=" + catalog));
        line.addAll(List.of(more));
        return run(workspace, line.toArray(String[]::new));
    }

    private static Terminal.Answer run(Path workspace, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        line.add(in(workspace));
        return Terminal.run(line.toArray(String[]::new));
    }

    private static Terminal.Answer said(String line) {
        return new Terminal.Answer(0, line + "\n", "");
    }

    private static String in(Path workspace) {
        return "--workspace=" + workspace;
    }

    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        TrainedWorkspace.copy(workspace, copy);
        return copy;
    }

    private static String champion(Path workspace) throws IOException {
        return file(workspace, "models/champion").get("version").asString();
    }

    private static JsonNode file(String key) throws IOException {
        return file(workspace, key);
    }

    private static JsonNode file(Path workspace, String key) throws IOException {
        return Json.tree(Files.readString(workspace.resolve(key)), key);
    }

    private static long sum(Map<String, Long> counts, String prefix) {
        return counts.keySet().stream()
                .filter(name -> name.startsWith(prefix + "."))
                .mapToLong(counts::get)
                .sum();
    }
}
