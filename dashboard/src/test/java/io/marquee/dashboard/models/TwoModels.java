package io.marquee.dashboard.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.gate.Verdict;
import io.marquee.registry.FolderStore;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.ModelManifest.Gate;
import io.marquee.registry.Models;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// A workspace with three models: `v0`, which came with next to no files; `v1`, trained on the
/// sample data, the champion after it; and `v2`, trained likewise with 100 trees and refused by the
/// gate. The figures of `v1` and `v2` are what the pipeline wrote, rounded to six digits.
///
/// Two runs read a catalog, the second of which left its rows: three titles and four rejects.
public final class TwoModels {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /// A card that hopes for a reader who runs scripts.
    public static final String CARD =
            """
            # Model v1

            **Accepted by the gate.**

            <img src="data:image/png,x" onerror="document.title='hacked'">

            | figure | value |
            |---|---:|
            | R² | 0.307 |
            """;

    private final FolderStore store;
    private final Workspace workspace;
    private final List<String> runs;
    private Instant now = NOON;

    public TwoModels(Path folder) {
        store = new FolderStore(folder);
        workspace = Workspace.open(store, () -> now, new Random(1));
        runs =
                List.of(
                        run("train", 10, 1, Map.of("MISSING_TITLE", 1L)),
                        run(
                                "score",
                                8,
                                0,
                                Map.of(
                                        "MISSING_TITLE",
                                        1L,
                                        "IMPOSSIBLE_RELEASE_YEAR",
                                        1L,
                                        "WRONG_CELL_COUNT",
                                        2L)));
        writeRows(runs.getLast());
        publish("v0", new Gate(true, "Better than naive."), Map.of());
        now = now.plusSeconds(60);
        publish(
                "v1",
                gate("first"),
                files("first", "evaluation", "gate", "importance", "provenance"));
        now = now.plusSeconds(60);
        publish("v2", gate("second"), files("second", "evaluation", "gate", "provenance"));
        models().promote("v0", "It is the first.", "train");
        models().promote("v1", "It is better.", "train");
    }

    public FolderStore store() {
        return store;
    }

    public Models models() {
        return workspace.models();
    }

    /// The ids of the runs that read a catalog, the oldest first.
    public List<String> runs() {
        return runs;
    }

    /// A file of one of the models.
    public static byte[] file(String path) {
        try (InputStream file =
                Objects.requireNonNull(TwoModels.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Publishes another model.
    public void publish(String version, Gate gate, Map<String, byte[]> files) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.put(
                "rating.json",
                "{\"learner\":{\"feature_names\":[\"release_year\",\"runtime_minutes\"]}}"
                        .getBytes(UTF_8));
        models().publish(
                        new ModelManifest(
                                1,
                                version,
                                version,
                                now,
                                1,
                                "ab12",
                                0.5,
                                Map.of("r2", 0.307, "roc_auc", 0.751),
                                gate,
                                Map.of()),
                        all);
    }

    private static Gate gate(String model) {
        Verdict verdict = Verdict.read(file(model + "/gate.json"), model);
        return new Gate(verdict.accepted(), verdict.sentence());
    }

    private static Map<String, byte[]> files(String model, String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name + ".json", file("%s/%s.json".formatted(model, name)));
        }
        files.put("MODEL_CARD.md", CARD.getBytes(UTF_8));
        return files;
    }

    private String run(String command, long read, long merged, Map<String, Long> rejects) {
        Software software = new Software("0.1.0", "Java 25", "Linux", Map.of());
        Run run =
                workspace.start(
                        new RunRequest(
                                command,
                                Map.of("rename", "listed_in=genres"),
                                "DirectRunner",
                                software));
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("rows.read", read);
        counts.put("rows.merged", merged);
        long rejected = 0;
        for (Map.Entry<String, Long> reject : rejects.entrySet()) {
            counts.put("rows.rejected." + reject.getKey(), reject.getValue());
            rejected += reject.getValue();
        }
        counts.put("rows.accepted", read - merged - rejected);
        counts.put("repairs.TRIMMED", 2L);
        counts.put("repairs.JOINED_LINES", 1L);
        counts.put("events.rejected.UNREADABLE_TIME", 5L);
        run.counts(counts);
        now = now.plusSeconds(60);
        run.done();
        return run.id();
    }

    private void writeRows(String runId) {
        String folder = workspace.datasets().stagingLocation(runId);
        copy(
                folder + "/titles",
                """
                VALUES
                ('s1', 'MOVIE', ['D'], ['A', 'B'], ['France'], DATE '2020-01-01', 2018, 'PG-13', 95, NULL::INTEGER, ['Dramas', 'Comedies'], 'Text', ['TRIMMED title:  a: b']),
                ('s2', 'MOVIE', [], ['A'], ['France', 'Spain'], NULL, 2019, NULL, 104, NULL, ['Dramas'], '', ['TRIMMED title:  c', 'JOINED_LINES description: d']),
                ('s3', 'SERIES', [], [], [], NULL, 2021, 'R', NULL, 2, ['Dramas'], 'Text', []::VARCHAR[])\
                """,
                """
                title_id, kind, directors, "cast", countries, added, release_year, maturity,
                runtime_minutes, seasons, genres, description, repairs\
                """);
        copy(
                folder + "/rejects",
                """
                VALUES
                ('/data/a.csv', 2::BIGINT, 3::BIGINT, 'MISSING_TITLE', 'title', '', 'There is no title.', 's7 | Movie |  | D | A | France |  | 2020 | PG | 90 min | Dramas | Text |  | '),
                ('/data/a.csv', 5, 7, 'IMPOSSIBLE_RELEASE_YEAR', 'release_year', '3021', 'Year 3021 is to come.', 's8 | Movie | =1+1 | D | A | "Q", R |  | 3021 | PG | 90 min | Dramas | Text |  | '),
                ('/data/b.csv', 1, 2, 'WRONG_CELL_COUNT', '', '', '3 cells instead of 12.', 's9,Movie,Name'),
                ('/data/events.csv', 9, 10, 'UNREADABLE_TIME', 'occurred_at', 'noon', 'No time.', 'e1 | u1 | s1 | rate | 4 | noon')\
                """,
                "file, \"row\", line, reason, \"column\", \"value\", detail, payload");
        workspace.datasets().commit(runId, 7, null);
    }

    private static void copy(String folder, String rows, String columns) {
        Path.of(folder).toFile().mkdirs();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM (%s) AS t(%s)) TO '%s/part-0.parquet' (FORMAT parquet)"
                            .formatted(rows, columns, folder));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
