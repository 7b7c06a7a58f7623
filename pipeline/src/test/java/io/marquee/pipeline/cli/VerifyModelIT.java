package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A model trained on three files, two of them named by a pattern, with a renamed column and
/// options that are not the usual ones; and what `models verify` says of it.
class VerifyModelIT {

    private static final int TITLES = 300;

    @TempDir static Path folder;
    @TempDir Path own;
    Path data;
    Path workspace;
    String version;

    @BeforeEach
    void train_a_model() throws IOException {
        Path original = folder.resolve("workspace");
        if (!Files.exists(original)) {
            data(folder.resolve("data"));
            Terminal.Answer trained =
                    Terminal.run(
                            "train",
                            "--catalog=" + folder.resolve("data/catalog/*.csv"),
                            "--labels=" + folder.resolve("data/labels.csv"),
                            "--rename=listed_in=the genres",
                            "--trees=15",
                            "--shrinkage=0.1",
                            "--seed=5",
                            "--liked-threshold=3.25",
                            "--max-reject-share=0.5",
                            in(original));
            // Whether the gate lets so small a model pass is of no matter here.
            assertThat(trained.code()).as(trained.err()).isIn(0, 3);
        }
        data = folder.resolve("data");
        workspace = own.resolve("workspace");
        TrainedWorkspace.copy(original, workspace);
        version = TrainedWorkspace.published(workspace, "models").getFirst();
    }

