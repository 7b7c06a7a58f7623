package io.marquee.pipeline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.pipeline.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workspaces that cannot be worked with: of a newer Marquee, damaged, write-protected, full.
class BadWorkspaceIT {

    @TempDir Path folder;
    Path catalog;
    Path workspace;

    @BeforeEach
    void train_a_model() throws IOException {
        workspace = TrainedWorkspace.copyTo(folder.resolve("workspace"));
        catalog = write("catalog.csv", SmallCatalog.lines(400));
    }

    @Test
    void refuses_a_workspace_of_a_newer_format() throws IOException {
        Path mark = workspace.resolve("workspace.json");
        Files.writeString(mark, "{\"formatVersion\": 2, \"something\": \"new\"}");
        List<Path> before = TrainedWorkspace.files(workspace);

        for (List<String> command : commands()) {
            Answer answer = run(command);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.complaint())
                    .isEqualTo(
                            "%s was written by a newer Marquee (format 2; this one reads 1). Update Marquee, or choose another workspace.",
                            mark);
        }
        assertThat(TrainedWorkspace.files(workspace)).isEqualTo(before);
        assertThat(run(List.of("doctor")).out())
                .contains(
                        "  workspace   BAD  "
                                + workspace
                                + ". "
                                + mark
                                + " was written by a newer");
    }

    @Test
    void refuses_a_workspace_that_is_a_file() throws IOException {
        workspace = Files.writeString(folder.resolve("file"), "");

        Answer answer = run(List.of("runs", "list"));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint())
                .isEqualTo(
                        "The workspace %s is a file; it has to be a folder. Choose another place.",
                        workspace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rating.json", "liked.json", "features.json", "labels.json"})
    void refuses_to_score_with_a_model_file_that_is_cut_off(String name) throws IOException {
        Path file = champion().resolve(name);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));

        assertScoringFails(
                file
                        + " is damaged: its content has changed since the model was published. Restore it from a copy, or use another model.");
    }

    @Test
    void refuses_to_score_with_a_model_file_that_is_missing() throws IOException {
        Path file = champion().resolve("rating.json");
        Files.delete(file);

        assertScoringFails(
                file
                        + " is missing since the model was published. Restore it from a copy, or use another model.");
    }

    @Test
    void refuses_to_show_promote_or_roll_back_to_a_damaged_model() throws IOException {
        Path file = champion().resolve("liked.json");
        Files.writeString(file, "{}");
        String version = champion().getFileName().toString();

        for (List<String> command :
                List.of(
                        List.of("models", "show", version),
                        List.of("models", "promote", version))) {
            Answer answer = run(command);
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.complaint()).startsWith(file + " is damaged: ");
        }
        assertThat(run(List.of("models", "list")).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", "../champion"})
    void refuses_to_score_where_the_registry_itself_is_damaged(String name) throws IOException {
        Path file = champion().resolve(name).normalize();
        Files.writeString(file, "{\"for");

        Answer answer = score();

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.complaint())
                .startsWith(file + " is damaged at line 1, column ")
                .endsWith("Restore it from a copy, or make it anew.");
        assertThat(workspace.resolve("predictions")).doesNotExist();
    }

    @Test
    void says_so_where_there_is_no_champion_and_no_such_model() {
        workspace = folder.resolve("nothing here");

        Answer noChampion = score();
        assertThat(noChampion.code()).isEqualTo(2);
        assertThat(noChampion.complaint())
                .isEqualTo(
                        "The workspace %s has no champion to score with. Train one first: ./marquee train --workspace=… --catalog=…, or promote one.",
                        workspace);

        Answer noModel = score("--model=20200101T000000Z-abcdef");
        assertThat(noModel.code()).isEqualTo(2);
        assertThat(noModel.complaint())
                .isEqualTo(
                        "There is no model 20200101T000000Z-abcdef in %s. Choose one from the list of models.",
                        workspace.resolve("models"));

        Answer noId = score("--model=../../etc");
        assertThat(noId.code()).isEqualTo(2);
        assertThat(noId.complaint())
                .isEqualTo(
                        "'../../etc' is not a model version: one has letters, digits, '.', '_' and '-', at most 64 of them. Copy it from the list.");
        assertThat(workspace).doesNotExist();
    }

    @Test
    void reads_but_does_not_write_a_workspace_that_is_read_only() throws IOException {
        try (Mount mount = Mount.at(folder.resolve("mount"), "16m")) {
            workspace = TrainedWorkspace.copyTo(mount.folder().resolve("workspace"));
            mount.makeReadOnly();

            for (List<String> command : List.of(trains(), scores())) {
                Answer answer = run(command);
                assertThat(answer.code()).isEqualTo(2);
                assertThat(answer.complaint())
                        .startsWith("Cannot write " + workspace)
                        .endsWith(": it is on a read-only file system. Choose another workspace.");
            }
            assertThat(run(List.of("models", "list")).code()).isZero();
            assertThat(run(List.of("runs", "list")).out()).containsOnlyOnce("done");
            assertThat(run(List.of("doctor")).out())
                    .contains(
                            "  workspace   BAD  "
                                    + workspace
                                    + ", 1 runs. It cannot be written to.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 48})
    void fails_on_a_full_disk_and_works_again_when_there_is_room(int kibibytesFree)
            throws Exception {
        Path labels = write("labels.csv", SmallCatalog.labels(400));
        try (Mount mount = Mount.at(folder.resolve("mount"), "4m")) {
            workspace = TrainedWorkspace.copyTo(mount.folder().resolve("workspace"));
            String champion = Files.readString(workspace.resolve("models/champion"));
            Path ballast = mount.folder().resolve("ballast");
            mount.fill(ballast, kibibytesFree);

            // In a process of its own, which does not hold on to a run that it could not end.
            Answer answer;
            try (OwnProcess training =
                    OwnProcess.start(
                            List.of(
                                    "train",
                                    "--catalog=" + catalog,
                                    "--labels=" + labels,
                                    "--trees=20",
                                    "--shrinkage=0.1",
                                    "--workspace=" + workspace))) {
                answer = training.answer();
            }

            assertThat(answer.code()).as(answer.err()).isEqualTo(2);
            assertThat(answer.complaint())
                    .containsIgnoringCase(
                            "the disk is full. Free some space and run it again; nothing that was there is lost.");
            assertThat(workspace.resolve("models/champion")).hasContent(champion);
            assertThat(run(List.of("models", "list")).code()).isZero();
            assertThat(run(List.of("runs", "list")).code()).isZero();
            TrainedWorkspace.assertWhole(workspace);

            Files.delete(ballast);
            assertThat(score().code()).isZero();
            TrainedWorkspace.assertTidy(workspace);
        }
    }

    private void assertScoringFails(String complaint) {
        Answer answer = score();
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.complaint()).isEqualTo(complaint);
        assertThat(workspace.resolve("predictions")).doesNotExist();
        assertThat(run(List.of("runs", "list")).out().lines()).hasSize(2);
    }

    private List<List<String>> commands() {
        return List.of(
                trains(),
                scores(),
                List.of("models", "list"),
                List.of("models", "rollback"),
                List.of("runs", "list"));
    }

    private List<String> trains() {
        return List.of("train", "--catalog=" + catalog);
    }

    private List<String> scores() {
        return List.of("score", "--catalog=" + catalog);
    }

    private Answer score(String... more) {
        List<String> line = new ArrayList<>(scores());
        line.addAll(List.of(more));
        return run(line);
    }

    private Answer run(List<String> command) {
        String[] line = command.toArray(new String[command.size() + 1]);
        line[command.size()] = "--workspace=" + workspace;
        return Terminal.run(line);
    }

    private Path champion() {
        String version = TrainedWorkspace.published(workspace, "models").getFirst();
        return workspace.resolve("models").resolve(version);
    }

    private Path write(String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), SmallCatalog.text(lines).getBytes(UTF_8));
    }

    /// A small file system in memory. Only root of Linux may have one; for others the test is
    /// skipped.
    private record Mount(Path folder) implements AutoCloseable {

        static Mount at(Path folder, String size) throws IOException {
            Files.createDirectories(folder);
            assumeTrue(
                    succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "none", "" + folder),
                    "mounting is not permitted here");
            return new Mount(folder);
        }

        void makeReadOnly() throws IOException {
            assertThat(succeeds("mount", "-o", "remount,ro", "" + folder)).isTrue();
        }

        /// Fills it with a file but for so much.
        void fill(Path ballast, int kibibytesFree) throws IOException {
            long free = Files.getFileStore(folder).getUsableSpace() - 1024L * kibibytesFree;
            Files.write(ballast, new byte[Math.toIntExact(free)]);
        }

        @Override
        public void close() throws IOException {
            assertThat(succeeds("umount", "-l", "" + folder)).isTrue();
        }

        private static boolean succeeds(String... command) throws IOException {
            try {
                return new ProcessBuilder(command)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException e) {
                return false; // there is no such program
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
