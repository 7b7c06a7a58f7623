package io.marquee.pipeline.run;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Runs;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far this process has come with the stages of a run, and the note of it that lies in the
/// workspace.
///
/// Runners tell little of a batch that is going on, and each tells it differently. So every worker
/// process leaves a note of its own, renewed a few times a second while there is news, and whoever
/// watches the run adds the notes up. It is for watching only: work that is done twice is counted
/// twice here.
final class WorkerProgress {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProgress.class);

    /// How long news may wait for its note.
    private static final long NEWS_MILLIS = 250;

    private static final Map<RunContext, WorkerProgress> RUNS = new ConcurrentHashMap<>();

    private final ObjectStore store;
    private final String key;
    private final Map<Stage, StageProgress> stages = new EnumMap<>(Stage.class);
    private final Object writing = new Object();
    private boolean noteIsDue;
    private boolean closed;

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
        return Runs.progressFolder(runId);
    }

    /// Writes what is still unwritten, at the run's end. The run stays known as closed: threads of
    /// a runner that has failed may be at work for a while yet, and leave no more notes.
    static void close(RunContext run) {
        of(run).close();
    }

    /// Takes the notes of all workers away.
    static void clear(RunContext run) {
        ObjectStore store = Workspaces.store(run.workspace());
        store.list(folder(run.runId())).forEach(note -> store.delete(note.path()));
    }

    synchronized void add(Stage stage, long rows) {
        stages.merge(stage, StageProgress.now(rows, Instant.now()), StageProgress::plus);
        if (!noteIsDue) {
            noteIsDue = true;
            CompletableFuture.delayedExecutor(NEWS_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(this::write);
        }
    }

    /// One at a time, so that no older note covers a newer one; and none after the last, which
    /// whoever watched has taken away by then.
    ///
    /// A note that cannot be written is not missed: it is for watching only, and a store that takes
    /// nothing any more ends the run by what the run itself has to write.
    void write() {
        synchronized (writing) {
            if (closed) {
                return;
            }
            try {
                store.write(key, Json.pretty(news()));
            } catch (UserError e) {
                LOG.debug("no note of the progress", e);
            }
        }
    }

    private void close() {
        synchronized (writing) {
            write();
            closed = true;
        }
    }

    private synchronized Note news() {
        noteIsDue = false;
        return new Note(new EnumMap<>(stages));
    }

    /// A worker's note.
    record Note(Map<Stage, StageProgress> stages) {}
}
