package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: marquee dashboard")
                .contains("--workspace=FOLDER")
                .contains("--port=N");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void refuses_an_option_that_it_does_not_know() {
        assertThat(run("--worspace=W")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        """
                        marquee: Unknown option: '--worspace=W'
                        Try ./marquee dashboard --help.
                        """);
    }

    @Test
    void refuses_single_sign_on_that_lets_nobody_in_or_has_no_issuer() {
        assertThat(run("--oidc-only")).isEqualTo(2);
        assertThat(run("--oidc-issuer=https://login.example.org")).isEqualTo(2);
        assertThat(run("--oidc-issuer=https://login.example.org", "--oidc-client-id=marquee"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        """
                        marquee: The options of single sign-on mean nothing without an issuer. Name it: --oidc-issuer=URL.
                        marquee: --oidc-issuer needs to know what the issuer knows this dashboard by: --oidc-client-id=ID.
                        marquee: With --oidc-issuer alone nobody would get in. Say which groups may do what, for example --oidc-role=admin=GROUP.
                        """);
    }

    @Test
    void refuses_a_workspace_that_is_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("W"), "");
        assertThat(run("--workspace=" + file)).isEqualTo(2);
        assertThat(err.toString())
                .isEqualTo(
                        "marquee: The workspace %s is a file; it has to be a folder. Choose another place.%n"
                                .formatted(file));
    }

    private int run(String... arguments) {
        return DashboardCommand.run(
                new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
