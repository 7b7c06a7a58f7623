package io.marquee.dashboard;

import io.marquee.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the dashboard keeps what is its own and not the workspace's: accounts, tokens, the audit
/// log, schedules.
public sealed interface StateDatabase {

    /// A file of its own, which one dashboard at a time can open.
    ///
    /// @param folder where the file lies, absolute
    record Folder(Path folder) implements StateDatabase {}

    /// A PostgreSQL server, which many dashboards may share.
    ///
    /// @param url `jdbc:postgresql://...`, without a password
    /// @param user null if the URL or the server knows
    /// @param password null if the server asks for none
    record Server(String url, @Nullable String user, @Nullable String password)
            implements StateDatabase {

        /// Without the password: this may end up in a log.
        @Override
        public String toString() {
            return "Server[url=" + url + ", user=" + user + "]";
        }
    }

    /// Chooses the server if there is one, else the folder, else the folder `dashboard` in the
    /// workspace.
    ///
    /// @param workspace a folder, or `s3://bucket/prefix`
    /// @param folder null if none was given
    /// @param url null if none was given
    /// @param environment has user and password of the server: on a command line everybody on the
    ///   machine could read them
    /// @throws UserError if they contradict each other, or if none will do
    static StateDatabase of(
            String workspace,
            @Nullable String folder,
            @Nullable String url,
            Map<String, String> environment) {
        if (url != null) {
            if (folder != null) {
                throw new UserError("--state and --database exclude each other. Leave out one.");
            }
            return server(url, environment);
        }
        if (folder != null) {
            return new Folder(path("--state=" + folder, folder));
        }
        if (workspace.contains("://")) {
            throw new UserError(
                    "Accounts and schedules cannot be kept in %s. Name a folder on this machine for them, --state=FOLDER, or a database, --database=jdbc:postgresql://HOST/NAME."
                            .formatted(workspace));
        }
        return new Folder(path("--workspace=" + workspace, workspace).resolve("dashboard"));
    }

    private static Server server(String url, Map<String, String> environment) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UserError(
                    "--database has to be a PostgreSQL database: --database=jdbc:postgresql://HOST/NAME.");
        }
        if (url.toLowerCase(Locale.ROOT).contains("password=") || url.contains("@")) {
            throw new UserError(
                    "--database holds a password, which others on this machine could read. Take it out, and set MARQUEE_DATABASE_USER and MARQUEE_DATABASE_PASSWORD in the environment.");
        }
        return new Server(
                url,
                environment.get("MARQUEE_DATABASE_USER"),
                environment.get("MARQUEE_DATABASE_PASSWORD"));
    }

    private static Path path(String option, String folder) {
        // It becomes part of a JDBC URL, where a semicolon begins a setting.
        if (folder.isBlank() || folder.contains(";")) {
            throw new UserError(
                    option + " is no place for the dashboard's state. Give --state=FOLDER.");
        }
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UserError(option + " is not a folder: " + e.getReason() + ".", e);
        }
    }
}
