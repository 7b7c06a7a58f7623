package io.marquee.dashboard.runs;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which options the pipelines have: the launcher is asked once for each command.
public class OptionSheets {

    private static final int FORMAT_VERSION = 1;

    private final Launcher launcher;
    private final Map<String, CommandOptions> known = new ConcurrentHashMap<>();

    OptionSheets(Launcher launcher) {
        this.launcher = launcher;
    }

    /// The options of a command. The first time it takes a second, and minutes where the pipelines
    /// are yet to be built.
    ///
    /// @throws UserError if this dashboard starts no such command, or the launcher does not answer
    public CommandOptions of(String command) {
        if (!Commands.ALL.contains(command)) {
            throw new UserError("The dashboard starts no command '%s'.".formatted(command));
        }
        return known.computeIfAbsent(command, this::ask);
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
            sheets.known.put(options.command(), options);
        }
        return sheets;
    }

    static CommandOptions parse(String json) {
        return Json.read(
                json.getBytes(StandardCharsets.UTF_8), CommandOptions.class, "the options");
    }
}
