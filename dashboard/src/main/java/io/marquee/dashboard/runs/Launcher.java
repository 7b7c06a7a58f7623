package io.marquee.dashboard.runs;

import io.marquee.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts runs as processes that outlive the dashboard, and stops them. Arguments are handed over
/// as a list, never by way of a shell.
public class Launcher {

    /// The run's record carries it, and so a run that was started here is known again.
    private static final String LAUNCH = "MARQUEE_LAUNCH";

    /// What a run may know of the dashboard's surroundings: not its secrets.
    static final Set<String> HANDED_ON =
            Set.of(
                    "PATH",
                    "HOME",
                    "USER",
                    "TMPDIR",
                    "LANG",
                    "LC_ALL",
                    "LC_CTYPE",
                    "TZ",
                    "JAVA_HOME",
                    "MARQUEE_JDK_PATH",
                    "MARQUEE_JAVA_OPTS",
                    "MARQUEE_DEBUG",
                    "MARQUEE_AOT",
                    "MARQUEE_BUILD");

    /// How AWS's own settings and keys begin; only what talks with AWS gets to know them.
    private static final String AWS = "AWS_";

    /// To write down that it was cancelled, and to clean up.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final RunSettings settings;
    private final LaunchFolder folder;
    private final InstantSource clock;

    Launcher(RunSettings settings, LaunchFolder folder, InstantSource clock) {
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
    }

    /// Whether this dashboard can start runs at all; if not, why.
    public Optional<String> cannotLaunch() {
        if (settings.launcher() == null) {
            return Optional.of(
                    "This dashboard was not started by ./marquee dashboard, so it cannot start runs.");
        }
        return settings.workspace().contains("://")
                ? Optional.of("Runs cannot be started in a workspace on S3 yet.")
                : Optional.empty();
    }

    /// Starts a run. The record is made first: a run that is going on has one.
    ///
    /// @param id of the launch; one that is there already is not started again
    /// @param arguments of the command, checked
    Launch launch(String id, LaunchOrder order, List<String> arguments, String by) {
        Optional<Launch> before = folder.find(id);
        if (before.isPresent()) {
            return before.get();
        }
        List<String> all = new ArrayList<>();
        all.add(order.command());
        all.add("--workspace=" + settings.workspace());
        all.addAll(arguments);
        Launch launch =
                new Launch(Launch.FORMAT_VERSION, id, order, all, by, clock.instant(), null, null);
        ProcessBuilder builder = command(all, Map.of(LAUNCH, id));
        folder.save(launch);
        try {
            Process process =
                    builder.redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(folder.log(id).toFile())
                            .start();
            // One that has ended already has no start any more; its number says nothing then.
            Instant now = Instant.now();
            Launch started =
                    launch.with(
                            ProcessId.of(process.toHandle())
                                    .orElse(new ProcessId(process.pid(), now)));
            folder.save(started);
            return started;
        } catch (IOException e) {
            throw new UserError("The run does not start: %s.".formatted(e.getMessage()), e);
        }
    }

    /// The launcher with arguments, in surroundings that hold nothing but what it needs.
    ///
    /// @throws UserError if there is no launcher
    ProcessBuilder command(List<String> arguments, Map<String, String> more) {
        cannotLaunch()
                .ifPresent(why -> {
                    throw new UserError(why);
                });
        List<String> line = new ArrayList<>();
        setsid().ifPresent(line::add);
        line.add(Objects.requireNonNull(settings.launcher()).toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> !isHandedOn(name, arguments.getFirst()));
        builder.environment().putAll(more);
        return builder;
    }

    /// Whether a command gets to know a variable of the dashboard's surroundings.
    static boolean isHandedOn(String variable, String command) {
        return HANDED_ON.contains(variable)
                || (Commands.WITH_AWS.contains(command) && variable.startsWith(AWS));
    }

    /// Asks a run's processes to end, and ends them if they have not after a while.
    ///
    /// @return whether there was anything to end
    boolean stop(Launch launch) {
        @Nullable ProcessId id = launch.process();
        Optional<ProcessHandle> process = id == null ? Optional.empty() : id.handle();
        if (process.isEmpty()) {
            return false;
        }
        folder.save(launch.cancelled(clock.instant()));
        List<ProcessHandle> tree =
                Stream.concat(process.stream(), process.get().descendants()).toList();
        tree.forEach(ProcessHandle::destroy);
        Thread.ofVirtual().name("stop-" + launch.id()).start(() -> endAfterGrace(tree));
        return true;
    }

    private static void endAfterGrace(List<ProcessHandle> tree) {
        CompletableFuture<?>[] ends =
                tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        // A handle knows its process from another one with the same number.
        tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /// Makes the run the first of a session of its own, so that CTRL-C and the end of a terminal
    /// mean the dashboard alone. Not there on every system; a run survives the dashboard's death
    /// without it too.
    private static Optional<String> setsid() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }
}
