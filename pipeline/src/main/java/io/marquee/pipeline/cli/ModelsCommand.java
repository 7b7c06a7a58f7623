package io.marquee.pipeline.cli;

import io.marquee.evaluation.Evaluation;
import io.marquee.registry.Champion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.ScoringModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = "Lists, shows, promotes and rolls back models.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand extends WorkspaceQuery {

    @Command(
            name = "list",
            description = "All models, newest first; the champion is marked.",
            mixinStandardHelpOptions = true)
    void list() {
        List<ModelManifest> models = workspace().models().list();
        if (printedAsJson(models)) {
            return;
        }
        if (models.isEmpty()) {
            out().println(
                            "There are no models in "
                                    + workspace().location("models")
                                    + " yet. Train one: ./marquee train --help");
            return;
        }
        String champion = workspace().models().pointer().map(Champion::version).orElse("");
        Table table = Table.of("version", "champion", "R²", "RMSE", "ROC AUC", "accuracy", "gate");
        for (ModelManifest model : models) {
            table.row(
                    model.version(),
                    model.version().equals(champion) ? "*" : "",
                    figure(model.metrics(), "r2"),
                    figure(model.metrics(), "rmse"),
                    figure(model.metrics(), "roc_auc"),
                    figure(model.metrics(), "accuracy"),
                    model.gate().accepted() ? "accepted" : "refused");
        }
        table.print(out());
    }

    @Command(
            name = "show",
            description = "One model with its evaluation.",
            mixinStandardHelpOptions = true)
    void show(@Parameters(paramLabel = "VERSION") String version) {
        StoredModel model = workspace().models().require(version);
        Evaluation evaluation =
                Evaluation.read(model.file(ScoringModel.EVALUATION), ScoringModel.EVALUATION);
        if (printedAsJson(Map.of("model", model.manifest(), "evaluation", evaluation))) {
            return;
        }
        out().println(
                        "Model "
                                + version
                                + ", made "
                                + model.manifest().createdAt()
                                + " in "
                                + model.location());
        workspace()
                .runs()
                .find(model.manifest().runId())
                .ifPresent(run -> new Summary(workspace(), run, out()).evaluation(evaluation));
        out().println();
        out().println("Gate: " + model.manifest().gate().sentence());
    }

    @Command(
            name = "promote",
            description = "Makes a model the champion.",
            mixinStandardHelpOptions = true)
    int promote(
            @Parameters(paramLabel = "VERSION") String version,
            @Option(
                            names = "--reason",
                            description = "Why; needed where the gate refused it.",
                            defaultValue = "")
                    String reason) {
        ModelManifest.Gate gate = workspace().models().require(version).manifest().gate();
        if (!gate.accepted() && reason.isBlank()) {
            out().println(
                            "The gate refused this model: "
                                    + gate.sentence()
                                    + " To promote it all the same, give a --reason.");
            return ExitCodes.REFUSED;
        }
        Champion champion =
                workspace()
                        .models()
                        .promote(version, reason.isBlank() ? gate.sentence() : reason, user());
        tell(champion);
        return ExitCodes.DONE;
    }

    @Command(
            name = "rollback",
            description = "Makes the champion before this one the champion again.",
            mixinStandardHelpOptions = true)
    void rollback(
            @Option(names = "--reason", description = "Why.", defaultValue = "rolled back by hand")
                    String reason) {
        tell(workspace().models().rollback(reason, user()));
    }

    private void tell(Champion champion) {
        if (!printedAsJson(champion)) {
            out().println("The champion is now " + champion.version() + ".");
        }
    }

    private static String figure(Map<String, Double> figures, String name) {
        Double figure = figures.get(name);
        return figure == null ? "–" : String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String user() {
        return System.getProperty("user.name", "unknown");
    }
}
