package io.marquee.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.registry.FolderStore;
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
import java.util.Map;
import java.util.Random;

/// What a stream has left in a workspace: a day in windows of an hour, from noon on. Of `s1` there
/// are 10 plays an hour, and 40 in the last two; of `s2` there are always 5.
public final class SomeStream {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final String WINDOW =
            """
            SELECT '%s' AS title_id, TIMESTAMPTZ '2026-11-22 12:00:00+00' + hour * INTERVAL 1 HOUR AS window_start,
                60::BIGINT AS window_minutes, (%s)::BIGINT AS plays, 0::BIGINT AS finishes, 0::BIGINT AS ratings,
                NULL::DOUBLE AS mean_rating, 0::BIGINT AS likes, 0::BIGINT AS dislikes, 'EARLY' AS timing, %d::BIGINT AS revision
            FROM range(24) hours(hour) WHERE %s\
            """;

    private static final String STANDING =
            """
            SELECT '%s' AS title_id, %d::BIGINT AS ratings, 4.5::DOUBLE AS mean_rating, %s::DOUBLE AS rating, true AS liked,
                3::BIGINT AS likes, 1::BIGINT AS dislikes, 0.75::DOUBLE AS like_share, 300::BIGINT AS plays, 200::BIGINT AS finishes,
                TIMESTAMPTZ '2026-11-23 11:%d:00+00' AS latest, %d::BIGINT AS revision\
            """;

    private static final String PREDICTION =
            """
            SELECT '%s' AS title_id, '%s' AS title, %s::DOUBLE AS predicted_rating, 0.8::DOUBLE AS like_probability,
                true AS predicted_liked, '%s' AS model_version, TIMESTAMPTZ '2026-11-23 11:%d:00+00' AS scored_at\
            """;

    private SomeStream() {}

    /// A stream that has ended.
    ///
    /// @return its run
    public static String publish(Path folder) {
        try (Run run =
                Workspace.open(new FolderStore(folder), () -> NOON, new Random(6))
                        .start(
                                new RunRequest(
                                        "stream",
                                        Map.of("events", "events/*.jsonl"),
                                        "FlinkRunner",
                                        new Software("0.1.0", "Java 25", "Linux", Map.of())))) {
            String id = run.id();
            // What is told later may lie in the file that is read first.
            write(folder, id, "windows/part-b", WINDOW.formatted("s1", "1", 0, "hour >= 22"));
            write(
                    folder,
                    id,
                    "windows/part-a",
                    WINDOW.formatted("s1", "if(hour < 22, 10, 40)", 1, "true")
                            + " UNION ALL "
                            + WINDOW.formatted("s2", "5", 0, "true"));
            write(
                    folder,
                    id,
                    "standings/part-a",
                    STANDING.formatted("s1", 7, "4.25", 50, 3)
                            + " UNION ALL "
                            + STANDING.formatted("s1", 6, "4.0", 40, 2)
                            + " UNION ALL "
                            + STANDING.formatted("s2", 2, "NULL", 30, 0));
            write(
                    folder,
                    id,
                    "predictions/part-a",
                    PREDICTION.formatted("s1", "Night Train", "3.9", "v1", 10)
                            + " UNION ALL "
                            + PREDICTION.formatted("s2", "<b>Bold</b>", "2.5", "v1", 20));
            Files.writeString(
                    folder.resolve("runs").resolve(id).resolve("counts.json"),
                    """
                    {"events.read":1000,"events.counted":950,"events.duplicate":20,"events.late":10,
                     "events.rejected.unknown event kind":15,"events.rejected.unreadable time":5,
                     "rows.read":12,"rows.accepted":10,"rows.rejected.missing title":2}
                    """,
                    UTF_8);
            run.done();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is told next: `s1` was scored again, by another model.
    public static void goOn(Path folder, String run) {
        write(
                folder,
                run,
                "predictions/part-b",
                PREDICTION.formatted("s1", "Night Train", "4.1", "v2", 30));
    }

    private static void write(Path folder, String run, String file, String rows) {
        Path path = folder.resolve("streams").resolve(run).resolve(file + ".parquet");
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            Files.createDirectories(path.getParent());
            Path part = path.resolveSibling(".part");
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)".formatted(rows, part));
            Files.move(part, path);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
