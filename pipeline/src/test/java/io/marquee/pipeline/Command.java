package io.marquee.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One program run to its end, as a shell would run it.
final class Command {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// How a program ended.
    ///
    /// @param code its exit code
    /// @param output what it wrote to standard output
    /// @param errors what it wrote to standard error
    record Outcome(int code, String output, String errors) {}

    private Command() {}

    /// Runs `line` in `folder`, with nothing but `environment` in its environment, and waits for
    /// it.
    static Outcome run(Path folder, Map<String, String> environment, List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Path output = Files.createTempFile("command", ".out");
            Path errors = Files.createTempFile("command", ".err");
            try {
                // Files, not pipes: what a program leaves running behind it would hold a pipe open.
                Process process =
                        builder.redirectInput(Path.of("/dev/null").toFile())
                                .redirectOutput(output.toFile())
                                .redirectError(errors.toFile())
                                .start();
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            line + " did not end; it wrote " + Files.readString(errors));
                }
                return new Outcome(
                        process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
