package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.run.FlinkJob;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Run;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Streams;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a stream that runs in one process is stopped from another: by a note in the workspace that
/// the first one looks for.
final class StopRequests implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(500);

    /// A savepoint of much state takes its time.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ObjectStore store;
    private final Run run;
    private final String stream;
    private final @Nullable String savepoints;
    private final Thread looking;

    private StopRequests(ObjectStore store, Run run, String stream, @Nullable String savepoints) {
        this.store = store;
        this.run = run;
        this.stream = stream;
        this.savepoints = savepoints;
        this.looking = Thread.ofVirtual().name("stop requests").start(this::look);
    }

    /// Meets requests for a run until it is closed.
    ///
    /// @param savepoints the folder for them, as Flink knows it; null for the cluster's own
    static StopRequests meet(
            ObjectStore store, Run run, String stream, @Nullable String savepoints) {
        return new StopRequests(store, run, stream, savepoints);
    }

    private void look() {
        try {
            while (!Streams.isAskedToStop(store, run.id()) || !isStopped()) {
                Thread.sleep(LOOK);
            }
            Streams.dropRequest(store, run.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A job that is about to start, or to recover, cannot be stopped yet; it is tried again.
    private boolean isStopped() throws InterruptedException {
        Optional<String> location = FlinkJob.stop(savepoints);
        location.ifPresent(made -> {
            Streams.keep(store, stream, Streams.Savepoint.of(run.id(), made, Instant.now()));
            run.note("It was stopped with a savepoint: " + made);
        });
        return location.isPresent();
    }

    /// Waits for a request that is being met.
    @Override
    public void close() {
        if (!Streams.isAskedToStop(store, run.id())) {
            looking.interrupt();
        }
        boolean interrupted = false;
        while (looking.isAlive()) {
            try {
                looking.join();
            } catch (InterruptedException e) {
                interrupted = true;
                looking.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks for a stream to be stopped, and waits until it is.
    ///
    /// @param wanted its run; empty for the only one there is
    /// @return how it has ended
    /// @throws UserError if there is none, or which one is not clear
    static RunRecord stop(Workspace workspace, ObjectStore store, String wanted)
            throws InterruptedException {
        RunRecord run = running(workspace, wanted);
        if (run.request().runner().equals("DirectRunner")) {
            throw new UserError(
                    "The stream %s runs on the DirectRunner, which keeps nothing to go on from. End its process."
                            .formatted(run.id()));
        }
        Streams.askToStop(store, run.id());
        Instant start = Instant.now();
        while (workspace.runs().isAlive(run.id())) {
            if (Instant.now().isAfter(start.plus(PATIENCE))) {
                Streams.dropRequest(store, run.id());
                throw new UserError(
                        "The stream %s could not be stopped within %d minutes, and goes on. See why in its cluster's log, or end its process: its last checkpoint stays."
                                .formatted(run.id(), PATIENCE.toMinutes()));
            }
            Thread.sleep(LOOK);
        }
        return workspace.runs().find(run.id()).orElse(run);
    }

    private static RunRecord running(Workspace workspace, String wanted) {
        List<RunRecord> running =
                workspace.runs().list().stream()
                        .filter(run -> run.request().command().equals(StreamCommand.NAME))
                        .filter(run -> run.status() == RunStatus.RUNNING)
                        .filter(run -> workspace.runs().isAlive(run.id()))
                        .filter(run -> wanted.isEmpty() || run.id().equals(wanted))
                        .toList();
        if (running.isEmpty()) {
            throw new UserError(
                    wanted.isEmpty()
                            ? "No stream is running in %s.".formatted(workspace.location("runs"))
                            : "The stream %s is not running. ./marquee runs list shows what is."
                                    .formatted(wanted));
        }
        if (running.size() > 1) {
            throw new UserError(
                    "%d streams are running; say which one with --stop=RUN: %s"
                            .formatted(
                                    running.size(),
                                    String.join(
                                            ", ", running.stream().map(RunRecord::id).toList())));
        }
        return running.getFirst();
    }
}
