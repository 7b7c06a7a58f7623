package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.run.PipelineFailure;
import io.marquee.pipeline.run.UnknownOption;
import io.marquee.pipeline.run.Versions;
import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// All commands, and the one place where what they throw becomes a sentence and an exit code.
public final class CommandLines {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    /// Runs one command.
    ///
    /// @return its exit code
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine all = new CommandLine(new Root());
        all.setExecutionExceptionHandler((error, command, parsed) -> explain(error, command));
        all.setParameterExceptionHandler((error, wrong) -> {
            PrintWriter err = error.getCommandLine().getErr();
            err.println("marquee: " + error.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
            err.println(help(error.getCommandLine()));
            return ExitCodes.WRONG_USAGE;
        });
        all.setUsageHelpAutoWidth(true);
        return all;
    }

    private static int explain(Exception error, CommandLine command) {
        PrintWriter err = command.getErr();
        return switch (error) {
            case UserError e -> {
                err.println("marquee: " + e.getMessage());
                LOG.debug("user error", e);
                yield ExitCodes.WRONG_USAGE;
            }
            case UnknownOption e -> {
                err.println("marquee: " + e.getMessage());
                suggest(e, command);
                yield ExitCodes.WRONG_USAGE;
            }
            case PipelineFailure e -> {
                err.println("marquee: " + e.getMessage());
                LOG.debug("pipeline failure", e);
                yield ExitCodes.FAILED;
            }
            default -> {
                err.println(
                        "marquee: something went wrong that should not have: "
                                + error
                                + " (set MARQUEE_DEBUG=1 to see where)");
                LOG.debug("unexpected", error);
                yield ExitCodes.FAILED;
            }
        };
    }

    /// Our options that are written much like it, as for any other mistyped word.
    private static void suggest(UnknownOption option, CommandLine command) {
        var unmatched = new CommandLine.UnmatchedArgumentException(command, List.of(option.name()));
        CommandLine.UnmatchedArgumentException.printSuggestions(unmatched, command.getErr());
        command.getErr().println(help(command));
    }

    private static String help(CommandLine command) {
        return "Try ./" + command.getCommandSpec().qualifiedName() + " --help.";
    }

    @Command(
            name = "marquee",
            description = "Predicts how an audience will take to a title before it is released.",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            synopsisSubcommandLabel = "COMMAND",
            subcommands = {
                TrainCommand.class,
                ScoreCommand.class,
                MonitorCommand.class,
                StreamCommand.class,
                ModelsCommand.class,
                RunsCommand.class,
                DeployCommand.class,
                DoctorCommand.class,
                OptionsCommand.class
            })
    static final class Root {

        static final class Version implements CommandLine.IVersionProvider {
            @Override
            public String[] getVersion() {
                return new String[] {"marquee " + Versions.marquee()};
            }
        }
    }
}