    @Test
    void a_model_is_the_same_when_it_is_trained_again() throws IOException {
        Map<String, String> before = contents(workspace);

        Terminal.Answer answer = verify();

        assertThat(answer.code()).as(answer.err()).isZero();
        List<String> lines = answer.out().lines().map(String::strip).toList();
        assertThat(lines.getFirst()).startsWith("file ");
        assertThat(lines.subList(1, lines.size() - 1))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "baseline.json identical",
                        "calibration.json identical",
                        "comparables.json identical",
                        "evaluation.json identical",
                        "features.json identical",
                        "golden.json identical",
                        "importance.json identical",
                        "labels.json identical",
                        "liked.json identical",
                        "model.json identical",
                        "provenance.json identical",
                        "rating.json identical");
        assertThat(lines.getLast())
                .isEqualTo(
                        "Model %s is what its provenance says: trained again, it is the same to the byte.",
                        version);
        assertThat(answer.err()).startsWith("read ").doesNotContain("warning");
        assertThat(contents(workspace)).isEqualTo(before);
    }

    @Test
    void a_row_that_has_changed_is_an_input_error_that_names_the_file() throws IOException {
        Path moved = own.resolve("moved");
        TrainedWorkspace.copy(data, moved);
        Terminal.Answer same = verify("--data-root=" + moved, "--json");
        assertThat(same.code()).as(same.err()).isZero();
        assertThat(same.json().get("identical").asBoolean()).isTrue();
        Path labels = moved.resolve("labels.csv");
        Files.writeString(
                labels, Files.readString(labels).replaceFirst("s9,[\\d.]+,[01]\n", "s9,1.00,0\n"));

        Terminal.Answer changed = verify("--data-root=" + moved);

        assertThat(changed.code()).isEqualTo(2);
        assertThat(changed.out()).isEmpty();
        long bytes = Files.size(labels);
        assertThat(changed.complaint())
                .isEqualTo(
                        "The model %s cannot be verified. Of the 3 files that it was trained on, %s has changed since (%,d bytes then, %,d now). Restore them from a copy; if they are all in another folder now, name it with --data-root.",
                        version, labels, bytes, bytes);

        Files.delete(labels);
        assertThat(verify("--data-root=" + moved).complaint())
                .contains(labels + " is missing. Restore them from a copy;");
    }

    @Test
    void a_model_made_otherwise_than_its_provenance_says_differs() throws IOException {
        rewrite(provenance -> provenance.replace("\"trees\" : \"15\"", "\"trees\" : \"14\""));

        Terminal.Answer answer = verify("--json");

        assertThat(answer.code()).isEqualTo(3);
        JsonNode json = answer.json();
        assertThat(json.get("version").asString()).isEqualTo(version);
        assertThat(json.get("identical").asBoolean()).isFalse();
        assertThat(json.get("software")).isEmpty();
        Map<String, String> files = new TreeMap<>();
        json.get("files")
                .forEach(
                        f -> files.put(f.get("file").asString(), f.get("difference").asString("")));
        assertThat(files)
                .containsOnlyKeys(
                        "baseline.json",
                        "calibration.json",
                        "comparables.json",
                        "evaluation.json",
                        "features.json",
                        "golden.json",
                        "importance.json",
                        "labels.json",
                        "liked.json",
                        "model.json",
                        "provenance.json",
                        "rating.json")
                .containsEntry("features.json", "")
                .containsEntry("labels.json", "")
                .containsEntry("provenance.json", "");
        assertThat(files.get("rating.json"))
                .isEqualTo(
                        "learner.gradient_booster.model.gbtree_model_param.num_trees: \"15\", retrained \"14\"");
        assertThat(files.get("model.json")).matches("(likedThreshold|metrics\\.\\w+): .+");
        assertThat(files.get("evaluation.json"))
                .matches("rating\\.model\\.\\w+: [\\d.]+, retrained [\\d.]+");
        assertThat(verify().out())
                .containsPattern("\n  features.json +identical\n")
                .containsPattern("\n  rating.json +differs +learner\\.")
                .endsWith(
                        "\nModel %s is NOT what its provenance says: trained again, 9 of its 12 files differ.\n"
                                .formatted(version));
    }

    @Test
    void other_software_is_a_warning() throws IOException {
        rewrite(provenance ->
                provenance.replaceFirst("\"smile\" : \"[\\d.]+\"", "\"smile\" : \"5.0\""));

        Terminal.Answer answer = verify();

        assertThat(answer.code()).isZero();
        assertThat(answer.err())
                .containsPattern(
                        "(?m)^warning: made with smile 5\\.0, and this is [\\d.]+: the bytes may differ$");
    }

    @Test
    void models_that_cannot_be_verified_are_told_so() throws IOException {
        assertThat(Terminal.run("models", "verify", "v9", in(workspace)).complaint())
                .startsWith("There is no model v9 in ");

        rewrite(provenance -> provenance.replace("\"trees\" : \"15\"", "\"trees\" : \"many\""));
        assertThat(verify().complaint())
                .startsWith(
                        "The model %s cannot be verified. This Marquee does not take the options on record: "
                                .formatted(version));
        rewrite(provenance -> provenance.replace("\"trees\" : \"many\"", "\"trees\" : \"0\""));
        assertThat(verify().complaint())
                .startsWith("The model %s cannot be verified. ".formatted(version));
        rewrite(provenance -> provenance.replaceAll("\"role\" : \"\\w+\",", ""));
        assertThat(verify().complaint())
                .isEqualTo(
                        "The model %s cannot be verified. An older Marquee made this model, and did not record what each file of its data was for. Train it anew to be able to verify it.",
                        version);
        rewrite(provenance ->
                provenance.replaceFirst("\"formatVersion\" : \\d+", "\"formatVersion\" : 9"));
        assertThat(verify().complaint()).contains(" was written by a newer Marquee (format 9;");
        Files.writeString(workspace.resolve("models/" + version + "/provenance.json"), "{}");
        assertThat(verify().complaint())
                .contains("provenance.json is damaged: its content has changed");
    }

    @Test
    void leaves_no_temporary_files_whichever_way_it_ends() throws Exception {
        Path temporary = Files.createDirectory(own.resolve("temporary"));
        List<String> command = List.of("models", "verify", version, in(workspace));
        try (OwnProcess process = OwnProcess.start(command, temporary)) {
            assertThat(process.answer().code()).isZero();
        }
        assertThat(scratch(temporary)).isEmpty();

        rewrite(provenance ->
                provenance.replace(
                        "\"max-reject-share\" : \"0.5\"", "\"max-reject-share\" : \"0\""));
        try (OwnProcess process = OwnProcess.start(command, temporary)) {
            assertThat(process.answer().code()).isEqualTo(2);
        }
        assertThat(scratch(temporary)).isEmpty();

        rewrite(provenance ->
                provenance
                        .replace("\"max-reject-share\" : \"0\"", "\"max-reject-share\" : \"0.5\"")
                        .replace("\"trees\" : \"15\"", "\"trees\" : \"10000\""));
        try (OwnProcess process = OwnProcess.start(command, temporary)) {
            while (scratch(temporary).stream().noneMatch(VerifyModelIT::isAtWork)) {
                assertThat(process.endsWithin(20)).isFalse();
            }
            process.stop();
            assertThat(process.answer().err()).doesNotContain("marquee: ");
        }
        assertThat(scratch(temporary)).isEmpty();
    }

    private static boolean isAtWork(Path scratch) {
        return TrainedWorkspace.files(scratch).stream()
                .anyMatch(file -> file.toString().contains("/progress/"));
    }

    private static List<Path> scratch(Path temporary) throws IOException {
        try (var entries = Files.newDirectoryStream(temporary, "marquee-verify-*")) {
            List<Path> all = new ArrayList<>();
            entries.forEach(all::add);
            return all;
        }
    }

    /// Changes the provenance as someone would who knows of the digests.
    private void rewrite(UnaryOperator<String> change) throws IOException {
        Path model = workspace.resolve("models").resolve(version);
        Path provenance = model.resolve("provenance.json");
        String before = Files.readString(provenance);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(provenance, after);
        Path manifest = model.resolve("model.json");
        String sealed = Files.readString(manifest).replace(digest(before), digest(after));
        Files.writeString(manifest, sealed);
        assertThat(Json.tree(sealed, "model.json").at("/files/provenance.json").asString())
                .isEqualTo(digest(after));
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// With a row that has too few cells, so that the limit of rejects matters.
    private static void data(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("catalog"));
        List<String> lines = SmallCatalog.lines(TITLES);
        String header = lines.getFirst().replace("listed_in", "the genres");
        List<String> one = new ArrayList<>(List.of(header, "s0,Movie"));
        one.addAll(lines.subList(1, TITLES / 2));
        List<String> other = new ArrayList<>(List.of(header));
        other.addAll(lines.subList(TITLES / 2, lines.size()));
        Files.writeString(folder.resolve("catalog/a.csv"), SmallCatalog.text(one));
        Files.writeString(folder.resolve("catalog/b.csv"), SmallCatalog.text(other));
        Files.writeString(
                folder.resolve("labels.csv"), SmallCatalog.text(SmallCatalog.labels(TITLES)));
    }

    private static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : TrainedWorkspace.files(folder)) {
            try {
                contents.put(file.toString(), Sha256.of(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contents;
    }

    private Terminal.Answer verify(String... more) {
        List<String> line = new ArrayList<>(List.of("models", "verify", version, in(workspace)));
        line.addAll(List.of(more));
        return Terminal.run(line.toArray(String[]::new));
    }

    private static String in(Path workspace) {
        return "--workspace=" + workspace;
    }
}
