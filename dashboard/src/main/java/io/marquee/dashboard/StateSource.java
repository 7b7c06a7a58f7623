package io.marquee.dashboard;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;

/// Opens the dashboard's own database.
final class StateSource {

    /// H2's code for a file that another process has open.
    private static final int IN_USE = 90_020;

    private static final Set<PosixFilePermission> OWNER_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE =
            PosixFilePermissions.fromString("rw-------");

    private static final long CONNECT_MILLIS = 10_000;

    private StateSource() {}

    /// @throws UserError if it cannot be opened
    static HikariDataSource open(StateDatabase state) {
        return switch (state) {
            case StateDatabase.Folder(var folder) -> open(folder);
            case StateDatabase.Server server -> open(server);
        };
    }

    private static HikariDataSource open(Path folder) {
        try {
            createForOwner(folder);
        } catch (IOException e) {
            throw new UserError(
                    "%s cannot be made, or is not to be written to: %s. Choose another place: --state=FOLDER."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        HikariConfig config = new HikariConfig();
        // Spring closes it in order; H2's own hook would do so under its feet.
        config.setJdbcUrl(
                "jdbc:h2:file:"
                        + folder.resolve("state")
                        + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        config.setUsername("marquee");
        config.setPassword("");
        try {
            return connect(config);
        } catch (HikariPool.PoolInitializationException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException cause
                    && cause.getErrorCode() != IN_USE
                    && !isInUse(e)) {
                throw new UserError(
                        "The dashboard's state in %s cannot be read: %s."
                                .formatted(folder, firstLine(cause)),
                        e);
            }
            throw new UserError(
                    "Another dashboard has the state in %s open. End that one, or share a database: --database=jdbc:postgresql://HOST/NAME."
                            .formatted(folder),
                    e);
        }
    }

    private static HikariDataSource open(StateDatabase.Server server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.addDataSourceProperty("ApplicationName", "Marquee");
        try {
            return connect(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw new UserError(
                    "The database %s cannot be opened: %s. Look at --database, MARQUEE_DATABASE_USER and MARQUEE_DATABASE_PASSWORD."
                            .formatted(
                                    server.url(),
                                    firstLine(NestedExceptionUtils.getMostSpecificCause(e))),
                    e);
        }
    }

    private static HikariDataSource connect(HikariConfig config) {
        config.setPoolName("state");
        config.setConnectionTimeout(CONNECT_MILLIS);
        return new HikariDataSource(config);
    }

    /// Whether a dashboard has the state in that folder open.
    static boolean isInUse(UserError error) {
        return isInUse((Throwable) error);
    }

    private static boolean isInUse(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
                return true;
            }
        }
        return false;
    }

    private static String firstLine(Throwable error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    }

    /// Makes folder and file before H2 does, so that at no time anybody else can read them.
    private static void createForOwner(Path folder) throws IOException {
        Path file = folder.resolve("state.mv.db");
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(OWNER_FOLDER);
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, owner);
        }
        if (Files.exists(file)) {
            Files.setPosixFilePermissions(file, OWNER_FILE);
        } else {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        }
    }
}
