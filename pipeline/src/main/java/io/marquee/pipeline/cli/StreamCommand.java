package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.StreamPipeline;
import io.marquee.pipeline.run.Checkpoints;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.FlinkJob;
import io.marquee.pipeline.run.Inputs;
import io.marquee.pipeline.run.PipelineFailure;
import io.marquee.registry.Champion;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Streams;
import io.marquee.registry.Workspace;
import io.marquee.scoring.ScoringModel;
import java.io.PrintWriter;
import java.time.Duration;
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
        name = StreamCommand.NAME,
        description = {
            "Follows what users do and what the catalog gains, and keeps figures and predictions fresh.",
            "It goes on until it is stopped, unless --until-idle is given."
        },
        footer = {
            "",
            "Files may come at any time: write them elsewhere, or under a name that begins with a dot, and move them in.",
            "What comes of them is in streams/RUN of the workspace: windows, standings, predictions, rejects.",
            "Titles are scored by the champion of the moment: promote another, and it takes over.",
            "Beam's and the runners' own options go along, as with train; without --runner it runs on embedded Flink."
        },
        mixinStandardHelpOptions = true)
final class StreamCommand implements Callable<Integer> {

    static final String NAME = "stream";

    private static final int MOST_REASONS = 20;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StreamOptions stream = new StreamOptions();

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            defaultValue = "workspace",
            description = "Where results lie (default: ${DEFAULT-VALUE}).")
    private String workspace = "workspace";

    @Option(
            names = "--reasons",
            defaultValue = "3",
            description =
                    "Most reasons to give for a predicted rating, 0 to 20 (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = MOST_REASONS)
    private int reasons = 3;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = TimeSpan.class,
            description =
                    "On Flink: how often all state is saved, and with it what was written is made visible (default: ${DEFAULT-VALUE}).")
    private Duration checkpointEvery = Duration.ZERO;

    @Option(
            names = "--from-savepoint",
            paramLabel = "RUN|FOLDER",
            description =
                    "Go on where a run of this workspace was stopped or has died, in its folder; or from a savepoint or checkpoint of Flink's. On Flink only.")
    @TerminalOnly
    private @Nullable String fromSavepoint;

    @Option(
            names = "--stop",
            arity = "0..1",
            paramLabel = "RUN",
            fallbackValue = "",
            description =
                    "Stop the stream of this workspace with a savepoint, and wait until it has ended. With several, say which.")
    @TerminalOnly
    private @Nullable String stop;

    @Option(
            names = "--json",
            description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean json;

    /// What is left for Beam: `--runner` and the options of the runners.
    @Unmatched private List<String> beam = new ArrayList<>();

    /// A stream has no size; it runs where the largest of batches would.
    private record Endless() implements RunSession.Material {

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public long bytes() {
            return Long.MAX_VALUE;
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (reasons < 0 || reasons > MOST_REASONS) {
            throw new UserError(
                    "--reasons is %d; it must be between 0 and %d."
                            .formatted(reasons, MOST_REASONS));
        }
        if (checkpointEvery.isZero()) {
            throw new UserError("--checkpoint-every is 0s; it must be at least 1s.");
        }
        String location = Inputs.absolute(workspace);
        if (stop != null) {
            return stop(Workspaces.open(location), Workspaces.store(location), stop);
        }
        StreamPipeline.Timing timing = stream.timing();
        String champion = champion(location);
        StreamOrigin origin =
                StreamOrigin.of(
                        fromSavepoint, Workspaces.open(location), Workspaces.store(location));
        StreamOrigin.check(fromSavepoint, stream.recorded(), Workspaces.open(location));
        Map<String, String> recorded = new LinkedHashMap<>(stream.recorded());
        recorded.put("every", TimeSpan.written(stream.every()));
        recorded.put("reasons", String.valueOf(reasons));
        recorded.put("checkpoint-every", TimeSpan.written(checkpointEvery));
        recorded.put("from-savepoint", fromSavepoint == null ? "" : fromSavepoint);
        if (origin.stream() != null) {
            recorded.put(StreamOrigin.STREAM, origin.stream());
        }
        return RunSession.of(
                location,
                new RunSession.Plan(NAME, recorded, beam, new Endless()),
                session -> {
                    if (champion != null) {
                        session.run().model(champion);
                    }
                    return follow(session, timing, origin);
                });
    }

    private int follow(RunSession session, StreamPipeline.Timing timing, StreamOrigin origin)
            throws InterruptedException {
        String id = StreamOrigin.streamOf(session.record());
        StreamPipeline.Job job =
                new StreamPipeline.Job(
                        session.context(),
                        id,
                        stream.events(),
                        stream.titles(),
                        stream.renames(),
                        reasons,
                        timing);
        Checkpoints checkpoints =
                new Checkpoints(
                        checkpointEvery,
                        StreamOrigin.folder(session.workspace(), id, "checkpoints"),
                        origin.location(),
                        timing.untilIdle());
        Counts counts;
        // On record first: a job that is cancelled looks to us as if it had failed.
        WhenStopped stopped =
                WhenStopped.run(() -> {
                    session.run().cancelled();
                    FlinkJob.cancel();
                });
        try (StopRequests _ =
                StopRequests.meet(
                        Workspaces.store(session.context().workspace()),
                        session.run(),
                        id,
                        StreamOrigin.folder(session.workspace(), id, "savepoints"))) {
            counts =
                    session.execute(pipeline -> {
                        checkpoints.apply(pipeline.getOptions());
                        StreamPipeline.build(pipeline, job);
                    });
        } catch (PipelineFailure e) {
            session.run()
                    .note(
                            "What it had taken in is in its last checkpoint; --from-savepoint=%s goes on from there."
                                    .formatted(session.run().id()));
            throw e;
        } finally {
            stopped.revoke();
        }
        session.run().done();
        Summary summary =
                new Summary(session.workspace(), session.record(), spec.commandLine().getOut());
        if (json) {
            summary.json(null);
        } else {
            summary.stream(counts);
            summary.places();
        }
        return ExitCodes.DONE;
    }

    private int stop(Workspace opened, ObjectStore store, String wanted)
            throws InterruptedException {
        RunRecord ended = StopRequests.stop(opened, store, wanted);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            new Summary(opened, ended, out).json(null);
            return ended.status() == RunStatus.DONE ? ExitCodes.DONE : ExitCodes.FAILED;
        }
        if (ended.status() != RunStatus.DONE) {
            throw new PipelineFailure(
                    "The stream %s did not stop as asked, but ended: %s"
                            .formatted(ended.id(), ended.error()));
        }
        out.println("The stream %s has stopped.".formatted(ended.id()));
        Streams.savepoint(store, StreamOrigin.streamOf(ended))
                .filter(savepoint -> savepoint.run().equals(ended.id()))
                .ifPresent(savepoint -> {
                    out.println("Its savepoint is " + savepoint.location());
                    out.println(
                            "To go on, give the options that it had, and --from-savepoint="
                                    + ended.id());
                });
        out.flush();
        return ExitCodes.DONE;
    }

    /// The model that scores first, opened here once, so that a damaged one is told before anything
    /// starts. Null where none is needed.
    private @Nullable String champion(String location) {
        Workspace opened = Workspaces.open(location);
        String version = opened.models().pointer().map(Champion::version).orElse(null);
        if (version != null) {
            return ScoringModel.open(opened.models().require(version)).version();
        }
        if (stream.scores()) {
            throw new UserError(
                    "The workspace %s has no champion to score --titles with. Train one first: ./marquee train --workspace=… --catalog=…, or promote one."
                            .formatted(location));
        }
        return null;
    }
}
