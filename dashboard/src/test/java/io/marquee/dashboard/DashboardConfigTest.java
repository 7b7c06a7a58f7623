package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardConfigTest {

    @Test
    void makes_a_folder_absolute_and_leaves_an_address_alone() {
        assertThat(new DashboardConfig("a/../W", 8080).workspace())
                .isEqualTo(Path.of("W").toAbsolutePath().toString());
        StateDatabase state = new StateDatabase.Folder(Path.of("/s"));
        assertThat(new DashboardConfig("s3://bucket/a", 0, "::1", List.of(), state))
                .isEqualTo(new DashboardConfig("s3://bucket/a", 0, "::1", List.of(), state))
                .extracting(DashboardConfig::workspace)
                .isEqualTo("s3://bucket/a");
    }

    @Test
    void listens_on_loopback_and_keeps_its_state_in_the_workspace_unless_told_otherwise() {
        assertThat(new DashboardConfig("/W", 8080))
                .isEqualTo(
                        new DashboardConfig(
                                "/W",
                                8080,
                                "127.0.0.1",
                                List.of(),
                                new StateDatabase.Folder(Path.of("/W/dashboard"))));
    }

    @Test
    void refuses_a_workspace_without_a_name() {
        assertThatThrownBy(() -> new DashboardConfig(" ", 8080))
                .isInstanceOf(UserError.class)
                .hasMessage("--workspace has no value. Give a folder, or s3://bucket/prefix.");
        assertThatThrownBy(() -> new DashboardConfig("a\0b", 8080))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is not a folder: Nul character not allowed.");
    }

    @Test
    void refuses_what_is_no_port() {
        assertThatThrownBy(() -> new DashboardConfig("W", 65_536))
                .isInstanceOf(UserError.class)
                .hasMessage("--port=65536 is no port. Give one of 1 to 65535.");
        assertThatThrownBy(() -> new DashboardConfig("W", -1)).isInstanceOf(UserError.class);
    }

    @Test
    void refuses_what_is_no_name_of_an_endpoint() {
        StateDatabase state = new StateDatabase.Folder(Path.of("/s"));
        assertThatThrownBy(() ->
                        new DashboardConfig(
                                "W", 1, "127.0.0.1", List.of(), state, null, List.of("a", "a/b")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "--endpoint=a/b is no name of an endpoint. It has letters, digits and hyphens, at most 63.");
    }

    @Test
    void refuses_what_is_no_address() {
        StateDatabase state = new StateDatabase.Folder(Path.of("/s"));
        assertThatThrownBy(() -> new DashboardConfig("W", 1, "example.com", List.of(), state))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "--address=example.com is no address. Give one of this machine's in figures, or 0.0.0.0 for all of them.");
    }
}
