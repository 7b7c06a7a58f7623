package io.marquee.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.FieldMatchingStrategy;
import io.marquee.Json;
import io.marquee.pipeline.live.StandingRow;
import io.marquee.pipeline.live.WindowRow;
import io.marquee.pipeline.write.RejectRow;
import io.marquee.sample.Generate;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a stream has left in a workspace, beside the truth about the events that it followed.
final class LiveFiles {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private LiveFiles() {}

    /// Invents events, and the truth about them.
    ///
    /// @param options of `generate --stream`
    static Path generate(Path folder, Object... options) {
        StringWriter err = new StringWriter();
        String[] line =
                Stream.concat(
                                Stream.of("--stream", "--output=" + folder),
                                Stream.of(options).map(Object::toString))
                        .toArray(String[]::new);
        int code =
                Generate.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), line);
        assertThat(code).as(err.toString()).isZero();
        return folder;
    }

    static JsonNode truth(Path generated) throws IOException {
        return Json.tree(Files.readString(generated.resolve("truth.json")), "truth");
    }

    /// The counts that a stream has to come to.
    static Map<String, Long> counts(JsonNode truth) {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("events.read", truth.get("lines").asLong());
        counts.put("events.counted", truth.get("events").asLong());
        counts.put("events.duplicate", truth.get("duplicates").asLong());
        rejects(truth).forEach((reason, n) -> counts.put("events.rejected." + reason, n));
        return counts;
    }

    /// Nothing is lost and nothing is there twice: in windows, standings and rejects.
    ///
    /// @param run the stream's folder
    static void assertAsInvented(Path run, JsonNode truth) throws IOException {
        assertThat(windows(run, 60)).isEqualTo(hours(truth, start -> start));
        assertThat(windows(run, 1_440))
                .isEqualTo(hours(truth, start -> start.substring(0, 11) + "00:00:00Z"));
        Map<String, List<Long>> standings = new TreeMap<>();
        standings(run)
                .forEach((id, row) ->
                        standings.put(
                                id,
                                List.of(
                                        row.plays(),
                                        row.finishes(),
                                        row.ratings(),
                                        thousandths(row.ratings(), row.meanRating()),
                                        row.likes(),
                                        row.dislikes())));
        assertThat(standings).isEqualTo(titles(truth));
        List<RejectRow> rejects = rows(run, "rejects", RejectRow.class);
        assertThat(
                        rejects.stream()
                                .filter(row -> !row.file().endsWith(".csv"))
                                .collect(
                                        Collectors.groupingBy(
                                                RejectRow::reason, Collectors.counting())))
                .isEqualTo(rejects(truth));
        assertThat(new HashSet<>(rejects)).hasSameSizeAs(rejects);
    }

    /// Waits until what a stream tells and has left is the truth: what is read comes into files,
    /// and is told, a little later.
    static void waitFor(JsonNode truth, Path workspace, OwnProcess stream) throws Exception {
        Instant start = Instant.now();
        while (true) {
            try {
                assertThat(read(workspace)).isEqualTo(truth.get("lines").asLong());
                assertAsInvented(onlyRun(workspace), truth);
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(start.plus(PATIENCE))) {
                    throw e;
                }
            }
            assertThat(stream.endsWithin(500)).isFalse();
        }
    }

    /// The only stream's folder.
    static Path onlyRun(Path workspace) {
        return workspace
                .resolve("streams")
                .resolve(TrainedWorkspace.published(workspace, "streams").getFirst());
    }

    /// How many events the newest run has read by now, as it tells itself.
    static long read(Path workspace) throws IOException {
        List<String> runs = TrainedWorkspace.published(workspace, "runs");
        if (runs.isEmpty()) {
            return 0;
        }
        Path counts = workspace.resolve("runs").resolve(runs.getLast()).resolve("counts.json");
        if (!Files.exists(counts)) {
            return 0;
        }
        return Json.tree(Files.readString(counts), "counts").path("events.read").asLong(0);
    }

    static <T> List<T> rows(Path run, String kind, Class<T> type) throws IOException {
        return read(run.resolve(kind), type);
    }

    static <T> List<T> read(Path files, Class<T> type) throws IOException {
        List<T> rows = new ArrayList<>();
        for (Path file : TrainedWorkspace.files(files)) {
            if (file.toString().endsWith(".parquet")) {
                rows.addAll(
                        new CarpetReader<>(file.toFile(), type)
                                .withFieldMatchingStrategy(FieldMatchingStrategy.SNAKE_CASE)
                                .toList());
            }
        }
        return rows;
    }

    /// What was told last of each title.
    static Map<String, StandingRow> standings(Path run) throws IOException {
        return latest(
                rows(run, "standings", StandingRow.class),
                StandingRow::titleId,
                StandingRow::revision);
    }

    private static <T> Map<String, T> latest(
            List<T> rows, Function<T, String> key, ToLongFunction<T> revision) {
        Map<String, T> latest = new TreeMap<>();
        rows.stream()
                .sorted(Comparator.comparingLong(revision))
                .forEach(row -> latest.put(key.apply(row), row));
        // A revision that is told twice would hide what is wrong with one of them.
        assertThat(
                        rows.stream()
                                .map(row -> key.apply(row) + " " + revision.applyAsLong(row))
                                .distinct())
                .hasSameSizeAs(rows);
        return latest;
    }

    /// Each window of a length as it was told last: plays, finishes, ratings and their sum, likes,
    /// dislikes.
    private static Map<String, List<Long>> windows(Path run, long minutes) throws IOException {
        List<WindowRow> rows =
                rows(run, "windows", WindowRow.class).stream()
                        .filter(row -> row.windowMinutes() == minutes)
                        .toList();
        Map<String, List<Long>> result = new TreeMap<>();
        latest(rows, row -> row.windowStart() + " " + row.titleId(), WindowRow::revision)
                .forEach((key, row) ->
                        result.put(
                                key,
                                List.of(
                                        row.plays(),
                                        row.finishes(),
                                        row.ratings(),
                                        thousandths(row.ratings(), row.meanRating()),
                                        row.likes(),
                                        row.dislikes())));
        return result;
    }

    private static Map<String, List<Long>> hours(JsonNode truth, Function<String, String> window) {
        Map<String, List<Long>> result = new TreeMap<>();
        for (JsonNode hour : truth.get("hours")) {
            String start = window.apply(hour.get("start").asString());
            result.merge(
                    start + " " + hour.get("titleId").asString(),
                    sums(hour),
                    (a, b) -> {
                        List<Long> sum = new ArrayList<>();
                        for (int i = 0; i < a.size(); i++) {
                            sum.add(a.get(i) + b.get(i));
                        }
                        return sum;
                    });
        }
        return result;
    }

    private static Map<String, List<Long>> titles(JsonNode truth) {
        Map<String, List<Long>> result = new TreeMap<>();
        for (JsonNode title : truth.get("titles")) {
            result.put(title.get("titleId").asString(), sums(title));
        }
        return result;
    }

    private static List<Long> sums(JsonNode node) {
        List<Long> sums = new ArrayList<>();
        for (String name :
                List.of("plays", "finishes", "ratings", "ratingSum", "likes", "dislikes")) {
            sums.add(node.get(name).asLong());
        }
        return sums;
    }

    private static Map<String, Long> rejects(JsonNode truth) {
        JsonNode bad = truth.get("bad");
        Map<String, Long> rejects = new TreeMap<>();
        rejects.put("NOT_JSON", bad.get("no_json").asLong());
        rejects.put("UNREADABLE_VERDICT", bad.get("rating_out_of_range").asLong());
        rejects.put("UNKNOWN_EVENT_KIND", bad.get("unknown_kind").asLong());
        rejects.put("UNREADABLE_TIME", bad.get("unreadable_time").asLong());
        rejects.values().removeIf(n -> n == 0);
        return rejects;
    }

    private static long thousandths(long ratings, @Nullable Double mean) {
        return mean == null ? 0 : Math.round(1_000 * ratings * mean);
    }
}
