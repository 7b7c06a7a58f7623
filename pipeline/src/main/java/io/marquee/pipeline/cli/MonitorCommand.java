package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.drift.Baseline;
import io.marquee.drift.DriftReport;
import io.marquee.drift.Thresholds;
import io.marquee.infra.cloudwatch.MetricPublisher;
import io.marquee.infra.cloudwatch.PublishedFigures;
import io.marquee.pipeline.MonitorPipeline;
import io.marquee.pipeline.monitor.PublishDrift;
import io.marquee.pipeline.run.Counts;
import io.marquee.registry.Champion;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import io.marquee.scoring.ScoringModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "monitor",
        description = "Tells what has drifted since a model was trained.",
        footer = {
            "",
            "One of --predictions, --capture and --catalog says what is looked at.",
            "Without a model the predictions' own is taken for them, else the champion.",
            "Beam's and the runners' own options go along, as with train."
        },
        mixinStandardHelpOptions = true)
final class MonitorCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private MonitorSources sources = new MonitorSources();

    @Mixin private ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin private RunOptions options = new RunOptions();

    @Mixin private PublishFlags publishing = new PublishFlags();

    /// What is left for Beam: `--runner` and the options of the runners.
    @Unmatched private List<String> beam = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "VERSION",
            description = "The model whose baseline to compare with.")
    private @Nullable String model;

    @Option(
            names = "--fail-on-drift",
            description = "End with exit code 3 if anything has drifted.")
    private boolean failOnDrift;

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = options.workspace();
        MonitorSources.Found found = sources.find(workspace);
        StoredModel stored = model(workspace, found);
        ScoringModel scoring = ScoringModel.open(stored);
        Thresholds limits = thresholds.thresholds();
        limits.check(
                Baseline.read(
                        stored.file(ScoringModel.BASELINE),
                        stored.location() + "/" + ScoringModel.BASELINE));
        Map<String, String> recorded = new LinkedHashMap<>(sources.recorded());
        recorded.putAll(thresholds.recorded());
        recorded.putAll(options.recorded());
        recorded.put("model", scoring.version());
        recorded.put("fail-on-drift", String.valueOf(failOnDrift));
        recorded.putAll(publishing.recorded());
        try (MetricPublisher publisher = publishing.open(options.location())) {
            return RunSession.of(
                    options.location(),
                    new RunSession.Plan("monitor", recorded, beam, found),
                    session -> {
                        Monitored monitored = monitor(session, found, scoring, limits);
                        PublishedFigures published =
                                published(session, monitored.report(), publisher);
                        session.run().done();
                        tell(session, monitored, published);
                        return failOnDrift && monitored.report().drifted()
                                ? ExitCodes.DRIFTED
                                : ExitCodes.DONE;
                    });
        }
    }

    /// What a run came to.
    private record Monitored(Counts counts, DriftReport report) {}

    private Monitored monitor(
            RunSession session, MonitorSources.Found found, ScoringModel scoring, Thresholds limits)
            throws InterruptedException {
        String id = session.run().id();
        Workspace workspace = session.workspace();
        session.run().model(scoring.version());
        MonitorPipeline.Job job =
                new MonitorPipeline.Job(
                        session.context(),
                        found.source(),
                        new PublishDrift.Terms(
                                scoring.version(),
                                found.source().label(),
                                found.window().toSeconds(),
                                limits),
                        scoring.labels(),
                        found.buckets(),
                        workspace.monitoring().stagingLocation(id));
        Counts counts = session.execute(pipeline -> MonitorPipeline.build(pipeline, job));
        if (counts.of(Counts.ROWS_ACCEPTED) == 0) {
            throw new UserError(
                    "There is nothing to compare: of %,d rows none could be understood (%s)."
                            .formatted(
                                    counts.of(Counts.ROWS_READ),
                                    counts.under(Counts.ROWS_REJECTED)));
        }
        workspace.monitoring().commit(id, counts.of(Counts.ROWS_ACCEPTED), scoring.version());
        // Published all the same: it tells of those that were understood.
        options.limit().check(counts, workspace.monitoring().location(id) + "/rejects");
        return new Monitored(
                counts,
                DriftReport.read(
                        workspace.monitoring().read(id, DriftReport.FILE).orElseThrow(),
                        DriftReport.FILE));
    }

    private @Nullable PublishedFigures published(
            RunSession session, DriftReport report, @Nullable MetricPublisher publisher) {
        if (publisher == null) {
            return null;
        }
        PublishedFigures figures = publishing.publish(report, publisher, Instant.now());
        String told = publishing.told(figures, publisher.trouble(), options.location());
        session.run().note(told);
        System.err.println(told);
        return figures;
    }

    private void tell(
            RunSession session, Monitored monitored, @Nullable PublishedFigures published) {
        Summary summary =
                new Summary(session.workspace(), session.record(), spec.commandLine().getOut());
        if (options.json()) {
            summary.drift(monitored.report(), published);
        } else {
            summary.counts(monitored.counts());
            DriftTable.print(monitored.report(), spec.commandLine().getOut());
            summary.places();
        }
    }

    private StoredModel model(Workspace workspace, MonitorSources.Found found) {
        String chosen = model == null ? found.modelVersion() : model;
        if (chosen == null) {
            chosen =
                    workspace
                            .models()
                            .pointer()
                            .map(Champion::version)
                            .orElseThrow(() ->
                                    new UserError(
                                            "The workspace %s has no champion to compare with. Train one first: ./marquee train --workspace=… --catalog=…, or choose a model with --model."
                                                    .formatted(options.location())));
        }
        return workspace.models().require(chosen);
    }
}
