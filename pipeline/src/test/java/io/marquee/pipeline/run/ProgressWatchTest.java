package io.marquee.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.Unwatched;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Run;
import io.marquee.registry.RunEvent;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final String location = Unwatched.run().workspace();
    private final ObjectStore store = Workspaces.store(location);
    private final Workspace workspace = Workspaces.open(location);
    private final List<String> shown = new ArrayList<>();
    private Run run;
    private RunContext context;
    private ProgressWatch watch;

    @BeforeEach
    void start() {
        run =
                workspace.start(
                        new RunRequest(
                                "train",
                                Map.of(),
                                "DirectRunner",
                                new Software("test", "java", "os", Map.of())));
        context = new RunContext(location, run.id(), run.record().startedAt());
        watch = new ProgressWatch(context, run, new Screen());
    }

    @AfterEach
    void end() {
        run.done();
    }

    @Test
    void adds_up_the_notes_of_all_workers() {
        note("one", Map.of(Stage.READ, progress(10, 0, 5), Stage.CLEAN, progress(3, 4, 6)));
        note("two", Map.of(Stage.READ, progress(7, 2, 9)));

        watch.look();

        assertThat(shown).containsExactly("running READ 17 PT9S", "running CLEAN 3 PT2S");
        assertThat(run.record().stages())
                .extracting(RunRecord.Stage::name)
                .containsExactly("read", "clean");
    }

    @Test
    void tells_only_of_what_has_moved_since_the_last_look() {
        note("one", Map.of(Stage.READ, progress(10, 0, 5), Stage.CLEAN, progress(3, 4, 6)));
        watch.look();
        watch.look();
        note("one", Map.of(Stage.READ, progress(10, 0, 5), Stage.CLEAN, progress(4, 4, 8)));
        watch.look();

        assertThat(shown)
                .containsExactly(
                        "running READ 10 PT5S", "running CLEAN 3 PT2S", "running CLEAN 4 PT4S");
    }

    @Test
    void puts_on_record_when_each_stage_worked_and_takes_the_notes_away() {
        note("one", Map.of(Stage.READ, progress(10, 0, 5)));
        watch.look();
        note("two", Map.of(Stage.READ, progress(1, 3, 7), Stage.WRITE, progress(0, 8, 8)));
        watch.finish();

        assertThat(shown)
                .containsExactly(
                        "running READ 10 PT5S",
                        "running READ 11 PT7S",
                        "running WRITE 0 PT0S",
                        "done READ 11 PT7S",
                        "done WRITE 0 PT0S");
        assertThat(run.record().stages())
                .containsExactly(
                        new RunRecord.Stage("read", 11, NOON, NOON.plusSeconds(7)),
                        new RunRecord.Stage("write", 0, NOON.plusSeconds(8), NOON.plusSeconds(8)));
        assertThat(workspace.runs().events(run.id()))
                .extracting(RunEvent::kind, RunEvent::stage, RunEvent::rows)
                .containsSubsequence(
                        org.assertj.core.groups.Tuple.tuple(RunEvent.Kind.PROGRESS, "read", 11L),
                        org.assertj.core.groups.Tuple.tuple(RunEvent.Kind.STAGE_DONE, "read", 11L));
        assertThat(store.list(WorkerProgress.folder(run.id()))).isEmpty();
    }

    @Test
    void knows_nothing_where_no_worker_has_left_a_note() {
        watch.look();
        watch.finish();

        assertThat(shown).isEmpty();
        assertThat(run.record().stages()).isEmpty();
    }

    @Test
    void has_seen_every_row_of_this_process_when_it_ends_and_no_note_comes_later()
            throws InterruptedException {
        StageMeter meter = new StageMeter(context, Stage.SCORE);
        List<Thread> threads =
                IntStream.range(0, 8)
                        .mapToObj(_ ->
                                Thread.ofPlatform()
                                        .start(() -> {
                                            for (int i = 0; i < 1_000; i++) {
                                                meter.add(2);
                                            }
                                        }))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        WorkerProgress progress = WorkerProgress.of(context);

        WorkerProgress.close(context);
        watch.finish();
        // What was due before the end comes now.
        progress.write();

        assertThat(run.record().stages())
                .extracting(RunRecord.Stage::name, RunRecord.Stage::rows)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("score", 16_000L));
        assertThat(store.list(WorkerProgress.folder(run.id()))).isEmpty();
    }

    private void note(String worker, Map<Stage, StageProgress> stages) {
        store.write(
                WorkerProgress.folder(run.id()) + "/" + worker + ".json",
                Json.pretty(new WorkerProgress.Note(stages)));
    }

    private static StageProgress progress(long rows, int firstSecond, int lastSecond) {
        return new StageProgress(rows, NOON.plusSeconds(firstSecond), NOON.plusSeconds(lastSecond));
    }

    private final class Screen implements ProgressScreen {

        @Override
        public void running(Stage stage, long rows, Duration elapsed) {
            shown.add("running " + stage + " " + rows + " " + elapsed);
        }

        @Override
        public void done(Stage stage, long rows, Duration elapsed) {
            shown.add("done " + stage + " " + rows + " " + elapsed);
        }
    }
}
