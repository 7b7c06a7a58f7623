package io.marquee.dashboard.runs;

import io.marquee.UserError;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.StateDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs are started with.
///
/// @param launcher the script `marquee`; null if this dashboard was started without it, and so
///   starts no runs
/// @param workspace where runs leave what they make: an absolute path, or `s3://bucket/prefix`
/// @param state where this dashboard keeps what it knows of the runs that it started
/// @param inputs folders that runs may read from, except for what lies in `state`
public record RunSettings(
        @Nullable Path launcher, String workspace, Path state, List<Path> inputs) {

    /// @throws UserError if the launcher cannot be executed
    public RunSettings {
        if (launcher != null && !Files.isExecutable(launcher)) {
            throw new UserError(
                    "The launcher %s cannot be executed, so no run could be started. Start the dashboard with ./marquee dashboard."
                            .formatted(launcher));
        }
        inputs = List.copyOf(inputs);
    }

    /// Of a dashboard.
    ///
    /// @param launcher null if there is none
    /// @throws UserError if one of the folders that runs may read from is none
    static RunSettings of(@Nullable String launcher, DashboardConfig config) {
        String workspace = config.workspace();
        boolean remote = workspace.contains("://");
        Path state =
                switch (config.state()) {
                    case StateDatabase.Folder(Path folder) -> folder;
                    // A server keeps no logs, and processes are this machine's.
                    case StateDatabase.Server _ ->
                            remote
                                    ? Path.of(System.getProperty("user.home"), ".marquee")
                                            .resolve(Integer.toHexString(workspace.hashCode()))
                                    : Path.of(workspace, "dashboard");
                };
        List<Path> inputs = new ArrayList<>();
        for (String folder : config.inputs()) {
            try {
                Path real = Path.of(folder).toRealPath();
                if (!Files.isDirectory(real)) {
                    throw new UserError("--inputs=%s is a file. Name a folder.".formatted(folder));
                }
                inputs.add(real);
            } catch (IOException e) {
                throw new UserError(
                        "--inputs=%s: there is no such folder, or it may not be read."
                                .formatted(folder),
                        e);
            }
        }
        if (!remote) {
            inputs.add(Path.of(workspace));
        }
        return new RunSettings(
                launcher == null ? null : Path.of(launcher), workspace, state, inputs);
    }
}
