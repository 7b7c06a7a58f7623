package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.pipeline.run.Inputs;
import io.marquee.pipeline.run.Runners;
import io.marquee.pipeline.run.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Says whether this machine has what Marquee needs.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final long MIB = 1L << 20;

    /// What a JVM makes of `-Xmx1g` is a little less than that.
    private static final long NEEDED_HEAP_MIB = 900;

    private static final long NEEDED_DISK_MIB = 1_000;
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "firefox");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            defaultValue = "workspace",
            description = "The workspace to look at (default: ${DEFAULT-VALUE}).")
    private String location = "workspace";

    @Option(
            names = "--flinkMaster",
            paramLabel = "HOST:PORT",
            description = "A Flink cluster to ask whether it is there.")
    private @Nullable String flinkMaster;

    private boolean healthy = true;

    @Override
    public Integer call() {
        out().println("Marquee " + Versions.marquee());
        check(
                "Java",
                Runtime.version().feature() >= 25,
                Runtime.version() + " in " + System.getProperty("java.home"),
                "");
        long heap = Runtime.getRuntime().maxMemory() / MIB;
        check(
                "memory",
                heap >= NEEDED_HEAP_MIB,
                heap + " MiB for Java",
                "Give it more with MARQUEE_JAVA_OPTS=-Xmx2g.");
        check("processors", true, String.valueOf(Runtime.getRuntime().availableProcessors()), "");
        checkWorkspace();
        program("mvn")
                .ifPresentOrElse(
                        path -> check("Maven", true, path.toString(), ""),
                        () ->
                                check(
                                        "Maven",
                                        false,
                                        "not found",
                                        "Install it to build Marquee: apt-get install maven, or brew install maven."));
        tell(
                "browser",
                BROWSERS.stream()
                        .flatMap(b -> program(b).stream())
                        .findFirst()
                        .map(Path::toString)
                        .orElse(
                                "none found; the dashboard's own tests need Chromium, nothing else does"));
        if (flinkMaster != null) {
            checkFlink(flinkMaster);
        }
        return healthy ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private void checkWorkspace() {
        String place = Inputs.absolute(location);
        try {
            var workspace = Workspaces.open(place);
            int runs = workspace.runs().list().size();
            check(
                    "workspace",
                    place.contains("://") || Files.isWritable(nearest(Path.of(place))),
                    "%s, %d runs".formatted(place, runs),
                    "It cannot be written to. Change its permissions, or choose another --workspace.");
        } catch (UserError e) {
            check("workspace", false, place, e.getMessage());
        }
        if (!place.contains("://")) {
            checkDisk(Path.of(place));
        }
    }

    private void checkDisk(Path folder) {
        try {
            long free = Files.getFileStore(nearest(folder)).getUsableSpace() / MIB;
            check(
                    "disk",
                    free >= NEEDED_DISK_MIB,
                    free + " MiB free",
                    "Make room, or choose another --workspace.");
        } catch (IOException e) {
            check("disk", false, "cannot be told: " + e.getMessage(), "");
        }
    }

    /// The folder itself, or where it would come to lie.
    private static Path nearest(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null ? Path.of("/") : there;
    }

    private void checkFlink(String master) {
        try {
            check("Flink", true, Runners.slots(master) + " slots at " + master, "");
        } catch (UserError e) {
            check("Flink", false, master, e.getMessage());
        }
    }

    private void check(String what, boolean good, String found, String advice) {
        healthy &= good;
        out().println(
                        "  %-11s %-4s %s%s"
                                .formatted(
                                        what,
                                        good ? "ok" : "BAD",
                                        found,
                                        good || advice.isEmpty() ? "" : ". " + advice));
    }

    private void tell(String what, String found) {
        out().println("  %-11s %-4s %s".formatted(what, "", found));
    }

    private static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return List.of(path.split(java.io.File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
