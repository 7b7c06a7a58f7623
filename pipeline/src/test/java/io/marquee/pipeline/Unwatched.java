package io.marquee.pipeline;

import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Runs that nobody watches: for tests of transforms that have to have one.
///
/// Their workspaces lie among what the build throws away, and not in a folder that goes with the
/// test: a meter writes its note a moment later, and nobody waits for it.
public final class Unwatched {

    private static final Path FOLDER = Path.of("target", "unwatched").toAbsolutePath();
    private static final Instant START = Instant.parse("2026-11-22T16:10:55Z");

    private Unwatched() {}

    /// A meter of any stage.
    public static StageMeter meter() {
        return new StageMeter(
                new RunContext(FOLDER.resolve("meters").toString(), "meters", START), Stage.READ);
    }

    /// A run in a workspace of its own.
    public static RunContext run() {
        try {
            Files.createDirectories(FOLDER);
            Path workspace = Files.createTempDirectory(FOLDER, "workspace-");
            return new RunContext(workspace.toString(), "run-1", START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
