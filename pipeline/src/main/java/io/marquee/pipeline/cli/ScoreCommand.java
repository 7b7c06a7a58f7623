package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.ScorePipeline;
import io.marquee.pipeline.run.Counts;
import io.marquee.registry.Champion;
import io.marquee.registry.Workspace;
import io.marquee.scoring.ScoringModel;
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
        name = "score",
        description = "Predicts rating and like probability for every title of a catalog.",
        footer = {
            "",
            "Labels and engagement may be given too: then the actual values stand beside the predicted.",
            "Beam's and the runners' own options go along, as with train."
        },
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final int MOST_REASONS = 20;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SourceOptions source = new SourceOptions();

    @Mixin private RunOptions options = new RunOptions();

    /// What is left for Beam: `--runner` and the options of the runners.
    @Unmatched private List<String> beam = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "VERSION",
            description = "The model to score with (default: the champion).")
    private @Nullable String model;

    @Option(
            names = "--reasons",
            defaultValue = "3",
            description =
                    "Most reasons to give for a predicted rating, 0 to 20 (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = MOST_REASONS)
    private int reasons = 3;

    @Override
    public Integer call() throws InterruptedException {
        if (reasons < 0 || reasons > MOST_REASONS) {
            throw new UserError(
                    "--reasons is %d; it must be between 0 and %d."
                            .formatted(reasons, MOST_REASONS));
        }
        SourceOptions.Found found = source.find();
        ScoringModel scoring = model(options.workspace());
        Map<String, String> recorded = new LinkedHashMap<>(source.recorded());
        recorded.putAll(options.recorded());
        recorded.put("model", scoring.version());
        recorded.put("reasons", String.valueOf(reasons));
        return RunSession.of(
                options.location(),
                new RunSession.Plan("score", recorded, beam, found),
                session -> score(session, found, scoring));
    }

    private int score(RunSession session, SourceOptions.Found found, ScoringModel scoring)
            throws InterruptedException {
        String id = session.run().id();
        Workspace workspace = session.workspace();
        session.run().model(scoring.version());
        ScorePipeline.Job job =
                new ScorePipeline.Job(
                        session.context(),
                        found.source(),
                        scoring.version(),
                        scoring.labels(),
                        reasons,
                        workspace.predictions().stagingLocation(id),
                        workspace.datasets().stagingLocation(id));
        Counts counts = session.execute(pipeline -> ScorePipeline.build(pipeline, job));
        // Kept also where too many rows were rejected: that is when they are looked at.
        workspace.datasets().commit(id, counts.of(Counts.ROWS_ACCEPTED), null);
        options.check(session, counts);
        workspace.predictions().commit(id, counts.of(Counts.ROWS_ACCEPTED), scoring.version());
        session.run().done();
        Summary summary = new Summary(workspace, session.record(), spec.commandLine().getOut());
        if (options.json()) {
            summary.json(null);
        } else {
            summary.counts(counts);
            summary.places();
        }
        return ExitCodes.DONE;
    }

    /// The model to score with; opened here once, so that a damaged model is told before anything
    /// starts.
    private ScoringModel model(Workspace workspace) {
        String chosen = model;
        if (chosen == null) {
            chosen =
                    workspace
                            .models()
                            .pointer()
                            .map(Champion::version)
                            .orElseThrow(() ->
                                    new UserError(
                                            "The workspace %s has no champion to score with. Train one first: ./marquee train --workspace=… --catalog=…, or promote one."
                                                    .formatted(options.location())));
        }
        return ScoringModel.open(workspace.models().require(chosen));
    }
}
