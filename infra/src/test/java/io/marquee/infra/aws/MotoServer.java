package io.marquee.infra.aws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A stand-in for AWS that others wrote, as a process of its own.
public final class MotoServer implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final @Nullable Process process;
    private final URI endpoint;

    private MotoServer(@Nullable Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Starts it, or takes the one at `MOTO_ENDPOINT`; skips the test if there is none.
    public static MotoServer start() throws IOException {
        String running = System.getenv("MOTO_ENDPOINT");
        if (running != null) {
            return new MotoServer(null, URI.create(running));
        }
        assumeTrue(
                Stream.of(
                                Objects.requireNonNullElse(System.getenv("PATH"), "")
                                        .split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "moto_server"))),
                "moto_server is not on the PATH");
        Process process =
                new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
                        .redirectErrorStream(true)
                        .start();
        BufferedReader said = process.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(l -> {}));
                return new MotoServer(process, URI.create(ready.group(1)));
            }
        }
        throw new IOException("moto_server ended with " + process.onExit().join().exitValue());
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
