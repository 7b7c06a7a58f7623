package io.marquee.dashboard.overview;

import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.dashboard.monitoring.MonitoringRun;
import io.marquee.dashboard.quality.TrendPoint;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.WindowDrift;
import io.marquee.gate.Check;
import io.marquee.gate.Verdict;
import io.marquee.registry.Manifest;
import io.marquee.registry.RunStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a person should look at.
final class Alerts {

    /// A share of rejected rows beyond which something is wrong with the catalog.
    static final double MANY_REJECTS = 0.05;

    /// Checks of the gate on whether probabilities and intervals mean what they say.
    private static final Set<String> HONESTY = Set.of("calibration", "coverage");

    private final List<Alert> alerts = new ArrayList<>();

    /// @param champion the model that scores now; null for none
    /// @param verdict what the gate said of it; empty if that is not known
    /// @param models newest first
    /// @param runs newest first
    /// @param data how the newest run that read a catalog fared; null for none
    /// @param predictions the newest; empty for none
    static List<Alert> of(
            @Nullable ModelSummary champion,
            Optional<Verdict> verdict,
            List<ModelSummary> models,
            List<RunSummary> runs,
            @Nullable TrendPoint data,
            Optional<Manifest> predictions) {
        Alerts found = new Alerts();
        found.champion(champion, models);
        found.lastRun(runs);
        verdict.ifPresent(what -> {
            if (champion != null) {
                found.honesty(champion, what);
            }
        });
        found.rejects(data);
        if (champion != null) {
            predictions.ifPresent(manifest -> found.stale(champion, manifest));
        }
        return List.copyOf(found.alerts);
    }

    /// What the newest monitoring run found; empty if nothing has drifted.
    static Optional<Alert> drift(MonitoringRun run) {
        WindowDrift window = run.newest();
        return window.status() == DriftStatus.DRIFTED
                ? Optional.of(
                        new Alert(
                                "Since %s was trained, %s."
                                        .formatted(
                                                run.report().modelVersion(),
                                                DriftWords.drifted(window)),
                                "monitoring?run=" + run.id(),
                                "Monitoring"))
                : Optional.empty();
    }

    private void champion(@Nullable ModelSummary champion, List<ModelSummary> models) {
        if (models.isEmpty()) {
            return;
        }
        ModelSummary newest = models.getFirst();
        if (champion == null) {
            add("No model scores: none has been promoted.", "models", "Models");
        } else if (!newest.accepted() && newest.madeAt().isAfter(champion.madeAt())) {
            add(
                    "The gate refused a model that is newer than the champion: " + newest.gate(),
                    "models/" + newest.version() + "?tab=gate",
                    "What it checked");
        }
    }

    private void lastRun(List<RunSummary> runs) {
        if (runs.isEmpty()) {
            return;
        }
        RunSummary last = runs.getFirst();
        if (last.status() == RunStatus.FAILED || last.status() == RunStatus.INTERRUPTED) {
            add(
                    "The last run, %s, %s: %s"
                            .formatted(
                                    last.command(),
                                    last.status() == RunStatus.FAILED
                                            ? "failed"
                                            : "was interrupted",
                                    last.error()),
                    "runs/" + last.id(),
                    "The run");
        }
    }

    private void honesty(ModelSummary champion, Verdict verdict) {
        for (Check check : verdict.failures()) {
            if (HONESTY.contains(check.name())) {
                add(
                        "Of the champion: " + check.sentence(),
                        "models/" + champion.version() + "?tab=gate",
                        "What the gate checked");
            }
        }
    }

    private void rejects(@Nullable TrendPoint data) {
        if (data != null && data.rows().rejectedShare() > MANY_REJECTS) {
            add(
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of the catalog's rows were rejected: %,d of %,d.",
                            100 * data.rows().rejectedShare(),
                            data.rows().rejected(),
                            data.rows().read()),
                    "quality?run=" + data.runId(),
                    "Why");
        }
    }

    private void stale(ModelSummary champion, Manifest predictions) {
        String scoredBy = predictions.modelVersion();
        if (scoredBy != null && !scoredBy.equals(champion.version())) {
            add(
                    "The newest predictions are of %s, not of the champion. Score again."
                            .formatted(scoredBy),
                    "predictions",
                    "Predictions");
        }
    }

    private void add(String sentence, String link, String linkText) {
        alerts.add(new Alert(sentence, link, linkText));
    }
}
