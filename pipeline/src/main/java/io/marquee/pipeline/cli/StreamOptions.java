package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.StreamPipeline;
import io.marquee.pipeline.run.Inputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say what a stream follows, and how it deals with time.
final class StreamOptions {

    @Option(
            names = "--events",
            paramLabel = "FILES",
            description =
                    "Engagement events to follow: CSV or JSON Lines, as for train --engagement; a glob. Each file is read once, when it comes. May be given more than once.")
    private List<String> events = List.of();

    @Option(
            names = "--titles",
            paramLabel = "FILES",
            description =
                    "New and changed titles to score as they come: CSV or JSON Lines, as for score --catalog; a glob. May be given more than once.")
    private List<String> titles = List.of();

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--rename",
            paramLabel = "OURS=THEIRS",
            description = "A catalog column that goes by another name there.")
    private Map<String, String> renames = Map.of();

    @Option(
            names = "--windows",
            paramLabel = "TIME",
            split = ",",
            defaultValue = "1h,24h",
            converter = TimeSpan.class,
            description =
                    "Lengths of the windows that engagement is added up in (default: ${DEFAULT-VALUE}).")
    private List<Duration> windows = List.of();

    @Option(
            names = "--lateness",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = TimeSpan.class,
            description =
                    "How long after its end a window is still corrected by late events; later ones are rejected (default: ${DEFAULT-VALUE}).")
    private Duration lateness = Duration.ZERO;

    @Option(
            names = "--disorder",
            paramLabel = "TIME",
            defaultValue = "5m",
            converter = TimeSpan.class,
            description =
                    "How much later than its successors an event may come and be in time (default: ${DEFAULT-VALUE}).")
    private Duration disorder = Duration.ZERO;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = TimeSpan.class,
            description =
                    "After how long without events time goes on by the clock, so that windows end (default: ${DEFAULT-VALUE}).")
    private Duration idle = Duration.ZERO;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = TimeSpan.class,
            description = "How soon news is written (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ZERO;

    @Option(
            names = "--until-idle",
            description = "End when everything that is there is read, for a try-out.")
    private boolean untilIdle;

    StreamPipeline.Sources events() {
        return new StreamPipeline.Sources(
                events.stream().map(Inputs::absolute).toList(), kafka.events());
    }

    StreamPipeline.Sources titles() {
        return new StreamPipeline.Sources(
                titles.stream().map(Inputs::absolute).toList(), kafka.titles());
    }

    Map<String, String> renames() {
        return renames;
    }

    boolean scores() {
        return !titles().isEmpty();
    }

    /// Checks what no option can say of itself.
    ///
    /// @throws UserError if the options do not go together
    StreamPipeline.Timing timing() {
        if (events().isEmpty() && titles().isEmpty()) {
            throw new UserError(
                    "Name what to follow: --events, --titles, or both; or topics of --kafka.");
        }
        if (untilIdle && kafka.isUsed()) {
            throw new UserError(
                    "--until-idle is for files; a topic has no end. Stop the stream with --stop.");
        }
        for (Duration window : windows) {
            if (window.toSeconds() % 60 != 0 || window.isZero()) {
                throw new UserError(
                        "--windows has %s; a window is of one or more whole minutes."
                                .formatted(TimeSpan.written(window)));
            }
        }
        if (windows.stream().distinct().count() < windows.size()) {
            throw new UserError("--windows has the same length twice.");
        }
        if (every.isZero()) {
            throw new UserError("--every is 0s; it must be at least 1s.");
        }
        kafka.check();
        return new StreamPipeline.Timing(
                windows.stream().map(StreamOptions::joda).toList(),
                joda(lateness),
                joda(disorder),
                joda(idle),
                joda(every),
                untilIdle);
    }

    Duration every() {
        return every;
    }

    /// The options as given that a stream keeps for as long as it lives, for the record.
    Map<String, String> recorded() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("events", String.join(" ", events));
        options.put("titles", String.join(" ", titles));
        List<String> pairs = new ArrayList<>();
        renames.forEach((ours, theirs) -> pairs.add(ours + "=" + theirs));
        options.putAll(kafka.recorded());
        options.put("rename", String.join("\n", pairs));
        options.put("windows", String.join(",", windows.stream().map(TimeSpan::written).toList()));
        options.put("lateness", TimeSpan.written(lateness));
        options.put("disorder", TimeSpan.written(disorder));
        options.put("idle", TimeSpan.written(idle));
        options.put("until-idle", String.valueOf(untilIdle));
        return options;
    }

    private static org.joda.time.Duration joda(Duration duration) {
        return org.joda.time.Duration.millis(duration.toMillis());
    }
}
