package io.marquee.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `./marquee`, in a house of its own with a space in its name, where `java` and `mvn`
/// are stand-ins that write down how they were called.
class LauncherIT {

    private static final Path LAUNCHER = Path.of("..", "marquee").toAbsolutePath().normalize();

    /// All that the launcher may call upon, but for java and mvn.
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "awk",
                    "cat",
                    "dirname",
                    "find",
                    "grep",
                    "head",
                    "ln",
                    "mkdir",
                    "mv",
                    "nice",
                    "paste",
                    "ps",
                    "readlink",
                    "rm",
                    "sed",
                    "sleep",
                    "tail",
                    "tr");

    @TempDir Path folder;
    Path house;
    Path tools;
    Path jdks;
    Map<String, String> environment;

    @BeforeEach
    void build_a_house() throws IOException {
        house = Files.createDirectories(folder.resolve("a house"));
        tools = Files.createDirectories(folder.resolve("tools"));
        jdks = Files.createDirectories(folder.resolve("all my jdks"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), whereIs(tool));
        }
        Files.copy(LAUNCHER, house.resolve("marquee"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(house.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n");
        Files.createDirectories(house.resolve(".mvn"));
        for (String module : List.of("model", "infra", "pipeline", "sample-data", "dashboard")) {
            Files.createDirectories(house.resolve(module).resolve("src/main"));
            Files.writeString(house.resolve(module).resolve("pom.xml"), "<project/>");
        }
        jdk("jdk-25", "25.0.1");
        script(
                tools.resolve("mvn"),
                """
                echo "$JAVA_HOME $*" >> mvn.calls
                [ -z "${MVN_SAYS:-}" ] || { echo "$MVN_SAYS"; exit 1; }
                sleep "${MVN_TAKES:-0}"
                mkdir -p pipeline/target/flink-lib
                : > pipeline/target/flink-lib/b.jar
                : > pipeline/target/flink-lib/a.jar
                : > pipeline/target/marquee-job.jar
                """);
        environment =
                new HashMap<>(
                        Map.of(
                                "PATH", tools.toString(),
                                "HOME", folder.toString(),
                                "MARQUEE_JDK_PATH", jdks.toString()));
    }

    @Test
    void helps_and_tells_its_version_without_a_jdk_or_a_build() throws IOException {
        Files.delete(tools.resolve("mvn"));
        environment.put("MARQUEE_JDK_PATH", "");

        Command.Outcome help = marquee("help");
        assertThat(help.code()).isZero();
        assertThat(help.output()).contains("usage: ./marquee COMMAND").contains("demo");
        assertThat(marquee().output()).isEqualTo(help.output());
        assertThat(marquee("--help").output()).isEqualTo(help.output());
        assertThat(marquee("--version")).isEqualTo(new Command.Outcome(0, "marquee 1.2.3\n", ""));
    }

    @Test
    void names_the_nearest_command_when_one_is_mistyped() {
        String list =
                "Commands: train score monitor stream models runs serve deploy dashboard generate demo doctor test jdk help\n";
        assertThat(marquee("trian"))
                .isEqualTo(
                        new Command.Outcome(
                                2,
                                "",
                                "marquee: there is no command 'trian'; did you mean train?\n"
                                        + list));
        assertThat(marquee("fly"))
                .isEqualTo(
                        new Command.Outcome(2, "", "marquee: there is no command 'fly'\n" + list));
    }

    @Test
    void finds_a_jdk_25_beside_an_older_java_on_the_path() throws IOException {
        jdk("jdk-26", "26");
        Path old = jdk("jdk-17", "17.0.15");
        Files.createSymbolicLink(tools.resolve("java"), old.resolve("bin/java"));
        environment.put("JAVA_HOME", old.toString());

        assertThat(marquee("jdk"))
                .isEqualTo(new Command.Outcome(0, jdks.resolve("jdk-25") + "\n", ""));
    }

    @Test
    void prefers_the_jdk_that_java_home_names_when_it_is_new_enough() throws IOException {
        Path chosen = jdk("jdk-26", "26-ea");
        environment.put("JAVA_HOME", chosen.toString());

        assertThat(marquee("jdk").output()).isEqualTo(chosen + "\n");
    }

    @Test
    void says_in_one_line_what_to_install_when_there_is_no_jdk_25() throws IOException {
        Path old = jdk("jdk-17", "17.0.15");
        Files.createSymbolicLink(tools.resolve("java"), old.resolve("bin/java"));
        environment.put("MARQUEE_JDK_PATH", folder.resolve("nowhere").toString());

        Command.Outcome outcome = marquee("train");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors())
                .startsWith("marquee: needs JDK 25 or later and found only 17; install one (apt")
                .hasLineCount(1);
    }

    @Test
    void doctor_tells_all_that_is_missing_before_anything_can_be_built() throws IOException {
        Files.delete(tools.resolve("mvn"));
        environment.put("MARQUEE_JDK_PATH", "");

        Command.Outcome outcome = marquee("doctor");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors())
                .hasLineCount(2)
                .contains("JDK     needs JDK 25 or later; install one")
                .contains("Maven   needs Maven (mvn)");
    }

    @Test
    void runs_in_the_folder_of_the_caller_and_hands_on_arguments_and_exit_code()
            throws IOException {
        environment.put("JAVA_EXITS", "3");
        environment.put("MARQUEE_JAVA_OPTS", "-Xmx1g -Da=b");
        Path elsewhere = Files.createDirectories(folder.resolve("some where"));

        Command.Outcome outcome =
                Command.run(
                        elsewhere,
                        environment,
                        List.of(
                                house.resolve("marquee").toString(),
                                "train",
                                "--catalog=my titles.csv",
                                ""));

        assertThat(outcome.code()).isEqualTo(3);
        Path target = house.toRealPath().resolve("pipeline/target");
        assertThat(outcome.output().lines())
                .startsWith(elsewhere.toRealPath().toString())
                .containsSubsequence("-Xmx1g", "-Da=b", "-cp")
                .endsWith(
                        target.resolve("marquee-job.jar")
                                + ":"
                                + target.resolve("flink-lib/a.jar")
                                + ":"
                                + target.resolve("flink-lib/b.jar"),
                        "io.marquee.pipeline.Marquee",
                        "train",
                        "--catalog=my titles.csv",
                        "");
    }

    @Test
    void builds_once_and_again_only_when_a_source_changes() throws IOException {
        assertThat(marquee("models").errors())
                .isEqualTo("Building Marquee (the first time takes a few minutes) ...\n");
        assertThat(marquee("models").errors()).isEmpty();
        assertThat(builds())
                .containsExactly(
                        jdks.resolve("jdk-25")
                                + " -B -q -pl model,infra,pipeline -Dmaven.test.skip=true package");

        Path source = Files.writeString(house.resolve("model/src/main/New.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(marquee("models").errors()).isEqualTo("Building Marquee ...\n");
        assertThat(builds()).hasSize(2);
    }

    @Test
    void builds_the_dashboard_apart_and_runs_it_from_its_jars() throws IOException {
        Command.Outcome outcome = marquee("dashboard", "--workspace=my workspace");

        Path target = house.toRealPath().resolve("dashboard/target");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.output().lines())
                .endsWith(
                        target.resolve("marquee-dashboard.jar") + ":" + target.resolve("lib/*"),
                        "io.marquee.dashboard.DashboardApplication",
                        "--workspace=my workspace");
        assertThat(marquee("help", "dashboard").output()).endsWith("--help\n");
        assertThat(builds())
                .containsExactly(
                        jdks.resolve("jdk-25")
                                + " -B -q -pl model,infra,dashboard -Dmaven.test.skip=true"
                                + " package");
    }

    @Test
    void shows_what_a_failed_build_said_and_builds_again_the_next_time() throws IOException {
        environment.put("MVN_SAYS", "[ERROR] no such symbol");
        Command.Outcome outcome = marquee("models");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors())
                .contains("[ERROR] no such symbol\nmarquee: the build failed")
                .contains(house.toRealPath().resolve("target/build.log").toString());

        environment.remove("MVN_SAYS");
        assertThat(marquee("models").code()).isZero();
        assertThat(builds()).hasSize(2);
    }

    @Test
    void builds_once_for_two_launchers_that_start_together() throws IOException {
        environment.put("MVN_TAKES", "1");
        CompletableFuture<Command.Outcome> other =
                CompletableFuture.supplyAsync(() -> marquee("models"));
        Command.Outcome one = marquee("models");

        assertThat(List.of(one.code(), other.join().code())).containsOnly(0);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void does_not_wait_for_a_build_whose_launcher_has_died() throws IOException {
        Files.createDirectories(house.resolve("target"));
        // Far beyond what a system hands out.
        Files.createSymbolicLink(house.resolve("target/build.lock"), Path.of("99999999"));

        assertThat(marquee("models").code()).isZero();
        assertThat(house.resolve("target/build.lock")).doesNotExist();
    }

    private Command.Outcome marquee(String... arguments) {
        List<String> line = new ArrayList<>(List.of(house.resolve("marquee").toString()));
        line.addAll(List.of(arguments));
        return Command.run(folder, environment, line);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(house.resolve("mvn.calls"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = jdks.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), "");
        script(
                jdk.resolve("bin/java"),
                """
                echo "$PWD"
                for argument; do echo "$argument"; done
                exit "${JAVA_EXITS:-0}"
                """);
        return jdk;
    }

    private void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!" + whereIs("bash") + "\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path whereIs(String tool) {
        for (String folder : List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return Path.of(folder, tool);
            }
        }
        throw new IllegalStateException("no " + tool + " on this machine");
    }
}
