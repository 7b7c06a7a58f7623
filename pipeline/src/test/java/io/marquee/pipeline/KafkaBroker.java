package io.marquee.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real Kafka broker for a test: a process of its own on this machine, started and stopped by the
/// script that users have too (`infra/kafka/broker`).
///
/// The jars it runs on come from the module `infra/kafka`, which a full build makes before this
/// one.
public final class KafkaBroker implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "infra", "kafka", "broker").toAbsolutePath().normalize();

    private final Path folder;
    private final Thread stopOnExit = new Thread(this::stop, "stop Kafka");
    private final String address;

    private KafkaBroker(Path folder) {
        this.folder = folder;
        // A test run that is cut short takes its broker along.
        Runtime.getRuntime().addShutdownHook(stopOnExit);
        this.address = start();
    }

    /// Starts a broker and waits until it answers.
    ///
    /// @param folder an empty folder for its configuration, logs and topics
    public static KafkaBroker start(Path folder) {
        return new KafkaBroker(folder);
    }

    /// `127.0.0.1:PORT`, which it keeps over a restart.
    public String address() {
        return address;
    }

    /// Stops it, and starts it again with all the topics that it had.
    public void restart() {
        stop();
        start();
    }

    private String start() {
        return script("start", "--port", "0").lines().toList().getLast();
    }

    /// Stops it; its topics stay.
    public void stop() {
        script("stop");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopOnExit);
        stop();
    }

    private String script(String action, String... options) {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), action));
        line.addAll(List.of("--dir", folder.toString()));
        line.addAll(List.of(options));
        Map<String, String> environment =
                Map.of(
                        "PATH", System.getenv("PATH"),
                        "JAVA_HOME", System.getProperty("java.home"));
        Command.Outcome outcome = Command.run(folder, environment, line);
        if (outcome.code() != 0) {
            throw new IllegalStateException(line + " failed: " + outcome.errors());
        }
        return outcome.output();
    }
}
