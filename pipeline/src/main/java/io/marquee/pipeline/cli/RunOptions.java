package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.Inputs;
import io.marquee.pipeline.run.RejectLimit;
import io.marquee.registry.Workspace;
import java.util.Map;
import picocli.CommandLine.Option;

/// The options that all pipelines have.
final class RunOptions {

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            defaultValue = "workspace",
            description = "Where results lie (default: ${DEFAULT-VALUE}).")
    private String workspace = "workspace";

    @Option(
            names = "--max-reject-share",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description =
                    "Fail if more of the catalog's rows than this are rejected (default: ${DEFAULT-VALUE}).")
    @Bounds(least = 0, most = 1)
    private double maxRejectShare = 0.2;

    @Option(
            names = "--json",
            description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean json;

    String location() {
        return Inputs.absolute(workspace);
    }

    Workspace workspace() {
        return Workspaces.open(location());
    }

    RejectLimit limit() {
        return new RejectLimit(maxRejectShare);
    }

    /// Ends a run that has no rows, or too many that are rejected.
    ///
    /// @throws UserError if so
    void check(RunSession session, Counts counts) {
        if (counts.of(Counts.ROWS_READ) == 0) {
            throw new UserError("The catalog has no rows. Check what --catalog names.");
        }
        limit().check(
                        counts,
                        session.workspace().datasets().location(session.run().id()) + "/rejects");
    }

    /// The options that can change what a run makes, with their values, defaults included, under
    /// the names of the options.
    Map<String, String> recorded() {
        return Map.of("max-reject-share", String.valueOf(maxRejectShare));
    }

    boolean json() {
        return json;
    }
}
