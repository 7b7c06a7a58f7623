package io.marquee.dashboard.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/// The tables that one run made, for queries in DuckDB's SQL.
///
/// `titles` and `rejects` have the columns of the run's dataset. A run that scored has `scored`
/// too: the columns of its predictions, and of their titles `added`, `runtime_minutes` and
/// `seasons`; for the rest of a few titles, join `titles` by `title_id`.
public final class RunTables {

    private final String runId;
    private final String schema;
    private final boolean scored;
    private final DuckDBConnection database;
    private final QueryTimes times;

    RunTables(
            String runId,
            String schema,
            boolean scored,
            DuckDBConnection database,
            QueryTimes times) {
        this.runId = runId;
        this.schema = schema;
        this.scored = scored;
        this.database = database;
        this.times = times;
    }

    /// The run whose tables these are.
    public String runId() {
        return runId;
    }

    /// Whether there is a table `scored`.
    public boolean scored() {
        return scored;
    }

    /// All rows of an answer, in its order. Safe to call from many threads.
    ///
    /// @param sql with a `?` for every parameter; values never go into the text
    /// @param parameters strings, numbers, booleans or dates
    /// @param read makes a result of each row; the row is gone afterwards
    public <T> List<T> list(String sql, List<?> parameters, Function<Row, T> read) {
        return ask(
                sql,
                parameters,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        Row row = new Row(rows);
                        List<T> list = new ArrayList<>();
                        while (rows.next()) {
                            list.add(read.apply(row));
                        }
                        return list;
                    }
                });
    }

    /// The first column of an answer, in its order: for many whole numbers, such as the `rowid`s of
    /// a table.
    public int[] numbers(String sql, List<?> parameters) {
        return ask(
                sql,
                parameters,
                statement -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        IntStream.Builder numbers = IntStream.builder();
                        while (rows.next()) {
                            numbers.add(rows.getInt(1));
                        }
                        return numbers.build().toArray();
                    }
                });
    }

    /// Writes an answer into a file, without ever holding it in memory.
    ///
    /// @param sql as for [#list]
    public void copy(String sql, List<?> parameters, Path file, CopyFormat format) {
        ask(
                "COPY (%s) TO '%s' (%s)"
                        .formatted(sql, file.toString().replace("'", "''"), format.options()),
                parameters,
                PreparedStatement::execute);
    }

    /// What [#copy] writes.
    public enum CopyFormat {
        CSV("FORMAT csv, HEADER"),
        PARQUET("FORMAT parquet, COMPRESSION zstd");

        private final String options;

        CopyFormat(String options) {
            this.options = options;
        }

        String options() {
            return options;
        }
    }

    private <T> T ask(String sql, List<?> parameters, Asking<T> asking) {
        long began = System.nanoTime();
        try (Connection connection = database.duplicate()) {
            try (Statement use = connection.createStatement()) {
                use.execute("USE " + schema);
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                    statement.setObject(i + 1, parameters.get(i));
                }
                return asking.ask(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a query failed: " + sql, e);
        } finally {
            times.add(System.nanoTime() - began);
        }
    }

    private interface Asking<T> {
        T ask(PreparedStatement statement) throws SQLException;
    }

    /// The one row of an answer.
    public <T> T one(String sql, List<?> parameters, Function<Row, T> read) {
        List<T> rows = list(sql, parameters, read);
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "%d rows instead of one: %s".formatted(rows.size(), sql));
        }
        return rows.getFirst();
    }

    String schema() {
        return schema;
    }
}
