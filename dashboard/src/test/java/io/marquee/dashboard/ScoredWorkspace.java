package io.marquee.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.Json;
import io.marquee.registry.FolderStore;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.ModelManifest.Gate;
import io.marquee.registry.Publications;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A workspace in a folder with titles scored by hand, in the Parquet files that runs publish. Its
/// clock goes on by a minute with every run.
public final class ScoredWorkspace {

    public static final String MODEL = "v1";
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /// A name that hopes to be taken for markup.
    public static final String HOSTILE_GENRE = "<img src=x onerror=\"document.title='hacked'\">";

    /// Eight titles whose means can be worked out in the head.
    ///
    /// ```
    /// id  kind    year  genres          countries     maturity  added    length  predicted  liked  actual    split
    /// s1  MOVIE   2018  Dramas          France        PG-13     2019-05  95 min  4.0  .8   yes    4.5  yes   TEST
    /// s2  MOVIE   2018  Dramas,Comedies France,Spain  PG-13     2019-06  100     3.0  .6   yes    2.0  no    TEST
    /// s3  MOVIE   2019  Comedies        Spain         R         2020-01  125     2.0  .2   no     3.0  yes   TRAIN
    /// s4  SERIES  2019  Dramas          France        TV-MA     2020-02  1 s.    5.0  .9   yes    5.0  yes   TRAIN
    /// s5  SERIES  2020  Comedies        India         TV-14     2020-03  3 s.    3.0  .4   no     3.5  yes   TEST
    /// s6  MOVIE   2020  Dramas          (none)        (none)    (none)   (none)  4.0  .7   yes    –    –     –
    /// s7  SERIES  2020  Docuseries      India         TV-14     2021-07  12 s.   1.0  .1   no     –    –     –
    /// s8  MOVIE   2020  <img …>,Dramas  "Côte d'Ivoire" R       2021-08  250     3.5  .55  yes    –    –     –
    /// ```
    public static final List<Scored> TITLES =
            List.of(
                    new Scored("s1", "MOVIE", 2018)
                            .genres("Dramas")
                            .countries("France")
                            .maturity("PG-13")
                            .added("2019-05-01")
                            .minutes(95)
                            .predicted(4.0, 0.8)
                            .actual(4.5, true, "TEST"),
                    new Scored("s2", "MOVIE", 2018)
                            .genres("Dramas", "Comedies")
                            .countries("France", "Spain")
                            .maturity("PG-13")
                            .added("2019-06-01")
                            .minutes(100)
                            .predicted(3.0, 0.6)
                            .actual(2.0, false, "TEST"),
                    new Scored("s3", "MOVIE", 2019)
                            .genres("Comedies")
                            .countries("Spain")
                            .maturity("R")
                            .added("2020-01-01")
                            .minutes(125)
                            .predicted(2.0, 0.2)
                            .actual(3.0, true, "TRAIN"),
                    new Scored("s4", "SERIES", 2019)
                            .genres("Dramas")
                            .countries("France")
                            .maturity("TV-MA")
                            .added("2020-02-01")
                            .seasons(1)
                            .predicted(5.0, 0.9)
                            .actual(5.0, true, "TRAIN"),
                    new Scored("s5", "SERIES", 2020)
                            .genres("Comedies")
                            .countries("India")
                            .maturity("TV-14")
                            .added("2020-03-01")
                            .seasons(3)
                            .predicted(3.0, 0.4)
                            .actual(3.5, true, "TEST"),
                    new Scored("s6", "MOVIE", 2020).genres("Dramas").predicted(4.0, 0.7),
                    new Scored("s7", "SERIES", 2020)
                            .genres("Docuseries")
                            .countries("India")
                            .maturity("TV-14")
                            .added("2021-07-01")
                            .seasons(12)
                            .predicted(1.0, 0.1),
                    new Scored("s8", "MOVIE", 2020)
                            .genres(HOSTILE_GENRE, "Dramas")
                            .countries("Côte d'Ivoire")
                            .maturity("R")
                            .added("2021-08-01")
                            .minutes(250)
                            .predicted(3.5, 0.55));

    private static final String COLUMNS =
            """
            {title_id: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR', directors: 'VARCHAR[]',
            "cast": 'VARCHAR[]', countries: 'VARCHAR[]', added: 'DATE', release_year: 'INTEGER',
            maturity: 'VARCHAR', runtime_minutes: 'INTEGER', seasons: 'INTEGER',
            genres: 'VARCHAR[]', description: 'VARCHAR', predicted_rating: 'DOUBLE',
            like_probability: 'DOUBLE', actual_rating: 'DOUBLE', actual_liked: 'BOOLEAN',
            split: 'VARCHAR'}\
            """;

