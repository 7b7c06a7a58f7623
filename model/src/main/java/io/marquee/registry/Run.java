package io.marquee.registry;

import io.marquee.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run that is going on in this process. Every change is on record at once; the first way it ends
/// is the way it ended, and whatever comes later is not recorded.
///
/// ```java
/// try (Run run = workspace.start(request)) {
///     run.stageStarted("clean");
///     run.stageDone("clean", 8807, firstWork, lastWork);
///     run.done();
/// }
/// ```
public final class Run implements AutoCloseable {

    private final ObjectStore store;
    private final InstantSource clock;
    private final Lease lease;
    private RunRecord record;

    /// Starts a run: with the lease held first, a record that says RUNNING always has a live owner
    /// or one that can be seen to be dead.
    Run(ObjectStore store, InstantSource clock, String id, RunRequest request) {
        this.store = store;
        this.clock = clock;
        this.lease = store.hold(id);
        this.record = RunRecord.started(id, request, clock.instant());
        save();
        event(RunEvent.Kind.STARTED, null, null, request.command());
    }

    public String id() {
        return record().id();
    }

    /// As it stands now.
    public synchronized RunRecord record() {
        return record;
    }

    /// A stage begins; again, if it had begun before.
    public synchronized void stageStarted(String stage) {
        if (isGoing()) {
            record = record.with(new RunRecord.Stage(stage, 0, clock.instant(), null));
            save();
            event(RunEvent.Kind.STAGE_STARTED, stage, null, null);
        }
    }

    /// Rows that have gone through a stage so far. Only an event: cheap enough for a few a second.
    public synchronized void progress(String stage, long rows) {
        if (isGoing()) {
            event(RunEvent.Kind.PROGRESS, stage, rows, null);
        }
    }

    /// A stage has ended.
    ///
    /// @param rows how many rows went through it
    /// @param startedAt when it did its first work
    /// @param endedAt when it did its last
    public synchronized void stageDone(
            String stage, long rows, Instant startedAt, Instant endedAt) {
        if (isGoing()) {
            record = record.with(new RunRecord.Stage(stage, rows, startedAt, endedAt));
            save();
            event(RunEvent.Kind.STAGE_DONE, stage, rows, null);
        }
    }

    /// Sets counts of the record, `rows.read` for instance.
    public synchronized void counts(Map<String, Long> counts) {
        if (isGoing()) {
            record = record.withCounts(counts);
            save();
        }
    }

    /// Says which model this run made or uses.
    public synchronized void model(String version) {
        if (isGoing()) {
            record = record.withModel(version);
            save();
        }
    }

    /// Something worth telling the person who watches.
    public synchronized void note(String message) {
        if (isGoing()) {
            event(RunEvent.Kind.NOTE, null, null, message);
        }
    }

    /// All is made.
    public void done() {
        end(RunStatus.DONE, null);
    }

    /// All is made, but the gate did not let the model pass.
    public void refused(String sentence) {
        end(RunStatus.REFUSED, sentence);
    }

    /// It cannot go on.
    public void failed(String sentence) {
        end(RunStatus.FAILED, sentence);
    }

    /// Someone asked it to stop.
    public void cancelled() {
        end(RunStatus.CANCELLED, "It was cancelled.");
    }

    /// Ends it as INTERRUPTED if it has not ended yet.
    @Override
    public void close() {
        end(RunStatus.INTERRUPTED, "It stopped before its end.");
    }

    /// Where the record cannot be saved, the lease is kept: when this process is gone, the next run
    /// finds it dead and says so.
    private synchronized void end(RunStatus status, @Nullable String error) {
        if (!isGoing()) {
            return;
        }
        event(RunEvent.Kind.ENDED, null, null, error == null ? status.name() : error);
        record = record.ended(status, clock.instant(), error);
        save();
        lease.close();
    }

    private boolean isGoing() {
        return record.status() == RunStatus.RUNNING;
    }

    private void save() {
        store.write(Runs.recordKey(record.id()), Json.pretty(record));
    }

    private void event(
            RunEvent.Kind kind,
            @Nullable String stage,
            @Nullable Long rows,
            @Nullable String message) {
        RunEvent event = new RunEvent(clock.instant(), kind, stage, rows, message);
        String line = Json.line(event) + "\n";
        store.append(Runs.eventsKey(record.id()), line.getBytes(StandardCharsets.UTF_8));
    }
}
