package io.marquee.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real Flink cluster for a test: a JobManager and TaskManagers, each a process of its own on
/// this machine, started and stopped by the script that users have too (`infra/flink/cluster`).
///
/// The jars it runs on come from the module `infra/flink`, which a full build makes before this
/// one.
public final class FlinkCluster implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "infra", "flink", "cluster").toAbsolutePath().normalize();

    /// The jar that goes to the cluster: all of Marquee and Beam, none of Flink.
    public static final Path JOB_JAR = Path.of("target", "marquee-job.jar").toAbsolutePath();

    private final Path folder;
    private final Thread stopOnExit = new Thread(this::stop, "stop Flink");
    private final String master;

    private FlinkCluster(Path folder, int taskManagers, int slots) {
        this.folder = folder;
        // A test run that is cut short takes its cluster along.
        Runtime.getRuntime().addShutdownHook(stopOnExit);
        String told =
                script(
                        "start",
                        "--port",
                        "0",
                        "--taskmanagers",
                        Integer.toString(taskManagers),
                        "--slots",
                        Integer.toString(slots));
        this.master = told.lines().toList().getLast();
    }

    /// Starts a cluster and waits until all its TaskManagers have registered.
    ///
    /// @param folder an empty folder for its configuration, logs and checkpoints
    /// @param taskManagers worker processes
    /// @param slots parallel slots of each worker
    public static FlinkCluster start(Path folder, int taskManagers, int slots) {
        return new FlinkCluster(folder, taskManagers, slots);
    }

    /// The address for `--flinkMaster`: `127.0.0.1:PORT`.
    public String master() {
        return master;
    }

    /// One line on how it is: its TaskManagers, free slots and running jobs.
    String status() {
        return script("status").strip();
    }

    /// The options that send a Beam pipeline of this process to the cluster, on all its slots.
    ///
    /// @param parallelism how many slots to use
    List<String> options(int parallelism) {
        return List.of(
                "--runner=FlinkRunner",
                "--flinkMaster=" + master,
                "--filesToStage=" + JOB_JAR,
                "--parallelism=" + parallelism);
    }

    /// Kills the TaskManager that was started last, as `kill -9` does.
    public void killTaskManager() throws IOException {
        kill("taskmanager");
    }

    /// Kills the JobManager, as `kill -9` does.
    public void killJobManager() throws IOException {
        kill("jobmanager");
    }

    private void kill(String role) throws IOException {
        String last =
                Files.readAllLines(folder.resolve("pids")).stream()
                        .filter(line -> line.startsWith(role + " "))
                        .reduce((_, later) -> later)
                        .orElseThrow();
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(last.split(" ", -1)[1])).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Starts the JobManager anew, and waits until its TaskManagers have come back to it.
    public void startJobManager() {
        script("jobmanager");
    }

    /// Starts one more TaskManager, and waits until it has registered.
    public void addTaskManager() {
        script("add");
    }

    /// Ends every process of the cluster.
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(stopOnExit);
        stop();
    }

    private void stop() {
        script("stop");
    }

    private String script(String action, String... options) {
        List<String> line = new ArrayList<>(List.of(SCRIPT.toString(), action));
        line.addAll(List.of("--dir", folder.toString()));
        line.addAll(List.of(options));
        // The JDK of this test, so that both ends of the wire are the same.
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
