package io.marquee.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.Json;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.Runners;
import io.marquee.registry.StoredModel;
import io.marquee.sample.Generate;
import io.marquee.scoring.ScoringModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Both pipelines from files to files, twice: once with everything in one file, one bucket and so
/// large blocks, and with all checks of the runner; once with everything spread, and with the
/// options that the commands choose.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePipelineTest {

    private static final int ROWS = 300;

    /// With it, there are a row to reject and a pair to merge.
    private static final int SEED = 42;

    private Path folder = Path.of("");
    private WholeRun together = new WholeRun(folder, Checked::pipeline);
    private WholeRun spread = together;
    private Counts trained = new Counts();
    private Counts trainedSpread = new Counts();
    private Counts scored = new Counts();

    /// What the generator says of its own files.
    ///
    /// @param rejects rows that nothing can be made of
    record Truth(long rows, long rejects, Map<String, Long> dirt, Events events) {

        record Events(long lines, long repeated, long bad, Map<String, Long> badByReason) {}
    }

    @BeforeAll
    void run(@TempDir Path given) throws InterruptedException {
        folder = given;
        Path one = generate("one", ROWS);
        Path many = generate("many", ROWS / 3);
        together = new WholeRun(folder.resolve("together"), Checked::pipeline);
        trained = together.train(source(one, "catalog/*", "engagement/*", 1));
        scored = together.score(source(one, "catalog/*", "engagement/*", 1));
        spread = new WholeRun(folder.resolve("spread"), WholePipelineTest::likeTheCommands);
        trainedSpread = spread.train(source(many, "catalog/*", "engagement/*", 7));
        spread.score(source(many, "catalog/*", "engagement/*", 3));
    }

    @Test
    void accounts_for_every_row_of_the_catalog() throws IOException {
        Truth truth = truth("one");
        long rejected = sum(trained.under(Counts.ROWS_REJECTED));

        assertThat(trained.of(Counts.ROWS_READ)).isEqualTo(ROWS).isEqualTo(truth.rows());
        assertThat(rejected).isEqualTo(truth.rejects());
        assertThat(trained.of(Counts.ROWS_MERGED)).isEqualTo(truth.dirt().get("same_title"));
        assertThat(trained.of(Counts.ROWS_ACCEPTED) + trained.of(Counts.ROWS_MERGED) + rejected)
                .isEqualTo(ROWS);
        assertThat(trained.of(Counts.ROWS_MERGED)).isPositive();
        assertThat(rejected).isPositive();
        assertThat(trained.under("repairs")).isNotEmpty();
    }

    @Test
    void accounts_for_every_event() throws IOException {
        Truth.Events truth = truth("one").events();
        Map<String, Long> rejected = trained.under("events.rejected");

        assertThat(trained.of("events.read")).isEqualTo(truth.lines());
        assertThat(
                        trained.of("events.used")
                                + trained.of("events.duplicate")
                                + trained.of("events.unknown_title")
                                + sum(rejected))
                .isEqualTo(truth.lines());
        assertThat(rejected.keySet())
                .isSubsetOf("UNREADABLE_VERDICT", "UNKNOWN_EVENT_KIND", "UNREADABLE_TIME");
        assertThat(sum(rejected))
                .isBetween(
                        truth.bad() - truth.badByReason().getOrDefault("unknown_title", 0L),
                        truth.bad() + truth.repeated());
        assertThat(trained.of("events.duplicate")).isPositive();
    }

    @Test
    void keeps_every_reject_and_every_title() throws IOException {
        assertThat(together.rows("dataset/titles"))
                .hasSize((int) trained.of(Counts.ROWS_ACCEPTED))
                .extracting(row -> row.get("title_id"))
                .doesNotHaveDuplicates();
        Map<String, Long> reasons =
                together.rows("dataset/rejects").stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> (String) row.get("reason"),
                                        TreeMap::new,
                                        Collectors.counting()));
        Map<String, Long> counted = new TreeMap<>(trained.under(Counts.ROWS_REJECTED));
        trained.under("events.rejected").forEach((r, n) -> counted.merge(r, n, Long::sum));
        // Events of one unknown title are one reject.
        assertThat(reasons.remove("UNKNOWN_TITLE"))
                .isBetween(1L, trained.of("events.unknown_title"));
        assertThat(reasons).isEqualTo(counted);
    }

    @Test
    void predicts_for_every_accepted_title_once() throws IOException {
        assertThat(scored.values()).isEqualTo(trained.values());
        assertThat(together.rows("predictions"))
                .extracting(row -> row.get("title_id"))
                .containsExactlyInAnyOrderElementsOf(
                        together.rows("dataset/titles").stream()
                                .map(row -> row.get("title_id"))
                                .toList());
        assertThat(together.rows("predictions"))
                .allSatisfy(row -> {
                    assertThat((Double) row.get("predicted_rating")).isBetween(1.0, 5.0);
                    assertThat((Double) row.get("like_probability")).isBetween(0.0, 1.0);
                    assertThat(row).containsEntry("model_version", together.model().version());
                });
        assertThat(together.rows("scored/titles"))
                .containsExactlyInAnyOrderElementsOf(together.rows("dataset/titles"));
        assertThat(together.rows("scored/rejects")).hasSameSizeAs(together.rows("dataset/rejects"));
    }

    @Test
    void says_of_every_prediction_what_was_known_of_the_title() throws IOException {
        Map<Object, List<Object>> known =
                together.rows("dataset/titles").stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.get("title_id"),
                                        row ->
                                                Arrays.asList(
                                                        row.get("rating"),
                                                        row.get("liked"),
                                                        row.get("split"))));

        assertThat(together.rows("predictions"))
                .allSatisfy(row ->
                        assertThat(
                                        Arrays.asList(
                                                row.get("actual_rating"),
                                                row.get("actual_liked"),
                                                row.get("split")))
                                .isEqualTo(known.get(row.get("title_id"))));
        assertThat(known.values()).extracting(List::getLast).contains("TRAIN", "TEST", null);
    }

    @Test
    void counts_the_same_however_the_rows_are_spread() {
        // How many events are repeated hangs on the files that the generator writes.
        Counts titles = new Counts(trained.under("rows"));
        Counts repairs = new Counts(trained.under("repairs"));

        assertThat(trainedSpread.under("rows")).isEqualTo(titles.values());
        assertThat(trainedSpread.under("repairs")).isEqualTo(repairs.values());
    }

    @Test
    void makes_the_same_model_to_the_last_bit_however_the_rows_are_spread() {
        StoredModel model = together.model();
        StoredModel other = spread.model();

        for (String file :
                List.of(
                        ScoringModel.FEATURES,
                        ScoringModel.LABELS,
                        ScoringModel.RATING,
                        ScoringModel.LIKED,
                        ScoringModel.EVALUATION)) {
            assertThat(other.file(file)).as(file).isEqualTo(model.file(file));
        }
    }

    @Test
    void predicts_the_same_to_the_last_bit_however_the_rows_are_spread() throws IOException {
        assertThat(predictions(spread)).isEqualTo(predictions(together)).isNotEmpty();
    }

    private static Pipeline likeTheCommands() {
        return Pipeline.create(Runners.choose(List.of(), 0, "test"));
    }

    /// By title, without what tells one run from another.
    private static Map<String, Map<String, Object>> predictions(WholeRun run) throws IOException {
        Map<String, Map<String, Object>> byTitle = new TreeMap<>();
        for (Map<String, Object> row : run.rows("predictions")) {
            Map<String, Object> prediction = new TreeMap<>(row);
            prediction.keySet().removeAll(List.of("model_version", "run_id", "scored_at"));
            byTitle.put((String) row.get("title_id"), prediction);
        }
        return byTitle;
    }

    private Path generate(String name, int titlesPerFile) {
        Path output = folder.resolve(name);
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        int code =
                Generate.run(
                        silent,
                        silent,
                        "--titles=" + ROWS,
                        "--seed=" + SEED,
                        "--events-per-title=30",
                        "--titles-per-file=" + titlesPerFile,
                        "--output=" + output);
        assertThat(code).isZero();
        return output;
    }

    private static CatalogSource source(
            Path folder, String catalog, String engagement, int buckets) {
        return new CatalogSource(
                List.of(folder.resolve(catalog).toString()),
                Map.of(),
                List.of(),
                List.of(folder.resolve(engagement).toString()),
                buckets);
    }

    private Truth truth(String name) throws IOException {
        return Json.read(
                Files.readAllBytes(folder.resolve(name).resolve("truth.json")),
                Truth.class,
                "truth.json");
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
