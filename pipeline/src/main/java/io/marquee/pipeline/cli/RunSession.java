package io.marquee.pipeline.cli;

import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.PipelineExecution;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Runners;
import io.marquee.pipeline.run.Versions;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.registry.Run;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;

/// One run of a pipeline, from its start to its end, whichever way it ends.
final class RunSession {

    /// Set by a program that starts runs and wants to know its own again: whatever it says is on
    /// record as the option `launch`.
    private static final String LAUNCH = "MARQUEE_LAUNCH";

    private final Workspace workspace;
    private final Run run;
    private final RunContext context;
    private final PipelineOptions options;

    private RunSession(Workspace workspace, Run run, RunContext context, PipelineOptions options) {
        this.workspace = workspace;
        this.run = run;
        this.context = context;
        this.options = options;
    }

    /// What a run is to do.
    ///
    /// @param command its name
    /// @param options for the record
    /// @param beam the runner's options as given; recorded too
    /// @param inputs what it is to read
    record Plan(String command, Map<String, String> options, List<String> beam, Material inputs) {}

    /// What a run reads.
    interface Material {
        /// What a person should know of it though nothing is wrong.
        List<String> notes();

        /// All of it, in bytes as it lies there.
        long bytes();
    }

    /// What is done between start and end.
    @FunctionalInterface
    interface Work {
        /// Does it, and ends the run.
        ///
        /// @return the command's exit code
        int in(RunSession session) throws InterruptedException;
    }

    /// Starts a run, does the work, and puts on record how it ended: also when it fails, and when
    /// somebody stops it.
    ///
    /// @param location of the workspace, absolute
    static int of(String location, Plan plan, Work work) throws InterruptedException {
        PipelineOptions options =
                Runners.choose(plan.beam(), plan.inputs().bytes(), "marquee-" + plan.command());
        Map<String, String> recorded = new LinkedHashMap<>(plan.options());
        recorded.put("beam", String.join(" ", plan.beam()));
        addLaunch(recorded);
        Workspace workspace = Workspaces.open(location);
        RunRequest request =
                new RunRequest(
                        plan.command(),
                        recorded,
                        options.getRunner().getSimpleName(),
                        Versions.software());
        try (Run run = workspace.start(request)) {
            // So that a job on a cluster tells which run it is of.
            options.setJobName("marquee-" + plan.command() + "-" + run.id());
            for (String note : plan.inputs().notes()) {
                run.note(note);
                System.err.println("note: " + note);
            }
            RunContext context = new RunContext(location, run.id(), run.record().startedAt());
            WhenStopped stopped = WhenStopped.run(() -> cancel(run, context));
            try {
                return work.in(new RunSession(workspace, run, context, options));
            } catch (RuntimeException e) {
                run.failed(String.valueOf(e.getMessage()));
                throw e;
            } finally {
                stopped.revoke();
            }
        }
    }

    /// Puts on record which launch the run is, if a program started it.
    static void addLaunch(Map<String, String> recorded) {
        String launch = System.getenv(LAUNCH);
        if (launch != null) {
            recorded.put("launch", launch);
        }
    }

    private static void cancel(Run run, RunContext context) {
        try {
            PipelineExecution.abandon(context);
        } finally {
            run.cancelled();
        }
    }

    Workspace workspace() {
        return workspace;
    }

    Run run() {
        return run;
    }

    RunContext context() {
        return context;
    }

    /// The run as it stands on record.
    RunRecord record() {
        return run.record();
    }

    /// Builds a pipeline, executes it to its end, and puts its counts on record.
    Counts execute(Consumer<Pipeline> build) throws InterruptedException {
        Pipeline pipeline = Pipeline.create(options);
        build.accept(pipeline);
        PipelineExecution.execute(pipeline, context, run, ProgressLines.onStandardError());
        Counts counts = WriteCounts.read(context);
        run.counts(counts.values());
        return counts;
    }
}
