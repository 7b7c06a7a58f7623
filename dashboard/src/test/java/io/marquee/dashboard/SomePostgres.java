package io.marquee.dashboard;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/// A real PostgreSQL server on any free port. Where none can be started the test that asks for it
/// is skipped, and says why.
public final class SomePostgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private SomePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static SomePostgres start() {
        try {
            return new SomePostgres(EmbeddedPostgres.builder().start());
        } catch (IOException | RuntimeException e) {
            return abort("PostgreSQL cannot be started here: " + e.getMessage());
        }
    }

    /// An empty database of its own.
    public DataSource database() {
        return server.getDatabase(USER, create());
    }

    /// An empty database of its own, as the dashboard is told of it.
    StateDatabase.Server state() {
        return new StateDatabase.Server(
                "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), create()),
                USER,
                "");
    }

    private String create() {
        String name = "d" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
