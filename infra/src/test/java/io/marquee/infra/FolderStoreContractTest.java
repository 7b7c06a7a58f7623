package io.marquee.infra;

import io.marquee.registry.FolderStore;
import io.marquee.registry.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreContractTest extends ObjectStoreContract {

    @TempDir Path folder;

    @Override
    protected ObjectStore emptyStore() {
        return new FolderStore(folder.resolve("workspace"));
    }

    /// A copy of the folder: locks do not come along.
    @Override
    protected ObjectStore afterCrash() throws IOException {
        Path workspace = folder.resolve("workspace");
        Path copy = folder.resolve("copy");
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(workspace.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else if (file.endsWith(".lock")) {
                    Files.createFile(to); // reading the original would end its lock
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return new FolderStore(copy);
    }
}
