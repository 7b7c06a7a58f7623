package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Runs whose process is killed at some moment: all that was there stays readable, nothing
/// half-made is seen, and the next run is as good as ever and cleans up.
class InterruptedRunIT {

    private static final int KILLS = 4;

    /// How often the workspace is looked at for something to appear.
    private static final long LOOK_MILLIS = 20;

    /// About as long as it takes a run to begin its work, and to do it.
    private static final int START_MILLIS = 2_000;

    private static final int WORK_MILLIS = 800;

    @TempDir Path folder;
    Path catalog;
    Path labels;
    Path workspace;

    @BeforeEach
    void train_a_model() throws IOException {
        workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        catalog =
                Files.writeString(
                        folder.resolve("catalog.csv"), SmallCatalog.text(SmallCatalog.lines(400)));
        labels =
                Files.writeString(
                        folder.resolve("labels.csv"), SmallCatalog.text(SmallCatalog.labels(400)));
    }

    @Test
    void survives_training_that_is_killed_at_any_moment() throws Exception {
        killAtRandom(
                List.of(
                        "train",
                        "--catalog=" + catalog,
                        "--labels=" + labels,
                        "--trees=1000",
                        in()),
                1);
    }

    @Test
    void survives_scoring_that_is_killed_at_any_moment() throws Exception {
        killAtRandom(List.of("score", "--catalog=" + catalog, in()), 2);
    }

    @Test
    void puts_on_record_that_a_person_has_stopped_a_run() throws Exception {
        try (OwnProcess process =
                OwnProcess.start(
                        List.of(
                                "train",
                                "--catalog=" + catalog,
                                "--labels=" + labels,
                                "--trees=10000",
                                in()))) {
            await(process, () -> !notes().isEmpty());
            process.stop();
            process.answer();
        }

        JsonNode run = runs().get(0);
        assertThat(run.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(run.get("error").asString()).isEqualTo("It was cancelled.");
        assertThat(TrainedWorkspace.published(workspace, "models")).hasSize(1);
        assertNextRunIsClean();
    }

    private void killAtRandom(List<String> command, long seed) throws Exception {
        Random random = new Random(seed);
        List<String> killed = new ArrayList<>();
        boolean leftNotes = false;
        for (int i = 0; i < KILLS; i++) {
            int runsBefore = runs().size();
            try (OwnProcess process = OwnProcess.start(command)) {
                await(process, () -> runs().size() > runsBefore);
                boolean atWork = i % 2 == 1;
                if (atWork) {
                    await(process, () -> !notes().isEmpty());
                }
                boolean ended =
                        process.endsWithin(random.nextInt(atWork ? WORK_MILLIS : START_MILLIS));
                process.kill();
                leftNotes |= !notes().isEmpty();
                String newest = runs().get(0).get("id").asString();
                if (!ended) {
                    killed.add(newest);
                }
                assertThat(shownStatus(newest))
                        .isIn(ended ? List.of("done") : List.of("interrupted", "done"));
            }
            assertThat(Terminal.run("models", "list", in()).code()).isZero();
            TrainedWorkspace.assertWhole(workspace);
        }

        assertNextRunIsClean();

        assertThat(killed).isNotEmpty();
        assertThat(leftNotes).as("killed at work").isTrue();
        for (JsonNode run : runs()) {
            if (run.get("status").asString().equals("INTERRUPTED")) {
                assertThat(killed).contains(run.get("id").asString());
                assertThat(run.get("error").asString())
                        .isEqualTo(
                                "Its process ended without a word: it was killed, or the machine stopped.");
            } else {
                assertThat(run.get("status").asString()).isEqualTo("DONE");
            }
        }
    }

    private void assertNextRunIsClean() {
        Terminal.Answer next = Terminal.run("score", "--json", "--catalog=" + catalog, in());
        assertThat(next.code()).as(next.err()).isZero();
        String runId = next.json().get("run").get("id").asString();
        assertThat(next.json().get("run").get("counts").get("rows.accepted").asInt())
                .isEqualTo(400);
        assertThat(TrainedWorkspace.published(workspace, "predictions")).endsWith(runId);
        TrainedWorkspace.assertTidy(workspace);
    }

    private static void await(OwnProcess process, BooleanSupplier event)
            throws InterruptedException {
        while (!event.getAsBoolean() && !process.endsWithin(LOOK_MILLIS)) {
            // It takes a JVM some time to come that far.
        }
    }

    /// What the workers of all runs have noted of their progress.
    private List<Path> notes() {
        return TrainedWorkspace.files(workspace.resolve("runs")).stream()
                .filter(file -> file.toString().contains("/progress/"))
                .toList();
    }

    private String shownStatus(String runId) {
        return Terminal.run("runs", "list", in())
                .out()
                .lines()
                .filter(line -> line.contains(runId))
                .map(line -> List.of(line.strip().split(" +", -1)).get(3))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode runs() {
        return Terminal.run("runs", "list", "--json", in()).json();
    }

    private String in() {
        return "--workspace=" + workspace;
    }
}
