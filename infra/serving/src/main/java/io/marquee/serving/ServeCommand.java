package io.marquee.serving;

import io.marquee.UserError;
import io.marquee.infra.Workspaces;
import io.marquee.registry.Models;
import io.marquee.registry.StoredModel;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command line of the scoring server, and the place where what stops it from starting becomes
/// a sentence and an exit code.
@Command(
        name = "marquee serve",
        sortOptions = false,
        description = {
            "Answers titles with predictions over HTTP, by the contract of Amazon SageMaker:",
            "GET /ping, POST /invocations, GET /execution-parameters; GET /openapi.json says more.",
            "Titles are raw rows of a catalog, as JSON, JSON Lines or CSV.",
            "Only this machine can reach it, unless --address says otherwise."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:stopped", "1:failed", "2:wrong usage, or no such model"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ServeCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    /// Where SageMaker puts the unpacked model.
    private static final Path SAGEMAKER_MODEL = Path.of("/opt/ml/model");

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Parameters(arity = "0..1", hidden = true, description = "serve, as SageMaker says")
    private @Nullable String verb;

    @Option(
            names = "--model",
            paramLabel = "FOLDER",
            description =
                    "a model by itself: its folder, or a model.tar.gz (default: SageMaker's"
                            + " /opt/ml/model, where there is one)")
    private @Nullable Path model;

    @Option(
            names = "--workspace",
            paramLabel = "FOLDER",
            description =
                    "the champion of a workspace, and whichever follows it: a folder, or"
                            + " s3://bucket/prefix (default: workspace)")
    private @Nullable String workspace;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "this model of the workspace, for good")
    private @Nullable String version;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "${env:SAGEMAKER_BIND_TO_PORT:-8080}",
            description = "where to listen; 0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "IP",
            defaultValue = "127.0.0.1",
            description =
                    "the address of this machine to listen at; 0.0.0.0 for all, without TLS"
                            + " (default: ${DEFAULT-VALUE})")
    private String address;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "how many requests are computed at once (default: one for each core)")
    private @Nullable Integer workers;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "64",
            description =
                    "how many more may wait; beyond them the answer is 503 (default:"
                            + " ${DEFAULT-VALUE})")
    private int queue;

    @Option(
            names = "--max-body-mb",
            paramLabel = "N",
            defaultValue = "6",
            description = "the largest request, in MiB (default: ${DEFAULT-VALUE})")
    private int maxBodyMegabytes;

    @Option(
            names = "--max-titles",
            paramLabel = "N",
            defaultValue = "20000",
            description = "the most titles in one request (default: ${DEFAULT-VALUE})")
    private int maxTitles;

    @Option(
            names = "--poll-seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "how often to look for another champion (default: ${DEFAULT-VALUE})")
    private int pollSeconds;

    @Option(
            names = "--drain-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "how long requests may go on after the server was told to stop (default:"
                            + " ${DEFAULT-VALUE})")
    private int drainSeconds;

    @Mixin private OutletOptions outlets;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "start, answer a few requests of its own, and end")
    private boolean rehearse;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    private ServeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Serves until the process is told to stop.
    public static void main(String... arguments) {
        int code =
                run(
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()),
                        System.getenv(),
                        arguments);
        System.exit(code);
    }

    static int run(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            String... arguments) {
        return new CommandLine(new ServeCommand(environment))
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler((e, _) -> {
                    err.println("marquee: " + e.getMessage());
                    err.println("Try ./marquee serve --help.");
                    return WRONG_USAGE;
                })
                .setExecutionExceptionHandler((e, _, _) -> explain(e, err))
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (verb != null && !verb.equals("serve")) {
            throw new UserError(
                    "'%s' is no option of serve. Try ./marquee serve --help.".formatted(verb));
        }
        ModelSource source = source();
        ServeConfig config = config();
        InstantSource clock = InstantSource.system();
        ScoringServer server =
                ScoringServer.start(
                        config,
                        source,
                        rehearse
                                ? Outlets.NONE
                                : outlets.open(alone() == null ? place() : null, clock),
                        clock);
        if (rehearse) {
            try (server) {
                server.load();
                Rehearsal.of(server.address());
            }
            return 0;
        }
        switch (source) {
            case ModelSource.Fixed _ -> server.load();
            case ModelSource.OfChampion _ -> server.follow(Duration.ofSeconds(pollSeconds));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        spec.commandLine().getOut().printf("The scoring server is at %s%n", server.address());
        new CountDownLatch(1).await();
        return 0;
    }

    /// What is told to stop, and does, has not failed.
    private static void stop(ScoringServer server) {
        LOG.info("Stopping");
        int code = 0;
        try {
            server.close();
        } catch (RuntimeException e) {
            LOG.error("{}", e.toString());
            code = FAILED;
        }
        Runtime.getRuntime().halt(code);
    }

    private ServeConfig config() {
        if (pollSeconds < 1 || drainSeconds < 0) {
            throw new UserError(
                    "--poll-seconds has to be 1 or more, and --drain-seconds 0 or more.");
        }
        if (maxBodyMegabytes < 1 || maxBodyMegabytes > 256) {
            throw new UserError("--max-body-mb has to be from 1 to 256.");
        }
        return new ServeConfig(
                address,
                rehearse ? 0 : port,
                new ServeConfig.Limits(
                        workers == null ? Runtime.getRuntime().availableProcessors() : workers,
                        queue,
                        maxBodyMegabytes << 20,
                        maxTitles,
                        1_000),
                new ServeConfig.Patience(
                        ServeConfig.Patience.USUAL.idle(),
                        ServeConfig.Patience.USUAL.request(),
                        Duration.ofSeconds(drainSeconds)));
    }

    private ModelSource source() {
        if (model != null && (workspace != null || version != null)) {
            throw new UserError("Give either --model, or --workspace and perhaps --version.");
        }
        Path alone = alone();
        if (alone != null) {
            StoredModel stored = ModelFiles.read(alone);
            return new ModelSource.Fixed(stored.version(), () -> stored);
        }
        Models models = Workspaces.open(place()).models();
        if (version != null) {
            String wanted = version;
            return new ModelSource.Fixed(wanted, () -> models.require(wanted));
        }
        return new ModelSource.OfChampion(models);
    }

    /// A model by itself; null if there is a workspace.
    private @Nullable Path alone() {
        if (model != null || workspace != null || version != null) {
            return model;
        }
        String told = environment.get("SM_MODEL_DIR");
        return told != null
                ? Path.of(told)
                : Files.isDirectory(SAGEMAKER_MODEL) ? SAGEMAKER_MODEL : null;
    }

    private String place() {
        return workspace == null ? "workspace" : workspace;
    }

    private static int explain(Exception error, PrintWriter err) {
        return switch (error) {
            case UserError mistake -> {
                err.println("marquee: " + mistake.getMessage());
                yield WRONG_USAGE;
            }
            default -> {
                err.println(
                        "marquee: the scoring server failed: "
                                + error
                                + " (set MARQUEE_DEBUG=1 to see where)");
                LOG.debug("could not start", error);
                yield FAILED;
            }
        };
    }
}
