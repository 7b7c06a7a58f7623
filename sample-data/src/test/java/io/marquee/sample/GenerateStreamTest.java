package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GenerateStreamTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir private Path folder;

    @Test
    void the_truth_is_what_a_careful_reader_adds_up() throws IOException {
        StreamTruth truth = generate("one", 5_000);
        Set<String> ids = new HashSet<>();
        long duplicates = 0;
        long bad = 0;
        Map<String, long[]> hours = new TreeMap<>();
        Map<String, JsonNode> said = new TreeMap<>();
        List<String> lines = lines("one");
        for (String line : lines) {
            if (!line.startsWith("{")
                    || line.contains("shrug")
                    || line.contains("yesterday")
                    || line.contains("\"9\"")) {
                bad++;
                continue;
            }
            JsonNode event = Json.tree(line, "line");
            if (!ids.add(text(event, "event_id"))) {
                duplicates++;
                continue;
            }
            String kind = text(event, "kind");
            String title = text(event, "title_id");
            String hour = text(event, "occurred_at").substring(0, 13) + " " + title;
            long[] sums = hours.computeIfAbsent(hour, _ -> new long[6]);
            int place = List.of("play", "finish", "rate", "sum", "like", "dislike").indexOf(kind);
            sums[place]++;
            if (kind.equals("rate")) {
                sums[3] += 1_000 * Long.parseLong(text(event, "value"));
            }
            if (!kind.equals("play") && !kind.equals("finish")) {
                String who = title + (kind.equals("rate") ? " r " : " t ") + text(event, "user_id");
                said.merge(
                        who,
                        event,
                        (a, b) ->
                                text(a, "occurred_at").compareTo(text(b, "occurred_at")) > 0
                                        ? a
                                        : b);
            }
        }

        assertThat(truth.lines()).isEqualTo(lines.size());
        assertThat(truth.events()).isEqualTo(ids.size()).isEqualTo(5_000);
        assertThat(truth.duplicates()).isEqualTo(duplicates).isBetween(60L, 140L);
        assertThat(truth.bad().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(bad)
                .isBetween(25L, 80L);
        assertThat(truth.late()).isBetween(100L, 200L);
        assertThat(truth.hours())
                .allSatisfy(hour ->
                        assertThat(
                                        hours.remove(
                                                hour.start().toString().substring(0, 13)
                                                        + " "
                                                        + hour.titleId()))
                                .containsExactly(
                                        hour.plays(),
                                        hour.finishes(),
                                        hour.ratings(),
                                        hour.ratingSum(),
                                        hour.likes(),
                                        hour.dislikes()));
        assertThat(hours).isEmpty();
        assertThat(truth.titles())
                .allSatisfy(title -> {
                    List<JsonNode> rated = of(said, title.titleId() + " r ");
                    List<JsonNode> thumbed = of(said, title.titleId() + " t ");
                    assertThat(title.ratings()).isEqualTo(rated.size());
                    assertThat(title.ratingSum())
                            .isEqualTo(
                                    rated.stream()
                                            .mapToLong(
                                                    e -> 1_000 * Long.parseLong(text(e, "value")))
                                            .sum());
                    assertThat(title.likes())
                            .isEqualTo(
                                    thumbed.stream()
                                            .filter(e -> text(e, "kind").equals("like"))
                                            .count());
                    assertThat(title.likes() + title.dislikes()).isEqualTo(thumbed.size());
                });
    }

    @Test
    void the_same_options_give_the_same_files() throws IOException {
        generate("one", 500);
        generate("two", 500);

        assertThat(lines("two")).isEqualTo(lines("one"));
        assertThat(folder.resolve("two/truth.json"))
                .hasSameBinaryContentAs(folder.resolve("one/truth.json"));
        assertThat(files("one"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("part-000001.jsonl", "part-000002.jsonl", "part-000003.jsonl");
    }

    @Test
    void the_popular_are_ahead_by_the_skew() throws IOException {
        List<StreamTruth.Title> titles = generate("one", 5_000).titles();

        long first = plays(titles, "s1");
        assertThat(first).isGreaterThan(plays(titles, "s10") * 4);
        assertThat(plays(titles, "s2")).isBetween(first * 3 / 10, first * 7 / 10);
    }

    @Test
    void files_come_at_the_rate_when_paced() throws IOException {
        Instant before = Instant.now();
        run("one", "--events", 100, "--rate", 200, "--events-per-file", 50, "--paced");

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(400));
    }

    @ParameterizedTest
    @CsvSource({
        "--events,0,--events is 0",
        "--late,0.7,--late is 0.7",
        "--skew,-1,--skew is -1",
        "--lateness,10,not beyond --disorder",
        "--events-per-file,0,--events-per-file is 0"
    })
    void refuses_what_makes_no_sense(String option, String value, String words) {
        Generated.Run run =
                Generated.run("--stream", "--output", folder.resolve("x"), option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(words);
    }

    private StreamTruth generate(String name, int events) throws IOException {
        run(name, "--events", events, "--titles", 50, "--start", START, "--events-per-file", 200);
        return Json.read(
                Files.readAllBytes(folder.resolve(name).resolve("truth.json")),
                StreamTruth.class,
                "truth");
    }

    private void run(String name, Object... options) {
        List<Object> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--stream", "--output", folder.resolve(name)));
        Generated.Run run = Generated.run(all.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("events"))) {
            return files.sorted().toList();
        }
    }

    private List<String> lines(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(name)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private static long plays(List<StreamTruth.Title> titles, String id) {
        return titles.stream()
                .filter(t -> t.titleId().equals(id))
                .findFirst()
                .orElseThrow()
                .plays();
    }

    private static List<JsonNode> of(Map<String, JsonNode> said, String prefix) {
        return said.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String text(JsonNode event, String name) {
        return event.get(name).asString();
    }
}
