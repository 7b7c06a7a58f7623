package io.marquee.pipeline.run;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Run;
import io.marquee.registry.StoredFile;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Adds up the notes of all workers, and tells the record and the screen what is new.
final class ProgressWatch {

    private final ObjectStore store;
    private final RunContext context;
    private final Run run;
    private final ProgressScreen screen;
    private final Map<Stage, StageProgress> known = new EnumMap<>(Stage.class);
    private final Set<Stage> started = new HashSet<>();

    ProgressWatch(RunContext context, Run run, ProgressScreen screen) {
        this.store = Workspaces.store(context.workspace());
        this.context = context;
        this.run = run;
        this.screen = screen;
    }

    /// Looks once, and tells of every stage that has moved since the last look.
    void look() {
        Map<Stage, StageProgress> now = read();
        now.forEach((stage, progress) -> {
            if (started.add(stage)) {
                run.stageStarted(stage.label());
            }
            if (!progress.equals(known.put(stage, progress))) {
                run.progress(stage.label(), progress.rows());
                screen.running(stage, progress.rows(), elapsed(progress));
            }
        });
    }

    /// Looks for the last time, tells that the stages have ended, and takes the notes away.
    void finish() {
        look();
        known.forEach((stage, progress) -> {
            run.stageDone(stage.label(), progress.rows(), progress.first(), progress.last());
            screen.done(stage, progress.rows(), elapsed(progress));
        });
        WorkerProgress.clear(context);
    }

    private Map<Stage, StageProgress> read() {
        Map<Stage, StageProgress> sum = new EnumMap<>(Stage.class);
        for (StoredFile file : store.list(WorkerProgress.folder(context.runId()))) {
            store.read(file.path())
                    .map(json -> Json.read(json, WorkerProgress.Note.class, file.path()))
                    .ifPresent(note ->
                            note.stages()
                                    .forEach((stage, p) ->
                                            sum.merge(stage, p, StageProgress::plus)));
        }
        return sum;
    }

    private static Duration elapsed(StageProgress progress) {
        return Duration.between(progress.first(), progress.last());
    }
}
