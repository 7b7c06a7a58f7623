package io.marquee.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run as it stands: `runs/<id>/run.json`.
///
/// @param formatVersion see [FormatVersion]
/// @param id sorts by the time of the start
/// @param request what it was asked to do
/// @param endedAt null while it is going on
/// @param stages in the order of their start
/// @param counts named counts of rows, in the order in which they became known
/// @param modelVersion the model it made or used; null if none, or none yet
/// @param error one sentence on why it was not [RunStatus#DONE]; null if it was, and until then
public record RunRecord(
        int formatVersion,
        String id,
        RunRequest request,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        List<Stage> stages,
        Map<String, Long> counts,
        @Nullable String modelVersion,
        @Nullable String error) {

    public RunRecord {
        Key.checkId("run", id);
        stages = List.copyOf(stages);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /// One stage of a run.
    ///
    /// @param rows how many rows went through; 0 while it is going on
    /// @param endedAt null while it is going on, and if it never ended
    public record Stage(String name, long rows, Instant startedAt, @Nullable Instant endedAt) {}

    static RunRecord started(String id, RunRequest request, Instant at) {
        return new RunRecord(
                FormatVersion.CURRENT,
                id,
                request,
                RunStatus.RUNNING,
                at,
                null,
                List.of(),
                Map.of(),
                null,
                null);
    }

    /// With a stage added, or replaced if there is one of that name.
    RunRecord with(Stage stage) {
        List<Stage> changed = new ArrayList<>(stages);
        changed.replaceAll(s -> s.name().equals(stage.name()) ? stage : s);
        if (!changed.contains(stage)) {
            changed.add(stage);
        }
        return with(changed, counts, modelVersion);
    }

    RunRecord withCounts(Map<String, Long> known) {
        Map<String, Long> changed = new LinkedHashMap<>(counts);
        changed.putAll(known);
        return with(stages, changed, modelVersion);
    }

    RunRecord withModel(String version) {
        return with(stages, counts, version);
    }

    RunRecord ended(RunStatus how, Instant at, @Nullable String why) {
        return new RunRecord(
                formatVersion, id, request, how, startedAt, at, stages, counts, modelVersion, why);
    }

    private RunRecord with(
            List<Stage> newStages, Map<String, Long> newCounts, @Nullable String newModel) {
        return new RunRecord(
                formatVersion,
                id,
                request,
                status,
                startedAt,
                endedAt,
                newStages,
                newCounts,
                newModel,
                error);
    }
}
