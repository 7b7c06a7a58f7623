package io.marquee.sample;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command `./marquee generate --stream`.
@Command(
        name = "marquee generate --stream",
        sortOptions = false,
        description = {
            "Invents engagement events as they happen, out of order, late, repeated and bad, and"
                    + " writes down the true totals beside them.",
            "The titles are those of the catalog that generate makes. The same options with the"
                    + " same --start give the same files."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class GenerateStream implements Callable<Integer> {

    @Option(names = "--stream", required = true, description = "a stream, not a catalog")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean stream;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "good events, each once (default: ${DEFAULT-VALUE})")
    private long events;

    @Option(
            names = "--titles",
            paramLabel = "N",
            defaultValue = "8000",
            description = "titles they are about, s1 to sN (default: ${DEFAULT-VALUE})")
    private int titles;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "7",
            description = "any whole number (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "100",
            description =
                    "events a second in the time in which they happen (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--skew",
            paramLabel = "K",
            defaultValue = "1",
            description =
                    "how far the popular are ahead: the n-th title comes up 1/n^K as often as the"
                            + " first (default: ${DEFAULT-VALUE})")
    private double skew;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description =
                    "when the first may happen, as 2026-01-31T20:00:00Z (default: now; with --paced it is always now)")
    private @Nullable Instant start;

    @Option(
            names = "--disorder",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description =
                    "how far an event in time may be behind its place (default: ${DEFAULT-VALUE})")
    private long disorderSeconds;

    @Option(
            names = "--lateness",
            paramLabel = "SECONDS",
            defaultValue = "43200",
            description =
                    "how far a late event may be behind its place (default: ${DEFAULT-VALUE})")
    private long latenessSeconds;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0.03",
            description = "share of events that come late (default: ${DEFAULT-VALUE})")
    private double late;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "share of events that come twice (default: ${DEFAULT-VALUE})")
    private double duplicates;

    @Option(
            names = "--bad",
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "bad lines beside so many good ones (default: ${DEFAULT-VALUE})")
    private double bad;

    @Option(
            names = "--events-per-file",
            paramLabel = "N",
            defaultValue = "10000",
            description = "lines of each file events/part-N.jsonl (default: ${DEFAULT-VALUE})")
    private long eventsPerFile;

    @Option(
            names = "--paced",
            description = "let files come at the rate, from now on, and not all at once")
    private boolean paced;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description =
                    "write to a topic of these brokers, not to files; truth.json still goes to --output")
    private @Nullable String kafka;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "events",
            description = "the topic, with --kafka (default: ${DEFAULT-VALUE})")
    private String topic;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "settings of Kafka's client, for TLS and SASL")
    private @Nullable Path kafkaProperties;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "generated-stream",
            description = "folder to write to, new or empty (default: ./${DEFAULT-VALUE})")
    private Path output;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        StreamPlan plan =
                new StreamPlan(
                        events,
                        titles,
                        seed,
                        rate,
                        skew,
                        start == null || paced ? Instant.now() : start,
                        Duration.ofSeconds(disorderSeconds),
                        Duration.ofSeconds(latenessSeconds),
                        new StreamPlan.Shares(late, duplicates, bad));
        StreamTruth truth;
        try (StreamFolder folder = StreamFolder.open(output, eventsPerFile, paced)) {
            truth = write(new EventStream(plan), folder);
            folder.finish(truth);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                "%,d lines in %s: %,d events, %,d of them late; %,d repeated, %,d bad. What they come to is in %s."
                        .formatted(
                                truth.lines(),
                                kafka == null
                                        ? output.resolve("events").toString()
                                        : "the topic " + topic,
                                truth.events(),
                                truth.late(),
                                truth.duplicates(),
                                truth.bad().values().stream().mapToLong(n -> n).sum(),
                                output.resolve(Output.TRUTH)));
        out.flush();
        return 0;
    }

    private StreamTruth write(EventStream events, StreamFolder folder) throws IOException {
        if (kafka == null) {
            return events.write(folder);
        }
        try (StreamTopic records = StreamTopic.open(kafka, topic, kafkaProperties, paced)) {
            StreamTruth truth = events.write(records);
            records.finish();
            return truth;
        }
    }
}
