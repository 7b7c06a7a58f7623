package io.marquee.dashboard.overview;

import io.marquee.UserError;
import io.marquee.registry.Champion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Runs;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Reads how things stand in the workspace. It only reads: what a run that has died left behind is
/// for the next run to clean up.
@Service
public class OverviewService {

    private static final String GONE =
            "Its process is gone without a word: it was killed, or the machine stopped.";

    private final ObjectStore store;

    /// @param store where the workspace lies
    public OverviewService(ObjectStore store) {
        this.store = store;
    }

    /// Looks anew each time: other processes write to the workspace.
    public Overview read() {
        try {
            Workspace workspace = Workspace.open(store);
            List<RunSummary> runs = runs(workspace.runs());
            String champion = workspace.models().pointer().map(Champion::version).orElse(null);
            List<ModelSummary> models =
                    workspace.models().list().stream()
                            .map(manifest -> summary(manifest, champion))
                            .toList();
            return models.isEmpty() && runs.isEmpty() && champion == null
                    ? new Overview.Empty()
                    : new Overview.Filled(champion(models, champion), models, runs);
        } catch (UserError e) {
            return new Overview.Unreadable(e.getMessage());
        }
    }

    private @Nullable ModelSummary champion(List<ModelSummary> models, @Nullable String version) {
        if (version == null) {
            return null;
        }
        return models.stream()
                .filter(ModelSummary::champion)
                .findFirst()
                .orElseThrow(() ->
                        new UserError(
                                "The champion is %s, but there is no such model in %s. Restore it from a copy, or promote another: ./marquee models promote VERSION."
                                        .formatted(version, store.location("models"))));
    }

    private static ModelSummary summary(ModelManifest model, @Nullable String champion) {
        return new ModelSummary(
                model.version(),
                model.version().equals(champion),
                model.createdAt(),
                model.metrics().getOrDefault("r2", Double.NaN),
                model.metrics().getOrDefault("roc_auc", Double.NaN),
                model.gate().accepted(),
                model.gate().sentence());
    }

    private static List<RunSummary> runs(Runs runs) {
        return runs.list().stream().map(run -> summary(run, runs)).toList();
    }

    private static RunSummary summary(RunRecord run, Runs runs) {
        boolean died = run.status() == RunStatus.RUNNING && !runs.isAlive(run.id());
        Instant end = run.endedAt();
        return new RunSummary(
                run.id(),
                run.request().command(),
                died ? RunStatus.INTERRUPTED : run.status(),
                run.startedAt(),
                end == null ? null : Duration.between(run.startedAt(), end),
                run.counts().get("rows.read"),
                died ? GONE : run.error());
    }
}
