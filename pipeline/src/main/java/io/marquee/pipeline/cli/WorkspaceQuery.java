package io.marquee.pipeline.cli;

import io.marquee.Json;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.Inputs;
import io.marquee.registry.Workspace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// What the commands have in common that ask a workspace, and run nothing.
abstract class WorkspaceQuery {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            defaultValue = "workspace",
            scope = ScopeType.INHERIT,
            description = "The workspace (default: ${DEFAULT-VALUE}).")
    private String location = "workspace";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
    private boolean json;

    final Workspace workspace() {
        return Workspaces.open(Inputs.absolute(location));
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Prints the answer as JSON, if that is wanted.
    ///
    /// @return whether it was
    final boolean printedAsJson(Object answer) {
        if (json) {
            out().println(new String(Json.pretty(answer), StandardCharsets.UTF_8));
        }
        return json;
    }
}
