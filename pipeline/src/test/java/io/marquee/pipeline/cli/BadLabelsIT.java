package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Labels that no model, or no good one, can be made of.
class BadLabelsIT {

    private static final int TITLES = 400;

    @TempDir Path folder;
    Path catalog;
    Path workspace;

    @BeforeEach
    void write_a_good_catalog() throws IOException {
        catalog =
                Files.writeString(
                        folder.resolve("catalog.csv"),
                        SmallCatalog.text(SmallCatalog.lines(TITLES)));
        workspace = folder.resolve("workspace");
    }

    static Stream<Arguments> unusable_labels() {
        List<String> good = SmallCatalog.labels(TITLES);
        return Stream.of(
                Arguments.of(
                        "too few",
                        good.subList(0, 31),
                        "There are 23 titles with a label to learn ratings from, and 7 to test on; at least 100 to learn from are needed. Hand over more labels with a user_rating, or lower --minimum-ratings where they come from --engagement."),
                Arguments.of(
                        "verdicts without ratings",
                        good.stream().map(line -> line.replaceFirst(",[\\d.]+,", ",,")).toList(),
                        "There are 0 titles with a label to learn ratings from, and 0 to test on; at least 100 to learn from are needed. Hand over more labels with a user_rating, or lower --minimum-ratings where they come from --engagement."),
                Arguments.of(
                        "all liked",
                        good.stream().map(line -> line.replaceFirst(",[01]$", ",1")).toList(),
                        "Of the 318 labelled titles 318 are liked and 0 are not; at least 10 of each are needed to tell them apart. Add some that are not, or raise --liked-threshold."),
                Arguments.of(
                        "none liked",
                        good.stream().map(line -> line.replaceFirst(",[01]$", ",0")).toList(),
                        "Of the 318 labelled titles 0 are liked and 318 are not; at least 10 of each are needed to tell them apart. Add some that are liked, or lower --liked-threshold."),
                Arguments.of(
                        "of other titles",
                        good.stream().map(line -> line.replaceFirst("^s(\\d)", "x$1")).toList(),
                        "There are 0 titles with a label to learn from; at least 100 are needed. What became of the rows handed over: labels read 400; labels unknown title 400. The ids have to be those of the catalog, and the ratings from 1 to 5; with --engagement, lower --minimum-ratings."),
                Arguments.of(
                        "on a scale to 100",
                        good.stream().map(line -> line.replaceFirst(",\\d\\.", ",8")).toList(),
                        "There are 0 titles with a label to learn from; at least 100 are needed. What became of the rows handed over: labels read 400; labels rejected: unreadable verdict 400. The ids have to be those of the catalog, and the ratings from 1 to 5; with --engagement, lower --minimum-ratings."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusable_labels")
    void says_why_nothing_can_be_learnt(String what, List<String> labels, String complaint)
            throws IOException {
        Terminal.Answer answer = train(labels);

        assertThat(answer.code()).as(what).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.complaint()).isEqualTo(complaint);
        assertThat(TrainedWorkspace.published(workspace, "models")).isEmpty();
        TrainedWorkspace.assertTidy(workspace);
        JsonNode run = Terminal.run("runs", "list", "--json", in(workspace)).json().get(0);
        assertThat(run.get("status").asString()).isEqualTo("FAILED");
        assertThat(run.get("error").asString()).isEqualTo(complaint);
        Terminal.Answer shown =
                Terminal.run("runs", "show", run.get("id").asString(), in(workspace));
        assertThat(shown.out()).contains(": train, failed\n  " + complaint + "\n");
    }

    @Test
    void asks_for_labels_where_there_are_none() {
        Terminal.Answer answer = Terminal.run("train", "--catalog=" + catalog, in(workspace));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint())
                .isEqualTo(
                        "There are 0 titles with a label to learn from; at least 100 are needed. Hand over --labels or --engagement, or a catalog with user_rating.");
    }

    @Test
    void keeps_the_rejected_labels_of_a_training_that_failed() throws IOException {
        train(List.of(SmallCatalog.LABELS_HEADER, "s1,80,1", "s2,75,1"));

        String runId = TrainedWorkspace.published(workspace, "datasets").getFirst();
        assertThat(TrainedWorkspace.rejects(workspace, runId))
                .extracting("row", "column", "value", "reason")
                .containsExactly(
                        tuple(1L, "user_rating", "80", "UNREADABLE_VERDICT"),
                        tuple(2L, "user_rating", "75", "UNREADABLE_VERDICT"));
    }

    @Test
    void refuses_a_model_of_titles_that_are_all_rated_alike() throws IOException {
        Terminal.Answer answer =
                train(
                        SmallCatalog.labels(TITLES).stream()
                                .map(line -> line.replaceFirst(",[\\d.]+,", ",4.0,"))
                                .toList());

        assertThat(answer.code()).isEqualTo(3);
        assertThat(answer.out())
                .contains(
                        "Gate: REFUSED. All 82 titles tested on have the same rating, so nothing can be said of the rating model.\n")
                .doesNotContain("NaN");
    }

    @Test
    void refuses_a_model_of_shuffled_labels_and_keeps_it_without_promoting_it() throws IOException {
        workspace = TrainedWorkspace.copyTo(workspace);
        String champion = champion();

        Terminal.Answer answer = train(shuffled(SmallCatalog.labels(TITLES)));

        assertThat(answer.code()).isEqualTo(3);
        String refused = TrainedWorkspace.published(workspace, "models").getLast();
        assertThat(answer.out())
                .contains(
                        "\nGate: REFUSED. The model knows nothing about what people like: its ratings are no closer than always answering the mean (R²")
                .contains("\nModel " + refused + " was kept, and not promoted.\n")
                .contains("\nRun " + refused + ": refused\n");
        assertThat(champion()).isEqualTo(champion).isNotEqualTo(refused);
        assertThat(Terminal.run("models", "list", in(workspace)).out().lines())
                .anyMatch(line -> line.matches("  " + refused + " .* REFUSED"));
        assertThat(Terminal.run("models", "show", refused, in(workspace)).out())
                .contains("\nGate: REFUSED. The model knows nothing about what people like");

        for (String reason : List.of("--reason=", "--reason=a trial")) {
            Terminal.Answer unforced =
                    Terminal.run("models", "promote", refused, reason, in(workspace));
            assertThat(unforced.code()).isEqualTo(3);
            assertThat(unforced.complaint())
                    .startsWith(
                            "The gate refused %s: The model knows nothing about what people like"
                                    .formatted(refused))
                    .endsWith(
                            ". Promote another model, or overrule the gate with --force --reason=WHY; the history keeps the reason.");
        }
        JsonNode gate =
                Terminal.run("models", "promote", refused, "--json", in(workspace))
                        .json()
                        .get("gate");
        assertThat(gate.get("accepted").asBoolean()).isFalse();
        for (String reason : List.of("--reason=", "--reason=  ")) {
            Terminal.Answer unexplained =
                    Terminal.run("models", "promote", refused, "--force", reason, in(workspace));
            assertThat(unexplained.code()).isEqualTo(2);
            assertThat(unexplained.complaint())
                    .isEqualTo(
                            "--force needs a --reason: say why the gate is overruled. The history keeps it.");
        }
        assertThat(champion()).isEqualTo(champion);
        List<String> plan =
                List.of(
                        "deploy",
                        "--plan",
                        "--offline",
                        "--endpoint=titles",
                        "--bucket=s3://of-ours",
                        "--role=arn:aws:iam::123456789012:role/r",
                        "--image=i",
                        "--model=" + refused,
                        in(workspace));
        assertThat(Terminal.run(plan.toArray(String[]::new)).complaint())
                .startsWith("The gate refused " + refused + ": The model knows nothing")
                .endsWith(
                        " Deploy another model, or overrule the gate first: ./marquee models promote %s --force --reason=WHY."
                                .formatted(refused));

        Terminal.Answer forced =
                Terminal.run(
                        "models", "promote", refused, "--force", "--reason=a trial", in(workspace));
        assertThat(forced)
                .isEqualTo(new Terminal.Answer(0, "The champion is now " + refused + ".\n", ""));
        assertThat(champion()).isEqualTo(refused);
        assertThat(Terminal.run(plan.toArray(String[]::new)).code()).isZero();
        String user = System.getProperty("user.name");
        assertThat(Terminal.run("models", "history", in(workspace)).out().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .matches(".*Z  promoted  %s  REFUSED +%s +a trial".formatted(refused, user));
        TrainedWorkspace.assertTidy(workspace);
    }

    private String champion() throws IOException {
        return Json.tree(Files.readString(workspace.resolve("models/champion")), "champion")
                .get("version")
                .asString();
    }

    /// The same verdicts, each on another title.
    private static List<String> shuffled(List<String> labels) {
        List<String> verdicts =
                new ArrayList<>(
                        labels.stream()
                                .skip(1)
                                .map(line -> line.substring(line.indexOf(',')))
                                .toList());
        Collections.shuffle(verdicts, new Random(5));
        List<String> shuffled = new ArrayList<>(List.of(labels.getFirst()));
        for (int i = 0; i < verdicts.size(); i++) {
            shuffled.add("s" + (i + 1) + verdicts.get(i));
        }
        return shuffled;
    }

    private Terminal.Answer train(List<String> labels) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.csv"), SmallCatalog.text(labels));
        return Terminal.run(
                "train",
                "--catalog=" + catalog,
                "--labels=" + file,
                "--trees=20",
                "--shrinkage=0.1",
                in(workspace));
    }

    private static String in(Path workspace) {
        return "--workspace=" + workspace;
    }
}
