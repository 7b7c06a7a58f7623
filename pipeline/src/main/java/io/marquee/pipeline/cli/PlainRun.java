package io.marquee.pipeline.cli;

import io.marquee.pipeline.run.Versions;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// A run of this process alone, without a pipeline, from its start to its end.
final class PlainRun {

    private static final String RUNNER = "this process";

    private PlainRun() {}

    /// Starts a run, does the work, and puts on record how it ended: also when it fails, and when
    /// somebody stops it.
    ///
    /// @param options for the record, no secrets among them
    /// @param work ends the run, and returns the command's exit code
    static int of(
            Workspace workspace,
            String command,
            Map<String, String> options,
            ToIntFunction<Run> work) {
        Map<String, String> recorded = new LinkedHashMap<>(options);
        RunSession.addLaunch(recorded);
        RunRequest request = new RunRequest(command, recorded, RUNNER, Versions.software());
        try (Run run = workspace.start(request)) {
            WhenStopped stopped = WhenStopped.run(run::cancelled);
            try {
                return work.applyAsInt(run);
            } catch (RuntimeException e) {
                run.failed(String.valueOf(e.getMessage()));
                throw e;
            } finally {
                stopped.revoke();
            }
        }
    }
}