    private static final String TITLE_COLUMNS =
            """
            title_id, kind, title, directors, "cast", countries, added, release_year, maturity,
            runtime_minutes, seasons, genres, description, 10::BIGINT AS ratings,
            actual_rating AS mean_rating, 5::BIGINT AS likes, 2::BIGINT AS dislikes,
            20::BIGINT AS plays, 15::BIGINT AS finishes, actual_rating AS rating,
            actual_liked AS liked, split, []::VARCHAR[] AS merged_ids, []::VARCHAR[] AS repairs,
            'titles.csv' AS file, row_number() OVER (ORDER BY title_id) AS "row"\
            """;

    private static final String PREDICTION_COLUMNS =
            """
            title_id, title, kind, release_year, genres, countries, maturity, predicted_rating,
            greatest(predicted_rating - 0.5, 1) AS rating_low,
            least(predicted_rating + 0.5, 5) AS rating_high, like_probability,
            like_probability >= 0.5 AS predicted_liked,
            [{'feature': 'release_year', 'text': 'released ' || release_year, 'contribution': 0.25::DOUBLE},
             {'feature': 'genre', 'text': genres[1], 'contribution': -0.125::DOUBLE}] AS reasons,
            []::VARCHAR[] AS unfamiliar, actual_rating, actual_liked, split, '%s' AS model_version,
            '%s' AS run_id, TIMESTAMPTZ '%s' AS scored_at\
            """;

    /// Rows by turns of 40 genres (one to three each), 30 countries, 60 years, 12 maturities; every
    /// fifth with a verdict, of which a fifth is in the test split.
    private static final String MANY =
            """
            SELECT 'm' || i AS title_id, if(i %% 3 = 0, 'SERIES', 'MOVIE') AS kind,
                'Title ' || i AS title, ['Director ' || (i %% 5000)] AS directors,
                ['Actor ' || (i %% 20000), 'Actor ' || (i %% 777)] AS "cast",
                list_distinct(['Country ' || (hash(i) %% 30), 'Country ' || (i %% 7)]) AS countries,
                DATE '2008-01-01' + (i * 7 %% 5000)::INTEGER AS added,
                (1965 + hash(i + 1) %% 60)::INTEGER AS release_year,
                ['TV-MA', 'R', 'PG-13', 'PG', 'G', 'TV-14', 'TV-PG', 'TV-Y', 'TV-Y7', 'TV-G', 'NR',
                 NULL][(1 + hash(i + 2) %% 12)::BIGINT] AS maturity,
                if(i %% 3 = 0, NULL, (60 + hash(i + 3) %% 120)::INTEGER) AS runtime_minutes,
                if(i %% 3 = 0, (1 + hash(i + 4) %% 9)::INTEGER, NULL) AS seasons,
                list_distinct(['Genre ' || (hash(i + 5) %% 40), 'Genre ' || (hash(i + 6) %% 40),
                    'Genre ' || (hash(i + 7) %% 8)]) AS genres,
                'Something happens to somebody, number ' || i || '.' AS description,
                1 + (hash(i + 8) %% 4000)::DOUBLE / 1000 AS predicted_rating,
                (hash(i + 9) %% 1000)::DOUBLE / 1000 AS like_probability,
                if(i %% 5 = 0, 1 + (hash(i + 10) %% 4000)::DOUBLE / 1000, NULL) AS actual_rating,
                if(i %% 5 = 0, hash(i + 11) %% 2 = 0, NULL) AS actual_liked,
                if(i %% 5 = 0, if(i %% 25 = 0, 'TEST', 'TRAIN'), NULL) AS split
            FROM range(%d) AS numbers(i)\
            """;

    private static final String REJECT =
            """
            SELECT 'titles.csv' AS file, 9::BIGINT AS "row", 10::BIGINT AS line, 'NO_ID' AS reason,
                'show_id' AS "column", '' AS "value", 'It has no id.' AS detail,
                ',Movie,Nobody' AS payload\
            """;

    private final FolderStore store;
    private final Workspace workspace;
    private Instant now = NOON;

    /// @param folder of the workspace; made by the first run
    public ScoredWorkspace(Path folder) {
        store = new FolderStore(folder);
        workspace = Workspace.open(store, () -> now, new Random(1));
    }

    public FolderStore store() {
        return store;
    }

    public Workspace workspace() {
        return workspace;
    }

    /// Scores [#TITLES].
    ///
    /// @return the id of the run
    public String score() {
        return score(TITLES);
    }

