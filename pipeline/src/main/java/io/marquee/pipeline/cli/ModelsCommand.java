package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.evaluation.Evaluation;
import io.marquee.registry.Champion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Models;
import io.marquee.registry.Provenance;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.ScoringModel;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = "Lists, shows, compares, verifies, promotes and rolls back models.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DiffModelsCommand.class, VerifyModelCommand.class})
final class ModelsCommand extends WorkspaceQuery {

    @Command(
            name = "list",
            description =
                    "All models, newest first; the champion and what the gate refused are marked.",
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
                    gate(model.gate()));
        }
        table.print(out());
    }

    @Command(
            name = "show",
            description = "One model: how good it is, what the gate said, what it learnt from.",
            mixinStandardHelpOptions = true)
    void show(@Parameters(paramLabel = "VERSION") String version) {
        StoredModel model = workspace().models().require(version);
        Evaluation evaluation =
                Evaluation.read(model.file(ScoringModel.EVALUATION), ScoringModel.EVALUATION);
        Provenance provenance = model.provenance();
        if (printedAsJson(new Shown(model.manifest(), evaluation, provenance))) {
            return;
        }
        out().println(
                        "Model "
                                + version
                                + ", made "
                                + model.manifest().createdAt()
                                + " in "
                                + model.location());
        Summary.evaluation(evaluation, out());
        Summary.studies(evaluation, out());
        ModelManifest.Gate gate = model.manifest().gate();
        out().println();
        out().println("Gate: " + gate(gate) + ". " + gate.sentence());
        out().println();
        out().println("Data");
        Table data = Table.of("file", "what", "bytes", "SHA-256");
        for (Provenance.Source source : provenance.data()) {
            data.row(
                    source.path(),
                    source.role() == null ? "" : source.role().option(),
                    String.format(Locale.ROOT, "%,d", source.bytes()),
                    source.sha256());
        }
        data.print(out());
    }

    /// What `show --json` prints.
    private record Shown(ModelManifest model, Evaluation evaluation, Provenance provenance) {}

    @Command(
            name = "promote",
            description = "Makes a model the champion.",
            footer = {
                "",
                "Exit codes: 0 done, 1 failed, 2 wrong usage or input, 3 not done: the gate refused it."
            },
            mixinStandardHelpOptions = true)
    int promote(
            @Parameters(paramLabel = "VERSION") String version,
            @Option(
                            names = "--force",
                            description =
                                    "Promote it though the gate refused it; needs a --reason.")
                    boolean force,
            @Option(names = "--reason", description = "Why, for the history.", defaultValue = "")
                    String reason) {
        if (force && reason.isBlank()) {
            throw new UserError(
                    "--force needs a --reason: say why the gate is overruled. The history keeps it.");
        }
        Models models = workspace().models();
        ModelManifest.Gate gate = models.require(version).manifest().gate();
        if (force) {
            tell(models.overrule(version, reason, user()));
            return ExitCodes.DONE;
        }
        if (!gate.accepted()) {
            if (!printedAsJson(new Refused(version, gate))) {
                err().println(
                                "marquee: The gate refused %s: %s Promote another model, or overrule the gate with --force --reason=WHY; the history keeps the reason."
                                        .formatted(version, gate.sentence()));
            }
            return ExitCodes.REFUSED;
        }
        tell(models.promote(version, reason.isBlank() ? gate.sentence() : reason, user()));
        return ExitCodes.DONE;
    }

    /// What `promote --json` prints of a model that it does not promote.
    private record Refused(String version, ModelManifest.Gate gate) {}

    @Command(
            name = "rollback",
            description = "Makes the champion before this one the champion again.",
            mixinStandardHelpOptions = true)
    void rollback(
            @Option(names = "--reason", description = "Why, for the history.", defaultValue = "")
                    String reason) {
        tell(
                workspace()
                        .models()
                        .rollback(reason.isBlank() ? "rolled back by hand" : reason, user()));
    }

    @Command(
            name = "history",
            description = "All moves of the champion, newest first: when, by whom, and why.",
            mixinStandardHelpOptions = true)
    void history() {
        List<Champion.Move> moves =
                workspace().models().pointer().map(Champion::history).orElse(List.of()).reversed();
        if (printedAsJson(moves)) {
            return;
        }
        if (moves.isEmpty()) {
            out().println(
                            "There has been no champion in %s yet. Promote a model: ./marquee models promote --help"
                                    .formatted(workspace().location("models")));
            return;
        }
        Map<String, String> gates =
                workspace().models().list().stream()
                        .collect(
                                Collectors.toMap(
                                        ModelManifest::version, model -> gate(model.gate())));
        Table table = Table.of("when", "what", "version", "gate", "by", "why");
        for (Champion.Move move : moves) {
            table.row(
                    move.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Summary.words(move.action().name()),
                    move.version(),
                    gates.getOrDefault(move.version(), "–"),
                    move.by(),
                    move.reason());
        }
        table.print(out());
    }

    private void tell(Champion champion) {
        if (!printedAsJson(champion)) {
            out().println("The champion is now " + champion.version() + ".");
        }
    }

    private static String gate(ModelManifest.Gate gate) {
        return gate.accepted() ? "accepted" : "REFUSED";
    }

    private static String figure(Map<String, Double> figures, String name) {
        Double figure = figures.get(name);
        return figure == null ? "–" : String.format(Locale.ROOT, "%.3f", figure);
    }

    private static String user() {
        return System.getProperty("user.name", "unknown");
    }
}
