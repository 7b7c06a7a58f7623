package io.marquee.dashboard.runs;

import io.marquee.dashboard.account.Audit;
import io.marquee.registry.FolderStore;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// All that starts and follows runs, over a workspace in a folder and with a launcher that does
/// what a test says. Its clock stands still until told.
public final class House implements Audit {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public final Path workspace;
    public final Path catalog;
    public final List<String> audited = new ArrayList<>();
    public final FolderStore store;
    final LaunchFolder launches;
    final Launcher launcher;
    final OptionSheets sheets;
    final InputFiles files;
    final RunHistory history;
    final RunStarter starter;
    public final RunWatch watch;
    public final RunsService service;
    private Instant now = NOON;
    private final Workspace opened;

    /// @param script what `marquee` does, for a shell
    public House(Path folder, String script) throws IOException {
        Path root = folder.toRealPath();
        workspace = root.resolve("W");
        catalog = Files.writeString(root.resolve("catalog.csv"), "");
        // Moved in: another house's may be running at this moment.
        Path written =
                Files.writeString(root.resolve("marquee.new"), "#!/bin/sh\n" + script + "\n");
        written.toFile().setExecutable(true);
        Path marquee =
                Files.move(written, root.resolve("marquee"), StandardCopyOption.REPLACE_EXISTING);
        store = new FolderStore(workspace);
        opened = Workspace.open(store, () -> now, new Random(1));
        RunSettings settings =
                new RunSettings(
                        marquee,
                        workspace.toString(),
                        workspace.resolve("dashboard"),
                        List.of(root));
        launches = new LaunchFolder(settings.state());
        launcher = new Launcher(settings, launches, () -> now);
        sheets = OptionSheets.of(launcher, SomeOptions.TRAIN);
        files = new InputFiles(settings.inputs(), settings.state());
        history = new RunHistory(store, launches, () -> now);
        starter = new RunStarter(launcher, sheets, files, () -> now, new Random(1));
        watch = new RunWatch(history);
        service = new RunsService(history, starter, launcher, sheets, files, this);
    }

    @Override
    public void record(String action, String subject) {
        audited.add(action + " " + subject);
    }

    public LaunchOrder order() {
        return new LaunchOrder("train", Map.of("catalog", List.of("catalog.csv")), "automatic");
    }

    /// Starts a run as the pipeline would.
    ///
    /// @param options as recorded; `launch` says of which launch it came
    public Run run(String command, Map<String, String> options) {
        Software software = new Software("0.1.0", "Java 25", "Linux", Map.of());
        return opened.start(new RunRequest(command, options, "DirectRunner", software));
    }

    public void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    /// Waits for the process of a launch to end.
    public void awaitEnd(String launch) {
        ProcessId process = launches.find(launch).orElseThrow().process();
        if (process != null) {
            process.handle().ifPresent(handle -> handle.onExit().join());
        }
    }

    /// Logs somebody in.
    public static void enter(String name, String... roles) {
        TestingAuthenticationToken login = new TestingAuthenticationToken(name, "", roles);
        login.setAuthenticated(true);
        SecurityContextHolder.getContext().setAuthentication(login);
    }

    public static void leave() {
        SecurityContextHolder.clearContext();
    }
}
