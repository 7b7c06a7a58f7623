package io.marquee.infra;

import io.marquee.registry.FolderStore;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import java.nio.file.Path;

/// Opens workspaces by where they are.
public final class Workspaces {

    private Workspaces() {}

    /// Opens the workspace at a path or an `s3://` address.
    public static Workspace open(String location) {
        return Workspace.open(store(location));
    }

    /// The store that holds the workspace at a path or an `s3://` address.
    public static ObjectStore store(String location) {
        return new FolderStore(Path.of(location));
    }
}
