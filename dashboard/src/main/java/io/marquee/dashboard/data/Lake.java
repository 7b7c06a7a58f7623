package io.marquee.dashboard.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.Sha256;
import io.marquee.UserError;
import io.marquee.registry.Manifest;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.StoredFile;
import io.marquee.registry.Workspace;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// The workspace's Parquet files as tables.
///
/// What a run made is taken over into a DuckDB file of our own when it is first asked for, since a
/// grid that jumps to the hundred thousandth row must not read all files again. Runs never change
/// once they are published, so nothing taken over ever grows stale.
@Component
public final class Lake implements AutoCloseable {

    /// Runs that are kept at hand; the one not asked for longest makes room.
    private static final int MOST_RUNS = 6;

    private static final String MEMORY = "256MB";

    /// Rows that are sorted at once while a run is taken over: what that memory holds, with room.
    private static final long MOST_SORTED = 500_000;

    private static final String NO_REJECTS =
            """
            CREATE TABLE rejects (file VARCHAR, row BIGINT, line BIGINT, reason VARCHAR, "column" VARCHAR,
                "value" VARCHAR, detail VARCHAR, payload VARCHAR)\
            """;

    private final ObjectStore store;
    private final long mostSorted;
    private final Path folder;
    private final DuckDBConnection database;
    private final QueryTimes times = new QueryTimes();
    private @Nullable StreamFiles followed;
    private final Remembered<String, RunTables> taken =
            new Remembered<>(
                    MOST_RUNS,
                    oldest -> run(List.of("DROP SCHEMA %s CASCADE".formatted(oldest.schema()))));

    /// @param store where the workspace lies
    @Autowired
    public Lake(ObjectStore store) {
        this(store, MOST_SORTED);
    }

