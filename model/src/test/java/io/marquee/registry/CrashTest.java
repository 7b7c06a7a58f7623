package io.marquee.registry;

import static io.marquee.registry.Fixtures.TRAIN;
import static io.marquee.registry.Fixtures.bytes;
import static io.marquee.registry.Fixtures.files;
import static io.marquee.registry.Fixtures.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills processes that write, at any moment, and looks at what they leave.
@Timeout(120)
class CrashTest {

    private static final int KILLS = 5;
    private static final int PARTS = 50;

    @TempDir Path folder;

    @Test
    void a_workspace_survives_being_killed_at_any_moment() throws Exception {
        Random random = new Random(7);
        Set<String> acknowledged = new HashSet<>();
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = child("write");
            try (BufferedReader said = child.inputReader()) {
                for (int line = random.nextInt(1, 16); line > 0; line--) {
                    acknowledged.add(said.readLine());
                }
                LockSupport.parkNanos(random.nextInt(5_000_000));
                // The handle, because the process itself would close the pipe.
                child.toHandle().destroyForcibly();
                said.lines().forEach(acknowledged::add);
            }
            child.waitFor();

            Workspace workspace = Workspace.open(new FolderStore(folder));
            assertThat(readAll(workspace)).containsAll(acknowledged);
            interrupted += workspace.recover().size();
            assertThat(readAll(workspace)).containsAll(acknowledged);
            assertThat(workspace.runs().list())
                    .extracting(RunRecord::status)
                    .doesNotContain(RunStatus.RUNNING);
            assertThat(FolderStoreTest.entries(folder.resolve(".incoming"))).isEmpty();
            assertThat(workspace.recover()).isEmpty();
        }
        assertThat(interrupted).as("runs killed halfway").isPositive();
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    @Test
    void a_run_of_another_process_is_alive_until_that_is_killed() throws Exception {
        Workspace workspace = Workspace.open(new FolderStore(folder));
        Process child = child("wait");
        try (BufferedReader said = child.inputReader()) {
            String id = said.readLine();
            assertThat(workspace.runs().isAlive(id)).isTrue();
            assertThat(workspace.recover()).isEmpty();
            assertThat(workspace.runs().find(id).orElseThrow().status())
                    .isEqualTo(RunStatus.RUNNING);

            child.destroyForcibly().waitFor();
            assertThat(workspace.runs().isAlive(id)).isFalse();
            assertThat(workspace.recover()).containsExactly(id);
            assertThat(workspace.runs().find(id).orElseThrow().status())
                    .isEqualTo(RunStatus.INTERRUPTED);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void promotions_of_two_processes_are_all_in_the_history() throws Exception {
        Models models = Workspace.open(new FolderStore(folder)).models();
        for (String version : List.of("v0", "v1", "v2")) {
            models.publish(model(version), files(version));
        }
        List<Process> children = List.of(child("promote"), child("promote"));
        List<String> promised = new ArrayList<>();
        for (Process child : children) {
            try (BufferedReader said = child.inputReader()) {
                said.lines().forEach(promised::add);
            }
            assertThat(child.waitFor()).isZero();
        }
        assertThat(promised).hasSize(100).doesNotHaveDuplicates();
        Champion last = models.pointer().orElseThrow();
        assertThat(last.history())
                .extracting(move -> move.version() + " " + move.reason())
                .containsExactlyInAnyOrderElementsOf(promised);
        assertThat(last.version()).isEqualTo(last.history().getLast().version());
    }

    /// Reads whatever there is; any half-written thing would throw.
    private static Set<String> readAll(Workspace workspace) {
        Set<String> found = new HashSet<>();
        for (RunRecord run : workspace.runs().list()) {
            workspace.runs().events(run.id());
            found.add("run " + run.id());
        }
        for (ModelManifest model : workspace.models().list()) {
            assertThat(workspace.models().find(model.version())).isPresent();
            found.add("model " + model.version());
        }
        workspace.models().champion();
        workspace
                .models()
                .pointer()
                .ifPresent(
                        c -> c.history().forEach(move -> found.add("champion " + move.version())));
        for (Manifest manifest : workspace.predictions().list()) {
            assertThat(workspace.predictions().find(manifest.runId()).orElseThrow().files())
                    .hasSize(PARTS);
            found.add("predictions " + manifest.runId());
        }
        workspace.predictions().latest();
        return found;
    }

    private Process child(String deed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        deed,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// What runs in the other process. It says what is done only once it is done.
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws Exception {
            Workspace workspace = Workspace.open(new FolderStore(Path.of(args[1])));
            switch (args[0]) {
                case "write" -> {
                    while (true) {
                        write(workspace);
                    }
                }
                case "wait" -> {
                    say(workspace.start(TRAIN).id());
                    Thread.currentThread().join();
                }
                default -> {
                    for (int i = 0; i < 50; i++) {
                        String version = "v" + i % 3;
                        String reason = ProcessHandle.current().pid() + " " + i;
                        workspace.models().promote(version, reason, "child");
                        say(version + " " + reason);
                    }
                }
            }
        }

        private static void write(Workspace workspace) throws IOException {
            try (Run run = workspace.start(TRAIN)) {
                String id = run.id();
                say("run " + id);
                run.stageStarted("publish");
                Map<String, byte[]> large = Map.of("rating.json", new byte[3_000_000]);
                workspace.models().publish(model(id), large);
                say("model " + id);
                workspace.models().promote(id, "newest", "child");
                say("champion " + id);
                Path staging = Path.of(workspace.predictions().stagingLocation(id));
                for (int part = 0; part < PARTS; part++) {
                    Files.write(staging.resolve("part-" + part), new byte[20_000]);
                }
                workspace.predictions().commit(id, 3, id);
                say("predictions " + id);
                run.stageDone("publish", 3, Instant.EPOCH, Instant.EPOCH);
                run.done();
            }
        }

        private static void say(String line) {
            byte[] whole = bytes(line + "\n");
            System.out.write(whole, 0, whole.length);
            System.out.flush();
        }
    }
}
