package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.UserError;
import io.marquee.dashboard.account.AuditEntry;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.PasswordReset;
import io.marquee.dashboard.account.ResetFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./marquee dashboard --reset-password`, with the dashboard running and not.
class PasswordResetIT {

    private static final String NOBODY =
            "There is no account 'nobody' with a password. Those of admins are: admin, chief.";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    void whoever_is_at_the_machine_gets_back_in() throws Exception {
        try (SomeDashboard dashboard = SomeDashboard.start(folder)) {
            String first = Objects.requireNonNull(dashboard.firstPassword());
            HttpClient before = dashboard.logIn("admin", first);
            String running = new PasswordReset().by(requests(), "admin");
            assertThat(running).isNotEqualTo(first);
            assertThat(
                            before.send(dashboard.request("/").build(), BodyHandlers.ofString())
                                    .statusCode())
                    .isEqualTo(302);
            assertThat(dashboard.logIn("admin", running)).isNotNull();
            assertThat(dashboard.bean(AuditLog.class).list(AuditFilter.ALL, 0, 100))
                    .filteredOn(entry -> entry.action().equals("account.password"))
                    .extracting(AuditEntry::who, AuditEntry::subject)
                    .containsExactly(tuple("marquee", "admin, from the command line"));
            assertThatThrownBy(() -> new PasswordReset().by(requests(), "nobody"))
                    .isInstanceOf(UserError.class)
                    .hasMessage(NOBODY);
            assertThat(left()).isEmpty();
        }
        String stopped = reset("admin");
        fails("nobody", NOBODY);
        try (SomeDashboard dashboard = SomeDashboard.start(folder)) {
            assertThat(dashboard.firstPassword()).isNull();
            assertThat(dashboard.logIn("admin", stopped)).isNotNull();
        }
    }

    @Test
    void where_no_dashboard_ever_was_there_is_nothing_to_reset() {
        fails(
                "admin",
                "No dashboard has kept its state in %s yet. Name the one that you mean: --workspace or --state."
                        .formatted(folder.resolve("dashboard")));
        assertThat(folder.resolve("dashboard")).doesNotExist();
    }

    /// What a process of its own would fall back on: within one, the database can be opened twice.
    private ResetFolder requests() {
        return new ResetFolder(folder.resolve("dashboard"));
    }

    private String reset(String name) {
        assertThat(run(name)).as(err.toString()).isZero();
        Matcher told =
                Pattern.compile(
                                "The password of %s is ([a-zA-Z2-9]{20}) from now on; change it after the next login\\.\\R"
                                        .formatted(name))
                        .matcher(out.toString());
        assertThat(told.matches()).as(out.toString()).isTrue();
        out.getBuffer().setLength(0);
        return told.group(1);
    }

    private void fails(String name, String sentence) {
        assertThat(run(name)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("marquee: %s%n".formatted(sentence));
        err.getBuffer().setLength(0);
    }

    private int run(String name) {
        return DashboardCommand.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "--workspace=" + folder,
                "--reset-password=" + name);
    }

    private Stream<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("dashboard/password-reset"))) {
            return files.toList().stream();
        }
    }
}
