package io.marquee.dashboard;

import io.marquee.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What a person may decide about a dashboard.
///
/// @param workspace the workspace to show: a folder, made absolute here, or `s3://bucket/prefix`
/// @param port where to listen on this machine, 0..65535; 0 takes any that is free
public record DashboardConfig(String workspace, int port) {

    private static final int LAST_PORT = 65_535;

    /// @throws UserError if either is not what it should be
    public DashboardConfig {
        if (workspace.isBlank()) {
            throw new UserError("--workspace has no value. Give a folder, or s3://bucket/prefix.");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new UserError(
                    "--port=%d is no port. Give one of 1 to %d.".formatted(port, LAST_PORT));
        }
        if (!workspace.contains("://")) {
            try {
                workspace = Path.of(workspace).toAbsolutePath().normalize().toString();
            } catch (InvalidPathException e) {
                throw new UserError(
                        "--workspace=%s is not a folder: %s. Give a folder, or s3://bucket/prefix."
                                .formatted(workspace, e.getReason()),
                        e);
            }
        }
    }
}
