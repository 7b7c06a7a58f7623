package io.marquee.dashboard.overview;

import io.marquee.UserError;
import io.marquee.dashboard.models.Figure;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.monitoring.MonitoringService;
import io.marquee.dashboard.quality.QualityService;
import io.marquee.dashboard.quality.TrendPoint;
import io.marquee.registry.Champion;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Runs;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Reads how things stand in the workspace. It only reads: what a run that has died left behind is
/// for the next run to clean up.
@Service
public class OverviewService {

    private static final String GONE =
            "Its process is gone without a word: it was killed, or the machine stopped.";

    private static final Set<String> HEADLINES = Set.of("R²", "ROC AUC");

    private final ObjectStore store;
    private final ModelService models;
    private final QualityService quality;
    private final MonitoringService monitoring;

    /// @param store where the workspace lies
    /// @param models of that workspace
    /// @param quality of its data
    /// @param monitoring of what has drifted
    public OverviewService(
            ObjectStore store,
            ModelService models,
            QualityService quality,
            MonitoringService monitoring) {
        this.store = store;
        this.models = models;
        this.quality = quality;
        this.monitoring = monitoring;
    }

    /// Looks anew each time: other processes write to the workspace.
    public Overview read() {
        try {
            Workspace workspace = Workspace.open(store);
            List<RunSummary> runs = runs(workspace.runs());
            Champion pointer = models.champion().orElse(null);
            List<ModelSummary> list = models.list();
            if (list.isEmpty() && runs.isEmpty() && pointer == null) {
                return new Overview.Empty();
            }
            Standing standing = pointer == null ? null : standing(pointer, list);
            TrendPoint data = quality.trend().stream().findFirst().orElse(null);
            List<Alert> alerts =
                    new ArrayList<>(
                            Alerts.of(
                                    standing == null ? null : standing.model(),
                                    standing == null
                                            ? Optional.empty()
                                            : models.files(standing.model().version())
                                                    .verdict()
                                                    .known(),
                                    list,
                                    runs,
                                    data,
                                    workspace.predictions().latest()));
            drift().ifPresent(alerts::add);
            return new Overview.Filled(standing, list, runs, data, alerts);
        } catch (UserError e) {
            return new Overview.Unreadable(e.getMessage());
        }
    }

    /// A report that is damaged is itself something to look at, and no reason to show nothing.
    private Optional<Alert> drift() {
        try {
            return monitoring.newest().flatMap(Alerts::drift);
        } catch (UserError e) {
            return Optional.of(
                    new Alert(
                            "What the last monitoring run found cannot be told: " + e.getMessage(),
                            "monitoring",
                            "Monitoring"));
        }
    }

    private Standing standing(Champion pointer, List<ModelSummary> list) {
        ModelSummary champion =
                find(pointer.version(), list)
                        .orElseThrow(() ->
                                new UserError(
                                        "The champion is %s, but there is no such model in %s. Restore it from a copy, or promote another: ./marquee models promote VERSION."
                                                .formatted(
                                                        pointer.version(),
                                                        store.location("models"))));
        ModelSummary previous =
                pointer.previous().flatMap(version -> find(version, list)).orElse(null);
        List<Figure> before = previous == null ? List.of() : figures(previous);
        return new Standing(
                champion,
                previous,
                figures(champion).stream()
                        .filter(figure -> HEADLINES.contains(figure.name()))
                        .map(figure -> new Standing.Headline(figure, same(figure, before)))
                        .toList());
    }

    private static Optional<ModelSummary> find(String version, List<ModelSummary> list) {
        return list.stream().filter(model -> model.version().equals(version)).findFirst();
    }

    private List<Figure> figures(ModelSummary model) {
        return models.files(model.version()).evaluation().known().map(Figure::of).orElse(List.of());
    }

    private static double same(Figure figure, List<Figure> others) {
        return others.stream()
                .filter(other -> other.name().equals(figure.name()))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElse(Double.NaN);
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
