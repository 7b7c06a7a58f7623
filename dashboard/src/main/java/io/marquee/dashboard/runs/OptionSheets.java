package io.marquee.dashboard.runs;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Which options the pipelines have: the launcher is asked once for each command.
public class OptionSheets {

    private static final int FORMAT_VERSION = 1;

    /// Of a launcher that has nothing to build. It takes a second, several where much else goes on.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Launcher launcher;
    private final Duration patience;
    private final Map<String, CompletableFuture<CommandOptions>> asked = new ConcurrentHashMap<>();

    OptionSheets(Launcher launcher) {
        this(launcher, PATIENCE);
    }

    /// @param patience how long people are kept waiting
    OptionSheets(Launcher launcher, Duration patience) {
        this.launcher = launcher;
        this.patience = patience;
    }

    /// The options of a command. The first time it takes a second. Where the pipelines are yet to
    /// be built it takes minutes, which nobody is kept waiting for: the question stays asked, and
    /// who comes back finds its answer.
    ///
    /// @throws UserError if this dashboard starts no such command, or the launcher does not answer
    ///   in time
    public CommandOptions of(String command) {
        if (!Commands.ALL.contains(command)) {
            throw new UserError("The dashboard starts no command '%s'.".formatted(command));
        }
        CompletableFuture<CommandOptions> answer =
                asked.computeIfAbsent(
                        command,
                        _ ->
                                CompletableFuture.supplyAsync(
                                        () -> ask(command),
                                        task -> Thread.ofVirtual().name("options").start(task)));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new UserError(
                    "The launcher has not told the options of '%s' yet: most likely Marquee is being built. Come back in a minute."
                            .formatted(command),
                    e);
        } catch (ExecutionException e) {
            asked.remove(command, answer);
            throw e.getCause() instanceof UserError said
                    ? said
                    : new IllegalStateException("asking for the options failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("The dashboard is ending.", e);
        }
    }

    private CommandOptions ask(String command) {
        ProcessBuilder builder = launcher.command(List.of("options", command), Map.of());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] answer = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            if (code != 0) {
                throw new UserError(
                        "The launcher could not tell the options of '%s' (exit code %d). See what this says: ./marquee %s --help"
                                .formatted(command, code, command));
            }
            CommandOptions options =
                    Json.read(answer, CommandOptions.class, "What ./marquee options printed");
            if (options.formatVersion() != FORMAT_VERSION) {
                throw new UserError(
                        "The pipelines are of another version than this dashboard. Start the dashboard again.");
            }
            return options;
        } catch (IOException e) {
            throw new UserError("The launcher does not start: %s.".formatted(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("The dashboard is ending.", e);
        }
    }

    /// An answer that is known already, for tests.
    static OptionSheets of(Launcher launcher, CommandOptions... known) {
        OptionSheets sheets = new OptionSheets(launcher);
        for (CommandOptions options : known) {
            sheets.asked.put(options.command(), CompletableFuture.completedFuture(options));
        }
        return sheets;
    }

    static CommandOptions parse(String json) {
        return Json.read(
                json.getBytes(StandardCharsets.UTF_8), CommandOptions.class, "the options");
    }
}
