package io.marquee.registry;

import static io.marquee.registry.Fixtures.NOON;
import static io.marquee.registry.Fixtures.bytes;
import static io.marquee.registry.Fixtures.workspace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationsTest {

    @TempDir Path folder;
    private Workspace workspace;
    private Publications predictions;

    @BeforeEach
    void open() {
        workspace = workspace(new FolderStore(folder));
        predictions = workspace.predictions();
    }

    @Test
    void shows_nothing_before_the_commit_and_everything_after() throws Exception {
        Path staging = Path.of(predictions.stagingLocation("r1"));
        Files.writeString(staging.resolve("part-0.parquet"), "rows");
        Files.writeString(staging.resolve("part-1.parquet"), "more rows");
        Files.createDirectories(staging.resolve(".temp-beam/x"));
        Files.writeString(staging.resolve(".temp-beam/x/part-2.parquet"), "half");
        assertThat(folder.resolve("predictions")).doesNotExist();
        assertThat(predictions.list()).isEmpty();
        assertThat(predictions.find("r1")).isEmpty();
        assertThat(predictions.latest()).isEmpty();

        Manifest manifest = predictions.commit("r1", 13, "v1");
        assertThat(manifest)
                .isEqualTo(
                        new Manifest(
                                1,
                                "r1",
                                "v1",
                                13,
                                NOON,
                                List.of(
                                        new StoredFile("part-0.parquet", 4),
                                        new StoredFile("part-1.parquet", 9))));
        assertThat(predictions.list()).containsExactly(manifest);
        assertThat(predictions.find("r1")).contains(manifest);
        assertThat(predictions.latest()).contains(manifest);
        assertThat(FolderStoreTest.entries(Path.of(predictions.location("r1"))))
                .containsExactly("manifest.json", "part-0.parquet", "part-1.parquet");
        assertThat(predictions.read("r1", "part-0.parquet")).contains(bytes("rows"));
    }

    @Test
    void a_commit_repeated_changes_nothing() {
        predictions.stage("r1", "part-0.parquet", bytes("rows"));
        Manifest first = predictions.commit("r1", 4, "v1");
        assertThat(predictions.commit("r1", 0, null)).isEqualTo(first);
        predictions.stage("r1", "part-9.parquet", bytes("late"));
        assertThat(predictions.commit("r1", 8, "v1")).isEqualTo(first);
        assertThat(predictions.find("r1")).contains(first);
    }

    @Test
    void nothing_to_publish_can_be_published() {
        predictions.stagingLocation("r1");
        assertThat(predictions.commit("r1", 0, null).files()).isEmpty();
        assertThat(predictions.latest()).isPresent();
    }

    @Test
    void the_work_of_a_run_taken_for_dead_cannot_be_committed() {
        predictions.stage("r1", "part-0.parquet", bytes("rows"));
        workspace.recover();
        assertThatThrownBy(() -> predictions.commit("r1", 4, "v1"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("are gone: their run was taken for dead");
        assertThat(predictions.list()).isEmpty();
    }

    @Test
    void latest_is_the_newest_run_whatever_is_committed_last() throws Exception {
        for (String id : List.of("r2", "r3", "r1")) {
            predictions.stage(id, "part-0.parquet", bytes(id));
            predictions.commit(id, 2, null);
        }
        assertThat(predictions.latest().orElseThrow().runId()).isEqualTo("r3");
        assertThat(predictions.list())
                .extracting(Manifest::runId)
                .containsExactly("r3", "r2", "r1");
    }

    @Test
    void recovery_moves_a_pointer_that_was_left_behind() throws Exception {
        predictions.stage("r1", "part-0.parquet", bytes("rows"));
        predictions.commit("r1", 4, null);
        byte[] behind = Files.readAllBytes(folder.resolve("predictions/latest"));
        predictions.stage("r2", "part-0.parquet", bytes("rows"));
        predictions.commit("r2", 4, null);
        Files.write(folder.resolve("predictions/latest"), behind);
        workspace.recover();
        assertThat(predictions.latest().orElseThrow().runId()).isEqualTo("r2");

        FolderFiles.deleteTree(folder.resolve("predictions/r2"));
        workspace.recover();
        assertThat(predictions.latest().orElseThrow().runId()).isEqualTo("r1");
    }

    @Test
    void a_truncated_or_missing_file_is_named() throws Exception {
        predictions.stage("r1", "part-0.parquet", bytes("rows"));
        predictions.commit("r1", 4, null);
        Path part = Path.of(predictions.location("r1"), "part-0.parquet");
        Files.writeString(part, "ro");
        String message =
                part
                        + " is missing or damaged: it had 4 bytes when it was published. Restore it from"
                        + " a copy, or run it again.";
        assertThatThrownBy(() -> predictions.find("r1"))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
        Files.delete(part);
        assertThatThrownBy(() -> predictions.latest())
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void datasets_hold_folders_and_files() throws Exception {
        Publications datasets = workspace.datasets();
        Path staging = Path.of(datasets.stagingLocation("r1"));
        Files.createDirectories(staging.resolve("titles"));
        Files.writeString(staging.resolve("titles/part-0.parquet"), "rows");
        datasets.stage("r1", "statistics.json", bytes("{}"));
        assertThat(datasets.commit("r1", 4, null).files())
                .containsExactly(
                        new StoredFile("statistics.json", 2),
                        new StoredFile("titles/part-0.parquet", 4));
        assertThat(predictions.list()).isEmpty();
    }

    @Test
    void a_workspace_of_a_newer_marquee_is_refused() throws Exception {
        Path mark = folder.toRealPath().resolve("workspace.json");
        Files.writeString(mark, "{\"formatVersion\": 2}");
        assertThatThrownBy(() -> Workspace.open(new FolderStore(folder)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        mark
                                + " was written by a newer Marquee (format 2; this one reads 1). Update"
                                + " Marquee, or choose another workspace.");
    }

    @Test
    void the_first_run_marks_the_workspace() {
        assertThat(folder.resolve("workspace.json")).doesNotExist();
        workspace.start(Fixtures.TRAIN).done();
        assertThat(folder.resolve("workspace.json")).hasContent("{\n  \"formatVersion\" : 1\n}");
        assertThat(Workspace.open(new FolderStore(folder)).runs().list()).hasSize(1);
    }
}
