package io.marquee.registry;

import static io.marquee.registry.Fixtures.NOON;
import static io.marquee.registry.Fixtures.TRAIN;
import static io.marquee.registry.Fixtures.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

    @TempDir Path folder;
    private Instant now = NOON;
    private FolderStore store;
    private Workspace workspace;

    @BeforeEach
    void open() {
        store = new FolderStore(folder);
        workspace = Workspace.open(store, (InstantSource) () -> now, new Random(1));
    }

    @Test
    void keeps_everything_there_is_to_know_about_a_run() {
        Run run = workspace.start(TRAIN);
        run.stageStarted("clean");
        now = NOON.plusSeconds(2);
        run.progress("clean", 4000);
        run.stageDone("clean", 8807, NOON, now);
        run.stageStarted("train");
        run.counts(Map.of("rows.read", 8807L));
        run.counts(Map.of("rows.rejected", 3L));
        run.model("v1");
        now = NOON.plusSeconds(5);
        run.refused("No better than the genre mean.");

        String id = run.id();
        assertThat(id).matches("20261122T120000000Z-[0-9a-z]{6}");
        assertThat(workspace.runs().find(id))
                .contains(
                        new RunRecord(
                                1,
                                id,
                                TRAIN,
                                RunStatus.REFUSED,
                                NOON,
                                NOON.plusSeconds(5),
                                List.of(
                                        new RunRecord.Stage(
                                                "clean", 8807, NOON, NOON.plusSeconds(2)),
                                        new RunRecord.Stage("train", 0, NOON.plusSeconds(2), null)),
                                Map.of("rows.read", 8807L, "rows.rejected", 3L),
                                "v1",
                                "No better than the genre mean."));
        assertThat(workspace.runs().events(id))
                .containsExactly(
                        new RunEvent(NOON, RunEvent.Kind.STARTED, null, null, "train"),
                        new RunEvent(NOON, RunEvent.Kind.STAGE_STARTED, "clean", null, null),
                        new RunEvent(
                                NOON.plusSeconds(2), RunEvent.Kind.PROGRESS, "clean", 4000L, null),
                        new RunEvent(
                                NOON.plusSeconds(2),
                                RunEvent.Kind.STAGE_DONE,
                                "clean",
                                8807L,
                                null),
                        new RunEvent(
                                NOON.plusSeconds(2),
                                RunEvent.Kind.STAGE_STARTED,
                                "train",
                                null,
                                null),
                        new RunEvent(
                                NOON.plusSeconds(5),
                                RunEvent.Kind.ENDED,
                                null,
                                null,
                                "No better than the genre mean."));
    }

    @Test
    void lists_the_newest_first() {
        assertThat(workspace.runs().list()).isEmpty();
        assertThat(workspace.runs().latest()).isEmpty();
        try (Run first = workspace.start(TRAIN)) {
            now = now.plus(Duration.ofSeconds(1));
            try (Run second = workspace.start(TRAIN)) {
                assertThat(workspace.runs().list())
                        .containsExactly(second.record(), first.record());
                assertThat(workspace.runs().latest()).contains(second.record());
            }
        }
    }

    @Test
    void ids_sort_by_the_millisecond_of_the_start() {
        Run first = workspace.start(TRAIN);
        now = NOON.plusMillis(1);
        Run second = workspace.start(TRAIN);
        now = NOON.plusMillis(20);
        Run third = workspace.start(TRAIN);

        assertThat(workspace.runs().list())
                .extracting(RunRecord::id)
                .containsExactly(third.id(), second.id(), first.id());
    }

    @Test
    void the_first_way_it_ends_is_the_way_it_ended() {
        Run run = workspace.start(TRAIN);
        run.cancelled();
        RunRecord ended = run.record();
        run.done();
        run.counts(Map.of("late", 1L));
        run.progress("late", 1);
        run.close();
        assertThat(workspace.runs().find(run.id())).contains(ended);
        assertThat(ended.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(workspace.runs().events(run.id())).hasSize(2);
    }

    @Test
    void a_run_that_is_closed_before_its_end_was_interrupted() {
        Run run = workspace.start(TRAIN);
        run.close();
        assertThat(run.record().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(workspace.runs().isAlive(run.id())).isFalse();
    }

    @Test
    void a_line_still_being_written_is_not_an_event_yet() {
        try (Run run = workspace.start(TRAIN)) {
            store.append("runs/" + run.id() + "/events.jsonl", bytes("{\"at\":\"2026-"));
            assertThat(workspace.runs().events(run.id())).hasSize(1);
        }
    }

    @Test
    void recovery_leaves_a_living_run_alone() {
        try (Run run = workspace.start(TRAIN)) {
            workspace.predictions().stage(run.id(), "part-0.parquet", bytes("rows"));
            assertThat(workspace.recover()).isEmpty();
            assertThat(workspace.runs().isAlive(run.id())).isTrue();
            assertThat(run.record().status()).isEqualTo(RunStatus.RUNNING);
            assertThat(workspace.predictions().commit(run.id(), 4, null).files())
                    .containsExactly(new StoredFile("part-0.parquet", 4));
            run.done();
            assertThat(workspace.runs().isAlive(run.id())).isFalse();
        }
    }

    @Test
    void a_run_takes_its_unfinished_work_with_it() throws Exception {
        try (Run run = workspace.start(TRAIN)) {
            workspace.predictions().stage(run.id(), "part-0.parquet", bytes("rows"));
            run.failed("The catalog is empty.");
        }
        assertThat(workspace.predictions().list()).isEmpty();
        assertThat(FolderStoreTest.entries(folder.resolve(".incoming"))).isEmpty();
        assertThat(folder.resolve("predictions")).doesNotExist();
    }

    @Test
    void a_dead_run_is_put_on_record_by_the_next() throws Exception {
        Run run = workspace.start(TRAIN);
        run.done();
        // What a process killed after its first stage leaves: a record, and an unlocked folder.
        RunRecord going = RunRecord.started("dead", TRAIN, NOON);
        store.write("runs/dead/run.json", Json.pretty(going));
        workspace.datasets().stage("dead", "statistics.json", bytes("{}"));
        Files.createFile(folder.resolve(".incoming/dead/.lock"));

        now = NOON.plusSeconds(60);
        workspace.start(TRAIN).done();
        assertThat(workspace.runs().find("dead"))
                .contains(
                        going.ended(
                                RunStatus.INTERRUPTED,
                                now,
                                "Its process ended without a word: it was killed, or the machine"
                                        + " stopped."));
        assertThat(workspace.runs().find(run.id())).contains(run.record());
        assertThat(FolderStoreTest.entries(folder.resolve(".incoming"))).isEmpty();
    }
}
