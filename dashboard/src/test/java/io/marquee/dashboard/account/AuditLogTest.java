package io.marquee.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class AuditLogTest {

    private final SomeDatabase some = database();

    SomeDatabase database() {
        return new SomeDatabase();
    }

    private final AuditLog audit = some.audit;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void says_who_did_what_when_and_from_where_the_newest_first() {
        audit.record("schedule.fire", "nightly");
        some.pass(Duration.ofMinutes(1));
        logIn("ann", "10.0.0.7");
        audit.record("run.launch", "score --catalog=a.csv");

        assertThat(audit.list(AuditFilter.ALL, 0, 10))
                .containsExactly(
                        new AuditEntry(
                                2,
                                SomeDatabase.NOON.plusSeconds(60),
                                "ann",
                                "10.0.0.7",
                                "run.launch",
                                "score --catalog=a.csv"),
                        new AuditEntry(
                                1, SomeDatabase.NOON, "marquee", "–", "schedule.fire", "nightly"));
    }

    @Test
    void keeps_what_came_from_outside_short_and_on_one_line() {
        audit.record(new Actor("nobody", "1.1.1.1"), "login.failed", "a\r\nb" + "x".repeat(2_000));

        String subject = audit.list(AuditFilter.ALL, 0, 1).getFirst().subject();
        assertThat(subject).startsWith("a bxxx").endsWith("x…").hasSize(1_000);
    }

    @Test
    void is_read_in_pages_and_filtered() {
        for (int i = 0; i < 25; i++) {
            audit.record(
                    new Actor("ann", "10.0.0." + i), i % 2 == 0 ? "login" : "logout", "50%_" + i);
        }

        assertThat(audit.list(AuditFilter.ALL, 10, 2))
                .extracting(AuditEntry::subject)
                .containsExactly("50%_14", "50%_13");
        assertThat(audit.count(AuditFilter.ALL)).isEqualTo(25);
        assertThat(audit.actions()).containsExactly("login", "logout");
        assertThat(audit.count(new AuditFilter("", "logout"))).isEqualTo(12);
        assertThat(audit.list(new AuditFilter("%_24", "login"), 0, 10))
                .extracting(AuditEntry::subject)
                .containsExactly("50%_24");
        assertThat(audit.count(new AuditFilter("ANN", ""))).isEqualTo(25);
        assertThat(audit.count(new AuditFilter("0.24", ""))).isEqualTo(1);
        assertThat(audit.count(new AuditFilter("5__", ""))).isZero();
        assertThat(audit.count(new AuditFilter("!", ""))).isZero();
        assertThat(audit.count(new AuditFilter("' or 1=1 --", ""))).isZero();
    }

    private static void logIn(String name, String address) {
        UsernamePasswordAuthenticationToken in =
                UsernamePasswordAuthenticationToken.authenticated(
                        new Person(name, Role.OPERATOR, 1), null, Role.OPERATOR.authorities());
        in.setDetails(new WebAuthenticationDetails(address, null));
        SecurityContextHolder.getContext().setAuthentication(in);
    }
}
