package io.marquee.pipeline.cli;

import io.marquee.registry.ModelDiff;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Models;
import io.marquee.registry.Provenance;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "diff",
        description =
                "What differs between two models: data, options, software, counts, metrics, features and what the gate said.",
        mixinStandardHelpOptions = true)
final class DiffModelsCommand implements Runnable {

    /// Enough of a digest to tell two apart.
    private static final int DIGEST_START = 12;

    private static final String NOTHING = "–";

    @ParentCommand private ModelsCommand models = new ModelsCommand();

    @Parameters(index = "0", paramLabel = "A")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B")
    private String second = "";

    @Override
    public void run() {
        Models all = models.workspace().models();
        ModelDiff diff = ModelDiff.between(all.require(first), all.require(second));
        if (models.printedAsJson(diff)) {
            return;
        }
        data(diff.data());
        changes("Options", diff.options());
        changes("Software", diff.software());
        changes("Counts", diff.counts());
        metrics(diff.metrics());
        features(diff.features());
        heading("Gate");
        new Table()
                .row(first, gate(diff.firstGate()))
                .row(second, gate(diff.secondGate()))
                .print(out());
    }

    private void data(List<ModelDiff.DataChange> changes) {
        if (same("Data", changes)) {
            return;
        }
        Table table = Table.of("what", first, second);
        for (ModelDiff.DataChange change : changes) {
            table.row(
                    Summary.words(change.action().name()),
                    file(change.first()),
                    file(change.second()));
        }
        table.print(out());
    }

    private <T> void changes(String heading, List<ModelDiff.Change<T>> changes) {
        if (same(heading, changes)) {
            return;
        }
        Table table = Table.of("", first, second);
        for (ModelDiff.Change<T> change : changes) {
            table.row(change.name(), value(change.first()), value(change.second()));
        }
        table.print(out());
    }

    private void metrics(List<ModelDiff.Metric> metrics) {
        heading("Metrics");
        Table table = Table.of("", first, second, "difference");
        for (ModelDiff.Metric metric : metrics) {
            Double difference = metric.difference();
            table.row(
                    metric.name(),
                    value(metric.first()),
                    value(metric.second()),
                    difference == null ? NOTHING : String.format(Locale.ROOT, "%+.3f", difference));
        }
        table.print(out());
    }

    private void features(ModelDiff.Features features) {
        boolean same = features.added().isEmpty() && features.removed().isEmpty();
        heading(same ? "Features: the same" : "Features");
        Table table = new Table();
        features.removed().forEach(column -> table.row("only in " + first, column));
        features.added().forEach(column -> table.row("only in " + second, column));
        table.print(out());
    }

    /// Prints a heading.
    ///
    /// @return whether there is nothing to say below it
    private boolean same(String heading, List<?> changes) {
        heading(changes.isEmpty() ? heading + ": the same" : heading);
        return changes.isEmpty();
    }

    private void heading(String heading) {
        out().println();
        out().println(heading);
    }

    private static String file(Provenance.@Nullable Source source) {
        return source == null
                ? NOTHING
                : source.path() + " " + source.sha256().substring(0, DIGEST_START);
    }

    private static String value(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case Long count -> String.format(Locale.ROOT, "%,d", count);
            case Double figure -> String.format(Locale.ROOT, "%.3f", figure);
            default -> Objects.toString(value).replace("\n", ", ");
        };
    }

    private static String gate(ModelManifest.Gate gate) {
        return (gate.accepted() ? "accepted. " : "REFUSED. ") + gate.sentence();
    }

    private PrintWriter out() {
        return models.out();
    }
}
