package io.marquee.infra;

import io.marquee.UserError;
import io.marquee.infra.s3.S3ObjectStore;
import io.marquee.registry.FolderStore;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// From what a person writes after `--workspace=` to a workspace.
public final class Workspaces {

    private Workspaces() {}

    /// Opens the workspace at a location.
    ///
    /// @param location a folder, or `s3://bucket/prefix`. For the latter, region, credentials and
    ///   endpoint come from where the AWS SDK looks for them: environment, system properties,
    ///   profile, instance
    /// @throws UserError if there is no such place, it cannot be read, or a newer Marquee made it
    public static Workspace open(String location) {
        return Workspace.open(store(location));
    }

    /// The store at a location, see [#open].
    public static ObjectStore store(String location) {
        if (location.isBlank()) {
            throw new UserError("The workspace has no name. Give a folder, or s3://bucket/prefix.");
        }
        if (location.startsWith("s3://")) {
            return S3ObjectStore.at(location);
        }
        try {
            return new FolderStore(Path.of(location));
        } catch (InvalidPathException e) {
            throw new UserError(
                    "'"
                            + location
                            + "' is not a folder: "
                            + e.getReason()
                            + ". Give a folder, or s3://bucket/prefix.",
                    e);
        }
    }
}