    Lake(ObjectStore store, long mostSorted) {
        this.store = store;
        this.mostSorted = mostSorted;
        try {
            folder = Files.createTempDirectory("marquee-lake-");
            database = open(folder.resolve("lake.duckdb"));
        } catch (IOException | SQLException e) {
            throw new UserError(
                    "The dashboard cannot keep its tables among the temporary files: %s."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /// The tables of the newest predictions; empty where nothing has been scored.
    ///
    /// @throws UserError if the workspace cannot be read
    public Optional<RunTables> newestScored() {
        return Workspace.open(store).predictions().latest().map(Manifest::runId).map(this::of);
    }

    /// The tables of the newest catalog that was cleaned; empty where none was.
    ///
    /// @throws UserError if the workspace cannot be read
    public Optional<RunTables> newestDataset() {
        return Workspace.open(store).datasets().latest().map(Manifest::runId).map(this::of);
    }

    /// The tables of a run.
    ///
    /// @throws UserError if it has made none, or they cannot be read
    public RunTables of(String runId) {
        return taken.answer(runId, () -> takeAlone(runId));
    }

    /// The tables of a stream, as far as its files have come by now: `windows`, `standings` and
    /// `predictions`, with the columns of its files and of each thing the latest row alone. Of
    /// windows the last eight days are there. One stream is at hand at a time.
    ///
    /// @param stream the run that began it
    /// @throws UserError if the workspace cannot be read
    public synchronized RunTables stream(String stream) {
        StreamFiles files = followed;
        if (files == null || !files.stream().equals(stream)) {
            if (files != null) {
                run(List.of("DROP SCHEMA %s CASCADE".formatted(files.schema())));
            }
            followed = null;
            files = new StreamFiles(stream);
            run(files.create());
            followed = files;
        }
        try {
            for (StreamFiles.Kind kind : StreamFiles.Kind.values()) {
                List<String> keys =
                        store.list(files.folder(kind)).stream().map(StoredFile::path).toList();
                for (List<String> fresh : files.fresh(keys)) {
                    run(files.take(kind, parquet(fresh.stream().map(this::local).toList())));
                    files.taken(fresh);
                }
            }
        } finally {
            removeCopies();
        }
        return new RunTables(stream, files.schema(), false, database, times);
    }

    /// One run at a time, since copies are shared; who asks for a run that is there need not wait.
    private synchronized RunTables takeAlone(String runId) {
        try {
            return take(runId);
        } finally {
            removeCopies();
        }
    }

    /// Rows of what the newest runs predicted, read where they lie: for looking up a few titles,
    /// not worth taking whole runs over.
    ///
    /// @param most how many runs at most
    /// @param where a condition on the columns of predictions, with a `?` for every parameter
    /// @return of the newest run first
    /// @throws UserError if the workspace cannot be read
    public <T> List<T> newestPredictions(
            int most, String where, List<?> parameters, Function<Row, T> read) {
        List<String> files =
                Workspace.open(store).predictions().list().stream()
                        .limit(most)
                        .flatMap(run -> files("predictions/" + run.runId()).stream())
                        .toList();
        return files.isEmpty()
                ? List.of()
                : new RunTables("", "main", false, database, times)
                        .list(
                                "SELECT * FROM %s WHERE %s ORDER BY run_id DESC"
                                        .formatted(parquet(files, true), where),
                                parameters,
                                read);
    }

    /// How many rows are at hand, in all tables of all runs.
    long rows() {
        return new RunTables("", "main", false, database, times)
                .one(
                        "SELECT coalesce(sum(estimated_size), 0)::BIGINT AS rows FROM duckdb_tables()",
                        List.of(),
                        row -> row.count("rows"));
    }

    QueryTimes times() {
        return times;
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        try {
            database.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunTables take(String runId) {
        Workspace workspace = Workspace.open(store);
        if (workspace.datasets().find(runId).isEmpty()) {
            throw new UserError(
                    "Run %s has no cleaned catalog in %s. Choose another run, or score again."
                            .formatted(runId, store.location("datasets")));
        }
        Optional<Manifest> predictions = workspace.predictions().find(runId);
        boolean scored = predictions.isPresent();
        String schema = "\"run_%s\"".formatted(runId);
        List<String> titles = files("datasets/%s/titles".formatted(runId));
        if (titles.isEmpty()) {
            throw new UserError(
                    "Run %s has kept no titles: an older Marquee made it. Score again."
                            .formatted(runId));
        }
        List<String> rejects = files("datasets/%s/rejects".formatted(runId));
        List<String> statements =
                new ArrayList<>(
                        List.of(
                                "BEGIN",
                                "CREATE SCHEMA " + schema,
                                "USE " + schema,
                                "CREATE TABLE titles AS SELECT * FROM " + parquet(titles),
                                rejects.isEmpty()
                                        ? NO_REJECTS
                                        : "CREATE TABLE rejects AS SELECT * FROM "
                                                + parquet(rejects)));
        predictions.ifPresent(manifest ->
                statements.addAll(
                        takeScored(parquet(files("predictions/" + runId)), manifest.rows())));
        statements.add("COMMIT");
        run(statements);
        return new RunTables(runId, schema, scored, database, times);
    }

    /// The best first, as most people look at them: rows that are looked at together then lie
    /// together, and take a twentieth of the time. Sorting takes memory for all that are sorted at
    /// once, so many rows go band by band of ratings, the highest first.
    private List<String> takeScored(String predictions, long rows) {
        String joined =
                """
                SELECT p.*, t.added, t.runtime_minutes, t.seasons
                FROM %s p JOIN titles t USING (title_id)\
                """
                        .formatted(predictions);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE scored AS %s LIMIT 0".formatted(joined));
        long bands = Math.ceilDiv(Math.max(1, rows), mostSorted);
        for (long band = bands; band > 0; band--) {
            statements.add(
                    "INSERT INTO scored %s WHERE %s AND %s ORDER BY predicted_rating DESC, title_id"
                            .formatted(
                                    joined,
                                    band == 1
                                            ? "true"
                                            : "predicted_rating >= "
                                                    + cut(predictions, band - 1, bands),
                                    band == bands
                                            ? "true"
                                            : "predicted_rating < "
                                                    + cut(predictions, band, bands)));
        }
        return statements;
    }

    /// The rating between a band and the next higher one, the lowest being the first.
    private static String cut(String predictions, long band, long bands) {
        return "(SELECT quantile_disc(predicted_rating, %s) FROM %s)"
                .formatted((double) band / bands, predictions);
    }

    private static String parquet(List<String> files) {
        return parquet(files, false);
    }

    /// @param byName whether files of different versions of Marquee may stand beside each other
    private static String parquet(List<String> files, boolean byName) {
        return files.stream()
                .map(file -> "'" + file.replace("'", "''") + "'")
                .collect(
                        Collectors.joining(
                                ", ", "read_parquet([", "], union_by_name = " + byName + ")"));
    }

    /// The Parquet files below a folder, copied to this machine where they are not on it.
    private List<String> files(String folderKey) {
        return store.list(folderKey).stream()
                .map(StoredFile::path)
                .filter(path -> path.endsWith(".parquet"))
                .map(this::local)
                .toList();
    }

    private String local(String key) {
        String location = store.location(key);
        if (!location.contains("://")) {
            return location;
        }
        try {
            byte[] content =
                    store.read(key)
                            .orElseThrow(() -> new UserError("%s is gone.".formatted(location)));
            // What is published never changes, so one copy will do.
            Path copy = folder.resolve("copy-" + Sha256.of(key.getBytes(UTF_8)) + ".parquet");
            if (Files.notExists(copy)) {
                Path part = Files.createTempFile(folder, "part-", "");
                Files.write(part, content);
                Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy.toString();
        } catch (IOException e) {
            throw new UserError("%s cannot be copied: %s.".formatted(location, e.getMessage()), e);
        }
    }

    private void removeCopies() {
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "copy-*")) {
            for (Path copy : copies) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs statements on one connection, which is closed, and rolled back, if one fails.
    private void run(List<String> statements) {
        try (Connection connection = database.duplicate();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new UserError(
                    "The files of a run cannot be read: %s. Restore them from a copy, or score again."
                            .formatted(reason(e)),
                    e);
        }
    }

    /// The sentence in the middle of DuckDB's: before it is what the driver did, after it the
    /// statement.
    private static String reason(SQLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines()
                .filter(line -> line.startsWith("Error: "))
                .map(line -> line.substring("Error: ".length()))
                .findFirst()
                .orElse(message)
                .strip();
    }

    private static DuckDBConnection open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '%s'".formatted(MEMORY));
            statement.execute("SET preserve_insertion_order = false");
            // Files are read once; one that was damaged and is restored must not be remembered.
            statement.execute("SET enable_external_file_cache = false");
        }
        return connection.unwrap(DuckDBConnection.class);
    }
}
