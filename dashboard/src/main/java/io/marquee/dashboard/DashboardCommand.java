package io.marquee.dashboard;

import io.marquee.UserError;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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
            "Shows a workspace in the browser: the champion, the models, the runs; starts runs.",
            "Only this machine can reach it, unless --address says otherwise: then put a server",
            "that speaks TLS in front. It goes on until CTRL-C.",
            "",
            "The first start makes the account admin and prints its password, once."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"1:it could not start", "2:wrong usage"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DashboardCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(DashboardCommand.class);

    private static final int USUAL_PORT = 8080;

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
            description = "where to listen (default: 8080, or any that is free if that is taken)")
    private @Nullable Integer port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            defaultValue = DashboardConfig.LOOPBACK,
            description =
                    "the address of this machine to listen at; 0.0.0.0 for all, without TLS"
                            + " (default: ${DEFAULT-VALUE})")
    private String address;

    @Option(
            names = "--inputs",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description =
                    "a folder that runs started here may read from, beside the workspace; may be given more than once (default: the present folder)")
    private List<String> inputs;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description =
                    "where accounts, the audit log, schedules and the logs of runs are kept"
                            + " (default: the folder dashboard in the workspace)")
    private @Nullable String state;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "keep them in PostgreSQL, jdbc:postgresql://HOST/NAME, which several"
                            + " dashboards may share; user and password are taken from"
                            + " MARQUEE_DATABASE_USER and MARQUEE_DATABASE_PASSWORD")
    private @Nullable String database;

    @Option(
            names = "--reset-password",
            paramLabel = "NAME",
            description =
                    "give that account a new password, print it, and end; the dashboard may be"
                            + " running meanwhile")
    private @Nullable String resetPassword;

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description =
                    "a SageMaker endpoint to watch under Monitoring, with the credentials and the region that AWS's own tools would take; may be given more than once")
    private List<String> endpoints = List.of();

    @ArgGroup(exclusive = false, heading = "%nSingle sign-on by OpenID Connect:%n")
    private SignOnOptions signOn = new SignOnOptions();

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
        StateDatabase kept = StateDatabase.of(workspace, state, database, System.getenv());
        PrintWriter out = spec.commandLine().getOut();
        if (resetPassword != null) {
            out.printf(
                    "The password of %s is %s from now on; change it after the next login.%n",
                    resetPassword, DashboardApplication.resetPassword(kept, resetPassword));
            return RUNNING;
        }
        DashboardConfig config =
                new DashboardConfig(
                        workspace,
                        port == null ? usualPort() : port,
                        address,
                        inputs,
                        kept,
                        signOn.settings(System.getenv()),
                        endpoints);
        DashboardApplication.Dashboard dashboard = DashboardApplication.start(config);
        dashboard
                .firstPassword()
                .ifPresent(password ->
                        out.println(
                                "First login: admin / %s; change it under Accounts."
                                        .formatted(password)));
        out.printf(
                "The dashboard of %s is at %s%s%n",
                config.workspace(),
                dashboard.address(),
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                        ? "; end it with CTRL-C."
                        : "");
        return RUNNING;
    }

    /// The port that people expect, or 0, which takes any, if another program has it.
    private int usualPort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.ofLiteral(address), USUAL_PORT));
            return USUAL_PORT;
        } catch (IOException | IllegalArgumentException taken) {
            return 0;
        }
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
