package io.marquee.dashboard;

import io.marquee.UserError;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command line of the dashboard, and the place where what stops it from starting becomes a
/// sentence and an exit code.
@Command(
        name = "marquee dashboard",
        sortOptions = false,
        description = {
            "Shows a workspace in the browser: the champion, the models, the runs.",
            "Only this machine can reach it. It goes on until CTRL-C."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:it could not start", "2:wrong usage"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DashboardCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardCommand.class);

    private static final int RUNNING = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            defaultValue = "workspace",
            description =
                    "the workspace: a folder, or s3://bucket/prefix (default: ${DEFAULT-VALUE})")
    private String workspace;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "where to listen on 127.0.0.1 (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec private CommandSpec spec;

    private DashboardCommand() {}

    /// Starts the dashboard, unless the arguments ask for help or are wrong.
    ///
    /// @return the exit code; 0 while the dashboard is running
    static int run(String... arguments) {
        return run(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new DashboardCommand())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((e, _) -> {
                    err.println("marquee: " + e.getMessage());
                    err.println("Try ./marquee dashboard --help.");
                    return WRONG_USAGE;
                })
                .setExecutionExceptionHandler((e, _, _) -> explain(e, err))
                .execute(arguments);
    }

    @Override
    public Integer call() {
        DashboardConfig config = new DashboardConfig(workspace, port);
        String address = DashboardApplication.start(config).address();
        spec.commandLine()
                .getOut()
                .println(
                        "The dashboard of %s is at %s; end it with CTRL-C."
                                .formatted(config.workspace(), address));
        return RUNNING;
    }

    private static int explain(Exception error, PrintWriter err) {
        return switch (error) {
            case UserError mistake -> {
                err.println("marquee: " + mistake.getMessage());
                yield WRONG_USAGE;
            }
            default -> {
                err.println(
                        "marquee: the dashboard could not start: "
                                + error
                                + " (set LOGGING_LEVEL_IO_MARQUEE=debug to see where)");
                LOG.debug("could not start", error);
                yield FAILED;
            }
        };
    }
}
