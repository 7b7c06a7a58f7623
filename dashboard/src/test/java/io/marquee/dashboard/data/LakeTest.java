package io.marquee.dashboard.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.ScoredWorkspace.Scored;
import io.marquee.registry.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

    @TempDir Path folder;
    ScoredWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new ScoredWorkspace(folder);
    }

    @Test
    void has_nothing_in_an_empty_workspace() {
        try (Lake lake = new Lake(workspace.store())) {
            assertThat(lake.newestScored()).isEmpty();
            assertThat(lake.newestDataset()).isEmpty();
        }
    }

    @Test
    void joins_predictions_with_their_titles() {
        String run = workspace.score();
        try (Lake lake = new Lake(workspace.store())) {
            RunTables tables = lake.newestScored().orElseThrow();

            assertThat(tables.runId()).isEqualTo(run);
            assertThat(tables.scored()).isTrue();
            assertThat(
                            tables.list(
                                    "SELECT * FROM scored ORDER BY title_id",
                                    List.of(),
                                    LakeTest::line))
                    .hasSize(8)
                    .startsWith(
                            "s1 MOVIE 2018 [Dramas] 2019-05-01 95 null 4.0 4.5 true TEST [0.25 released 2018, -0.125 Dramas] 2026-11-22T12:01:00Z")
                    .contains(
                            "s6 MOVIE 2020 [Dramas] null null null 4.0 NaN null null [0.25 released 2020, -0.125 Dramas] 2026-11-22T12:01:00Z");
            assertThat(count(tables, "titles")).isEqualTo(8);
            String reject =
                    tables.one(
                            "SELECT reason, detail FROM rejects",
                            List.of(),
                            row -> row.text("reason") + " " + row.text("detail"));
            assertThat(reject).isEqualTo("NO_ID It has no id.");
        }
    }

    @Test
    void takes_rows_over_best_first_however_few_are_sorted_at_once() {
        List<Double> ratings = List.of(3.0, 4.5, Double.NaN, 2.0, 4.5, 1.0, 3.5);
        workspace.score(
                IntStream.range(0, ratings.size())
                        .mapToObj(i ->
                                new Scored("s" + i, "MOVIE", 2020).predicted(ratings.get(i), 0.5))
                        .toList());
        for (int mostSorted : List.of(1, 2, 3, 7)) {
            try (Lake lake = new Lake(workspace.store(), mostSorted)) {
                assertThat(
                                lake.newestScored()
                                        .orElseThrow()
                                        .list(
                                                "SELECT title_id FROM scored ORDER BY rowid",
                                                List.of(),
                                                row -> row.text("title_id")))
                        .as("%d at once", mostSorted)
                        .containsExactly("s2", "s1", "s4", "s6", "s0", "s3", "s5");
            }
        }
    }

    @Test
    void has_an_empty_table_of_rejects_where_no_row_was_rejected() {
        String run = workspace.clean();
        try (Lake lake = new Lake(workspace.store())) {
            RunTables tables = lake.newestDataset().orElseThrow();

            assertThat(tables.runId()).isEqualTo(run);
            assertThat(tables.scored()).isFalse();
            assertThat(count(tables, "titles")).isEqualTo(1);
            assertThat(count(tables, "rejects")).isZero();
            assertThat(lake.newestScored()).isEmpty();
        }
    }

    @Test
    void binds_values_with_quotes() {
        workspace.score(
                List.of(
                        new Scored("q", "MOVIE", 2020)
                                .title("It's \"quoted\"; DROP TABLE scored; -- ?")
                                .predicted(3, 0.5)));
        try (Lake lake = new Lake(workspace.store())) {
            RunTables tables = lake.newestScored().orElseThrow();
            String title =
                    tables.one("SELECT title FROM scored", List.of(), row -> row.text("title"));

            assertThat(title).isEqualTo("It's \"quoted\"; DROP TABLE scored; -- ?");
            assertThat(
                            tables.list(
                                    "SELECT title_id FROM scored WHERE title = ?",
                                    List.of(title),
                                    row -> row.text("title_id")))
                    .containsExactly("q");
        }
    }

    @Test
    void reads_a_workspace_with_a_quote_in_its_path() {
        ScoredWorkspace quoted = new ScoredWorkspace(folder.resolve("it's"));
        quoted.score();
        try (Lake lake = new Lake(quoted.store())) {
            assertThat(count(lake.newestScored().orElseThrow(), "scored")).isEqualTo(8);
        }
    }

    @Test
    void follows_to_a_newer_run() {
        workspace.score();
        try (Lake lake = new Lake(workspace.store())) {
            assertThat(count(lake.newestScored().orElseThrow(), "scored")).isEqualTo(8);
            workspace.score(List.of(new Scored("x", "MOVIE", 2020).predicted(3, 0.5)));

            assertThat(count(lake.newestScored().orElseThrow(), "scored")).isEqualTo(1);
        }
    }

    @Test
    void keeps_six_runs_at_hand_and_takes_the_oldest_over_again_when_asked() {
        List<String> runs =
                IntStream.range(0, 7)
                        .mapToObj(i ->
                                workspace.score(
                                        List.of(
                                                new Scored("t" + i, "MOVIE", 2020)
                                                        .predicted(3, 0.5))))
                        .toList();
        try (Lake lake = new Lake(workspace.store())) {
            RunTables first = lake.of(runs.getFirst());
            for (String run : runs.subList(1, 6)) {
                lake.of(run);
            }
            assertThat(lake.of(runs.getFirst())).isSameAs(first);
            lake.of(runs.get(6));

            assertThat(schemas(first)).hasSize(6).doesNotContain("run_" + runs.get(1));
            String title =
                    lake.of(runs.get(1))
                            .one(
                                    "SELECT title_id FROM scored",
                                    List.of(),
                                    row -> row.text("title_id"));
            assertThat(title).isEqualTo("t1");
            assertThat(schemas(first)).hasSize(6).doesNotContain("run_" + runs.get(2));
        }
    }

    @Test
    void mirrors_what_does_not_lie_on_this_machine() {
        workspace.score();
        ObjectStore remote = elsewhere(workspace.store());
        try (Lake lake = new Lake(remote)) {
            RunTables tables = lake.newestScored().orElseThrow();

            assertThat(remote.location("titles")).isEqualTo("s3://bucket/titles");
            assertThat(count(tables, "scored")).isEqualTo(8);
            assertThat(count(tables, "rejects")).isEqualTo(1);
            assertThat(database(tables).resolveSibling(".").toFile().list())
                    .noneMatch(name -> name.startsWith("copy-"));
        }
    }

    @Test
    void says_where_a_run_has_no_catalog() {
        try (Lake lake = new Lake(workspace.store())) {
            assertThatThrownBy(() -> lake.of("no-such-run"))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Run no-such-run has no cleaned catalog in %s. Choose another run, or score again."
                                    .formatted(workspace.store().location("datasets")));
            assertThatThrownBy(() -> lake.of("../x\"; DROP SCHEMA main; --"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is not a run");
        }
    }

    @Test
    void says_where_a_file_is_damaged_and_reads_it_once_it_is_restored() throws Exception {
        String run = workspace.score();
        Path file = folder.resolve("predictions").resolve(run).resolve("part-0.parquet");
        byte[] good = Files.readAllBytes(file);
        byte[] damaged = good.clone();
        System.arraycopy("garbage".getBytes(UTF_8), 0, damaged, damaged.length - 7, 7);
        Files.write(file, damaged);
        try (Lake lake = new Lake(workspace.store())) {
            assertThatThrownBy(lake::newestScored)
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "The files of a run cannot be read: Invalid Input Error: No magic bytes found at end of file '%s'. Restore them from a copy, or score again."
                                    .formatted(file.toRealPath()));

            Files.write(file, good);
            assertThat(count(lake.newestScored().orElseThrow(), "scored")).isEqualTo(8);
        }
    }

    @Test
    void says_what_to_do_where_a_run_of_an_older_version_has_kept_no_titles() {
        String run = workspace.scoreWithoutTitles();
        try (Lake lake = new Lake(workspace.store())) {
            assertThatThrownBy(lake::newestScored)
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Run %s has kept no titles: an older Marquee made it. Score again."
                                    .formatted(run));
        }
    }

    @Test
    void answers_many_threads_at_once() throws Exception {
        String first = workspace.score();
        String second = workspace.scoreMany(5_000);
        try (Lake lake = new Lake(workspace.store());
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Long>> questions = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String run = i % 2 == 0 ? first : second;
                questions.add(() -> count(lake.of(run), "scored"));
            }
            List<Long> answers = new ArrayList<>();
            for (Future<Long> answer : threads.invokeAll(questions)) {
                answers.add(answer.get());
            }

            assertThat(answers)
                    .isEqualTo(
                            IntStream.range(0, 40)
                                    .mapToObj(i -> i % 2 == 0 ? 8L : 5_000L)
                                    .toList());
        }
    }

    @Test
    void leaves_nothing_among_the_temporary_files() {
        workspace.score();
        Lake lake = new Lake(workspace.store());
        Path file = database(lake.newestScored().orElseThrow());
        assertThat(file).exists();
        lake.close();

        assertThat(file.getParent()).doesNotExist();
    }

    private static Path database(RunTables tables) {
        String path =
                tables.one(
                        "SELECT path FROM duckdb_databases() WHERE path LIKE '%lake.duckdb'",
                        List.of(), row -> row.text("path"));
        return Path.of(path);
    }

    private static long count(RunTables tables, String table) {
        return tables.one("SELECT count(*) AS n FROM " + table, List.of(), row -> row.count("n"));
    }

    private static List<String> schemas(RunTables tables) {
        return tables.list(
                "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'run_%'",
                List.of(), row -> row.text("schema_name"));
    }

    private static String line(Row row) {
        return "%s %s %d %s %s %s %s %s %s %s %s %s %s"
                .formatted(
                        row.text("title_id"),
                        row.text("kind"),
                        row.count("release_year"),
                        row.texts("genres"),
                        row.dateOrNull("added"),
                        row.wholeOrNull("runtime_minutes"),
                        row.wholeOrNull("seasons"),
                        row.number("predicted_rating"),
                        row.number("actual_rating"),
                        row.flagOrNull("actual_liked"),
                        row.textOrNull("split"),
                        row.structs("reasons", fields -> fields[2] + " " + fields[1]),
                        row.instant("scored_at"));
    }

    /// The same store, saying that it lies in a bucket.
    private static ObjectStore elsewhere(ObjectStore store) {
        return (ObjectStore)
                Proxy.newProxyInstance(
                        ObjectStore.class.getClassLoader(),
                        new Class<?>[] {ObjectStore.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("location")) {
                                return "s3://bucket/" + arguments[0];
                            }
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
