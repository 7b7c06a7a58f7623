package io.marquee.infra.s3;

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

/// A stand-in for AWS that others wrote, as a process of its own.
final class MotoServer implements AutoCloseable {

    private static final Pattern READY =
            Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

    private final Process process;
    private final URI endpoint;

    private MotoServer(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Starts it, or skips the test if it is not installed.
    static MotoServer start() throws IOException {
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

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
