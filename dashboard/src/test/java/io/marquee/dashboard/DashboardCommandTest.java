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
