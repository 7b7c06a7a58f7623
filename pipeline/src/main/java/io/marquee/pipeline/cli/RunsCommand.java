package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.Stage;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "runs",
        description = "Lists and shows runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class RunsCommand extends WorkspaceQuery {

    @Command(
            name = "list",
            description = "All runs, newest first.",
            mixinStandardHelpOptions = true)
    void list() {
        List<RunRecord> runs = workspace().runs().list();
        if (printedAsJson(runs)) {
            return;
        }
        if (runs.isEmpty()) {
            out().println(
                            "There are no runs in "
                                    + workspace().location("runs")
                                    + " yet. Start one: ./marquee train --help");
            return;
        }
        Table table = Table.of("run", "command", "runner", "status", "seconds", "rows");
        for (RunRecord run : runs) {
            table.row(
                    run.id(),
                    run.request().command(),
                    run.request().runner(),
                    status(run),
                    seconds(run.startedAt(), run.endedAt()),
                    rows(run));
        }
        table.print(out());
    }

    @Command(
            name = "show",
            description = "One run: its stages, its counts, how it ended.",
            mixinStandardHelpOptions = true)
    void show(@Parameters(paramLabel = "RUN") String id) {
        RunRecord run =
                workspace()
                        .runs()
                        .find(id)
                        .orElseThrow(() ->
                                new UserError(
                                        "There is no run %s in %s. ./marquee runs list shows what there is."
                                                .formatted(id, workspace().location("runs"))));
        if (printedAsJson(run)) {
            return;
        }
        out().println("Run %s: %s, %s".formatted(run.id(), run.request().command(), status(run)));
        String error = run.error();
        if (error != null) {
            out().println("  " + error);
        }
        Table stages = Table.of("stage", "rows", "seconds");
        for (RunRecord.Stage stage : run.stages()) {
            stages.row(
                    stage.name(),
                    String.format(Locale.ROOT, "%,d", stage.rows()),
                    seconds(stage.startedAt(), stage.endedAt()));
        }
        stages.print(out());
        Table counts = Table.of("count", "");
        run.counts().forEach((name, n) -> counts.row(name, String.format(Locale.ROOT, "%,d", n)));
        counts.print(out());
    }

    /// A run that says it is going on may have died since; its lease knows.
    private String status(RunRecord run) {
        boolean died = run.status() == RunStatus.RUNNING && !workspace().runs().isAlive(run.id());
        return (died ? RunStatus.INTERRUPTED : run.status()).name().toLowerCase(Locale.ROOT);
    }

    /// A run that failed on its way counted nothing; but its first stage has told how far it came.
    private static String rows(RunRecord run) {
        long read =
                run.stages().stream()
                        .filter(stage -> stage.name().equals(Stage.READ.label()))
                        .mapToLong(RunRecord.Stage::rows)
                        .findFirst()
                        .orElse(0);
        return String.format(Locale.ROOT, "%,d", run.counts().getOrDefault(Counts.ROWS_READ, read));
    }

    private static String seconds(Instant start, @Nullable Instant end) {
        return end == null
                ? "–"
                : String.format(
                        Locale.ROOT, "%.1f", Duration.between(start, end).toMillis() / 1_000.0);
    }
}
