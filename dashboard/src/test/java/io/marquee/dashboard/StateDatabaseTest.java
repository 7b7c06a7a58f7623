package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.marquee.UserError;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDatabaseTest {

    private static final String URL = "jdbc:postgresql://db/marquee";
    private static final Map<String, String> SECRETS =
            Map.of("MARQUEE_DATABASE_USER", "ann", "MARQUEE_DATABASE_PASSWORD", "hush");

    @TempDir Path folder;

    @Test
    void is_the_server_or_the_folder_or_a_folder_in_the_workspace() {
        assertThat(StateDatabase.of("/W", null, null, SECRETS))
                .isEqualTo(new StateDatabase.Folder(Path.of("/W/dashboard")));
        assertThat(StateDatabase.of("s3://b/p", "/S", null, SECRETS))
                .isEqualTo(new StateDatabase.Folder(Path.of("/S")));
        assertThat(StateDatabase.of("s3://b/p", null, URL, SECRETS))
                .isEqualTo(new StateDatabase.Server(URL, "ann", "hush"))
                .asString()
                .isEqualTo("Server[url=jdbc:postgresql://db/marquee, user=ann]");
        assertThat(StateDatabase.of("/W", null, URL, Map.of()))
                .isEqualTo(new StateDatabase.Server(URL, null, null));
    }

    @Test
    void refuses_what_will_not_do() {
        refuses("s3://b/p", null, null, "Accounts and schedules cannot be kept in s3://b/p.");
        refuses("/W", "/S", URL, "--state and --database exclude each other.");
        refuses("/W", null, "jdbc:mysql://db/marquee", "has to be a PostgreSQL database");
        refuses("/W", null, "jdbc:postgresql://ann:hush@db/marquee", "--database holds a password");
        refuses("/W", null, URL + "?user=ann&PassWord=hush", "--database holds a password");
        refuses("/W", "/S;INIT=x", null, "is no place for the dashboard's state.");
    }

    @Test
    void only_the_owner_can_read_the_files() throws Exception {
        try (HikariDataSource open =
                StateSource.open(new StateDatabase.Folder(folder.resolve("a/b")))) {
            assertThat(open.getConnection().isValid(1)).isTrue();
            assertThat(permissions("a/b")).isEqualTo("rwx------");
            assertThat(permissions("a/b/state.mv.db")).isEqualTo("rw-------");
        }
        try (var files = Files.list(folder.resolve("a/b"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactly("state.mv.db");
        }
    }

    @Test
    void a_second_dashboard_is_told_of_the_first() throws Exception {
        StateDatabase state = new StateDatabase.Folder(folder);
        StateSource.open(state).close();
        try (FileChannel held =
                        FileChannel.open(
                                folder.resolve("state.mv.db"),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                var lock = held.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> StateSource.open(state))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Another dashboard has the state in %s open. End that one, or share a database: --database=jdbc:postgresql://HOST/NAME."
                                    .formatted(folder))
                    .satisfies(
                            error -> assertThat(StateSource.isInUse((UserError) error)).isTrue());
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_without_the_password() {
        assertThatThrownBy(() ->
                        StateSource.open(
                                new StateDatabase.Server(
                                        "jdbc:postgresql://127.0.0.1:1/marquee", "ann", "hush")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "The database jdbc:postgresql://127.0.0.1:1/marquee cannot be opened: ")
                .hasMessageNotContaining("hush");
    }

    private String permissions(String path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }

    private static void refuses(
            String workspace, @Nullable String state, @Nullable String url, String why) {
        assertThatThrownBy(() -> StateDatabase.of(workspace, state, url, SECRETS))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("hush");
    }
}
