package io.marquee.pipeline.run;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import io.marquee.registry.ObjectStore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// How far this process has come with the stages of a run, and the note of it that lies in the
/// workspace.
///
/// Runners tell little of a batch that is going on, and each tells it differently. So every worker
/// process leaves a note of its own, renewed a few times a second while there is news, and whoever
/// watches the run adds the notes up. It is for watching only: work that is done twice is counted
/// twice here.
final class WorkerProgress {

    /// How long news may wait for its note.
    private static final long NEWS_MILLIS = 250;

    private static final Map<RunContext, WorkerProgress> RUNS = new ConcurrentHashMap<>();

    private final ObjectStore store;
    private final String key;
    private final Map<Stage, StageProgress> stages = new EnumMap<>(Stage.class);
    private boolean noteIsDue;

    private WorkerProgress(RunContext run) {
        this.store = Workspaces.store(run.workspace());
        this.key = folder(run.runId()) + "/" + UUID.randomUUID() + ".json";
    }

    /// What this process has done for a run.
    static WorkerProgress of(RunContext run) {
        return RUNS.computeIfAbsent(run, WorkerProgress::new);
    }

    /// Where the notes of a run lie.
    static String folder(String runId) {
        return "runs/" + runId + "/progress";
    }

    /// Writes what is still unwritten and forgets the run, at its end.
    static void close(RunContext run) {
        WorkerProgress closed = RUNS.remove(run);
        if (closed != null) {
            closed.write();
        }
    }

    synchronized void add(Stage stage, long rows) {
        stages.merge(stage, StageProgress.now(rows, Instant.now()), StageProgress::plus);
        if (!noteIsDue) {
            noteIsDue = true;
            CompletableFuture.delayedExecutor(NEWS_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::write);
        }
    }

    private void write() {
        store.write(key, Json.pretty(news()));
    }

    private synchronized Note news() {
        noteIsDue = false;
        return new Note(new EnumMap<>(stages));
    }

    /// A worker's note.
    record Note(Map<Stage, StageProgress> stages) {}
}
