package io.marquee.sample;

import io.marquee.Json;
import io.marquee.UserError;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command `./marquee generate`. Exit codes: 0 done, 1 failed, 2 wrong usage.
@Command(
        name = "marquee generate",
        sortOptions = false,
        description = {
            "Invents a catalog and its engagement events, with the dirt of real ones, and says how"
                    + " well the labels could be foretold at best.",
            "The same titles and seed give the same files, on every machine."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Generate implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Option(
            names = "--titles",
            paramLabel = "N",
            defaultValue = "8000",
            description = "rows of the catalog (default: ${DEFAULT-VALUE})")
    private int titles;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7",
            description = "any whole number (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--events-per-title",
            paramLabel = "E",
            defaultValue = "25",
            description = "events per title on average (default: ${DEFAULT-VALUE})")
    private double eventsPerTitle;

    @Option(
            names = "--titles-per-file",
            paramLabel = "F",
            description =
                    "begin new files catalog/part-N.csv and engagement/part-N.csv.gz after so many"
                            + " titles (default: one catalog.csv and one engagement.csv.gz)")
    private @Nullable Integer titlesPerFile;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "generated",
            description = "folder to write to (default: ./${DEFAULT-VALUE})")
    private Path output;

    @Option(
            names = "--force",
            description = "replace generated files in a folder that is not empty; others stay")
    private boolean force;

    @Option(
            names = "--stream",
            description =
                    "make events as they happen, for the command stream; see generate --stream --help")
    @SuppressWarnings("UnusedVariable") // run looks for it
    private boolean stream;

    @Option(names = "--json", description = "print the truth as JSON, not as a table")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec private CommandSpec spec;

    private Generate() {}

    /// Runs the command and ends the process with its exit code.
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        System.exit(run(out, err, arguments));
    }

    /// Runs the command, in this process.
    ///
    /// @return the exit code
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        boolean stream = List.of(arguments).contains("--stream");
        return new CommandLine(stream ? new GenerateStream() : new Generate())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> {
                    err.println("marquee generate: " + e.getMessage());
                    err.println("Try 'marquee generate --help'.");
                    return WRONG_USAGE;
                })
                .setExecutionExceptionHandler((e, _, _) -> failed(e, err))
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Plan plan =
                new Plan(
                        titles,
                        seed,
                        eventsPerTitle,
                        titlesPerFile == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(titlesPerFile));
        PrintWriter err = spec.commandLine().getErr();
        Progress progress =
                new Progress(
                        err,
                        Optional.ofNullable(System.console())
                                .map(Console::isTerminal)
                                .orElse(false),
                        titles);
        Output files = Output.open(output, force);
        Truth truth;
        boolean published = false;
        try {
            truth = new Generator(plan).write(files, progress::at);
            progress.end();
            files.publish();
            published = true;
        } finally {
            if (!published) {
                files.discard();
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.line(truth) : Summary.of(truth, output));
        out.flush();
        return DONE;
    }

    private static int failed(Exception e, PrintWriter err) {
        return switch (e) {
            case UserError mistake -> {
                err.println("marquee generate: " + mistake.getMessage());
                yield WRONG_USAGE;
            }
            case IOException io -> {
                err.println(
                        "marquee generate: writing failed ("
                                + Failure.words(io)
                                + "); nothing was kept. Make room or name another folder.");
                yield FAILED;
            }
            default -> {
                err.println("marquee generate: failed unexpectedly: " + e);
                yield FAILED;
            }
        };
    }
}