    /// Publishes a run that has scored these titles. One row of its catalog was rejected.
    ///
    /// @return the id of the run
    public String score(List<Scored> titles) {
        try {
            Path rows = Files.createTempFile("scored", ".jsonl");
            Files.write(rows, titles.stream().map(title -> Json.line(title.row())).toList());
            String runId =
                    publish(
                            "SELECT * FROM read_json('%s', format = 'newline_delimited', columns = %s)"
                                    .formatted(rows, COLUMNS),
                            titles.size());
            Files.delete(rows);
            return runId;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Publishes a run that has scored as many made-up titles as asked for, the same ones each
    /// time.
    ///
    /// @return the id of the run
    public String scoreMany(int rows) {
        return publish(MANY.formatted(rows), rows);
    }

    /// Publishes a run that has scored one title and kept only its prediction.
    ///
    /// @return the id of the run
    public String scoreWithoutTitles() {
        try (Run run = start("score")) {
            workspace.datasets().stage(run.id(), "rejects/part-0.parquet", parquet(REJECT));
            workspace.datasets().commit(run.id(), 0, null);
            String predictions = PREDICTION_COLUMNS.formatted(MODEL, run.id(), now);
            byte[] file = parquet(select(predictions, MANY.formatted(1)));
            workspace.predictions().stage(run.id(), "part-0.parquet", file);
            workspace.predictions().commit(run.id(), 1, MODEL);
            run.done();
            return run.id();
        }
    }

    /// Publishes a run that has cleaned a catalog and scored nothing.
    ///
    /// @return the id of the run
    public String clean() {
        try (Run run = start("train")) {
            workspace
                    .datasets()
                    .stage(run.id(), "titles/part-0.parquet", parquet("SELECT 's1' AS title_id"));
            workspace.datasets().commit(run.id(), 1, null);
            run.done();
            return run.id();
        }
    }

    /// Puts a model into the registry, accepted and champion.
    public void publishModel(String version) {
        workspace
                .models()
                .publish(
                        new ModelManifest(
                                1,
                                version,
                                version,
                                now,
                                1,
                                "ab12",
                                0.5,
                                Map.of("r2", 0.3, "roc_auc", 0.75),
                                new Gate(true, "Better than naive."),
                                Map.of()),
                        Map.of("rating.json", "{}".getBytes(UTF_8)));
        workspace.models().promote(version, "It is the first.", "train");
    }

    private String publish(String rows, long count) {
        try (Run run = start("score")) {
            String predictions = PREDICTION_COLUMNS.formatted(MODEL, run.id(), now);
            Publications datasets = workspace.datasets();
            datasets.stage(run.id(), "titles/part-0.parquet", parquet(select(TITLE_COLUMNS, rows)));
            datasets.stage(run.id(), "rejects/part-0.parquet", parquet(REJECT));
            datasets.commit(run.id(), count, null);
            workspace
                    .predictions()
                    .stage(run.id(), "part-0.parquet", parquet(select(predictions, rows)));
            workspace.predictions().commit(run.id(), count, MODEL);
            run.model(MODEL);
            run.counts(Map.of("rows.read", count + 1));
            run.done();
            return run.id();
        }
    }

    private Run start(String command) {
        now = now.plusSeconds(60);
        Software software = new Software("0.1.0", "Java 25", "Linux", Map.of());
        return workspace.start(new RunRequest(command, Map.of(), "DirectRunner", software));
    }

    private static String select(String columns, String rows) {
        return "SELECT %s FROM (%s)".formatted(columns, rows);
    }

    /// What an answer of DuckDB's looks like as a Parquet file.
    private static byte[] parquet(String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Path file = Files.createTempFile("scored", ".parquet");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(query, file));
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            return content;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A title and what was predicted of it; what is not said is not known.
    ///
    /// @param row by column
    public record Scored(Map<String, Object> row) {

        /// @param kind `MOVIE` or `SERIES`
        public Scored(String id, String kind, int year) {
            this(
                    Map.of(
                            "title_id",
                            id,
                            "kind",
                            kind,
                            "release_year",
                            year,
                            "title",
                            "Title " + id,
                            "description",
                            "Something happens in " + id + ".",
                            "directors",
                            List.of("Director of " + id),
                            "cast",
                            List.of("Actor of " + id),
                            "genres",
                            List.of(),
                            "countries",
                            List.of()));
        }

        /// A name other than "Title" and the id.
        public Scored title(String title) {
            return with("title", title);
        }

        public Scored genres(String... genres) {
            return with("genres", List.of(genres));
        }

        public Scored countries(String... countries) {
            return with("countries", List.of(countries));
        }

        public Scored maturity(String code) {
            return with("maturity", code);
        }

        /// @param day such as `2019-05-01`
        public Scored added(String day) {
            return with("added", day);
        }

        public Scored minutes(int minutes) {
            return with("runtime_minutes", minutes);
        }

        public Scored seasons(int seasons) {
            return with("seasons", seasons);
        }

        /// @param likeProbability predicted to be liked from a half on
        public Scored predicted(double rating, double likeProbability) {
            return with("predicted_rating", rating).with("like_probability", likeProbability);
        }

        /// @param split `TRAIN` or `TEST`
        public Scored actual(double rating, boolean liked, String split) {
            return with("actual_rating", rating).with("actual_liked", liked).with("split", split);
        }

        private Scored with(String column, Object value) {
            Map<String, Object> changed = new TreeMap<>(row);
            changed.put(column, value);
            return new Scored(changed);
        }
    }
}
