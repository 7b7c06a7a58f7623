package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A workspace in the system's folder for temporary files, that is gone when it is closed, and when
/// this process is stopped.
final class ScratchWorkspace implements AutoCloseable {

    /// Such threads may add files during a removal.
    private static final int ATTEMPTS = 10;

    private final Path folder;
    private final WhenStopped stopped;

    private ScratchWorkspace(Path folder) {
        this.folder = folder;
        this.stopped = WhenStopped.run(this::replace);
    }

    /// @throws UserError if there is no place for one
    static ScratchWorkspace create() {
        try {
            return new ScratchWorkspace(Files.createTempDirectory("marquee-verify-"));
        } catch (IOException e) {
            throw new UserError(
                    "No workspace can be made in %s, the folder for temporary files: %s. Make room there, or choose another with MARQUEE_JAVA_OPTS=-Djava.io.tmpdir=FOLDER."
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
    }

    String location() {
        return folder.toString();
    }

    Workspace open() {
        return Workspaces.open(location());
    }

    /// @throws UserError if something of it is left
    @Override
    public void close() {
        if (stopped.revoke()) {
            replace();
        }
    }

    /// Puts an empty file in its place, so that no thread of a pipeline that has failed or is being
    /// stopped makes it again, and leaves that to be removed as the last thing this process does.
    private void replace() {
        for (int attempt = 1; ; attempt++) {
            try {
                delete();
                Files.createFile(folder);
                folder.toFile().deleteOnExit();
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new UserError(
                            "%s cannot be removed: %s. It holds nothing of worth; remove it by hand."
                                    .formatted(folder, e.getMessage()),
                            e);
                }
            }
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                            throws IOException {
                        Files.deleteIfExists(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
