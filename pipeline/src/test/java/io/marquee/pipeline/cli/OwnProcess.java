package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.pipeline.Marquee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A command in a process of its own, as the launcher starts it, that can be killed.
final class OwnProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private OwnProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts a command.
    static OwnProcess start(List<String> arguments) throws IOException {
        return start(arguments, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// Starts a command that keeps its temporary files in a folder.
    static OwnProcess start(List<String> arguments, Path temporary) throws IOException {
        Path out = Files.createTempFile("own", ".out");
        Path err = Files.createTempFile("own", ".err");
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-Djava.io.tmpdir=" + temporary,
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Marquee.class.getName()));
        line.addAll(arguments);
        Process process =
                new ProcessBuilder(line)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        return new OwnProcess(process, out, err);
    }

    /// Waits for its end and what it has to say.
    Terminal.Answer answer() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        Terminal.Answer answer =
                new Terminal.Answer(
                        process.exitValue(), Files.readString(out), Files.readString(err));
        assertThat(answer.out() + answer.err()).doesNotContain("\tat ");
        return answer;
    }

    /// Gives it some time.
    ///
    /// @return whether it has ended by itself
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// Kills it, as `kill -9` does, and waits until it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end, as CTRL-C does, and waits until it has.
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
