package io.marquee.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final SomeDatabase some = database();

    SomeDatabase database() {
        return new SomeDatabase();
    }

    private final Tokens tokens = some.tokens;

    @Test
    void a_token_opens_what_its_role_may_until_it_expires() {
        String secret = tokens.create("nightly scoring", Role.OPERATOR, Duration.ofDays(7));

        assertThat(secret).matches("marquee_[A-Za-z0-9_-]{43}");
        assertThat(tokens.find(secret))
                .contains(new Person("token:nightly scoring", Role.OPERATOR, 0));
        some.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(tokens.find(secret)).isPresent();
        some.pass(Duration.ofSeconds(1));
        assertThat(tokens.find(secret)).isEmpty();
    }

    @Test
    void what_was_not_given_out_opens_nothing() {
        String secret = tokens.create("a", Role.VIEWER, Duration.ofDays(1));
        for (String forged :
                List.of(
                        "",
                        "marquee_",
                        secret + "x",
                        secret.toLowerCase(Locale.ROOT),
                        "' or '1'='1")) {
            assertThat(tokens.find(forged)).as(forged).isEmpty();
        }
    }

    @Test
    void only_a_digest_is_kept_and_it_opens_nothing() {
        String secret = tokens.create("a", Role.VIEWER, Duration.ofDays(1));
        String digest = some.client.sql("select digest from token").query(String.class).single();

        assertThat(digest).matches("[0-9a-f]{64}").isNotEqualTo(secret);
        assertThat(tokens.find(digest)).isEmpty();
    }

    @Test
    void a_revoked_token_opens_nothing_and_stays_in_the_list() {
        String secret = tokens.create("a", Role.VIEWER, Duration.ofDays(1));
        String other = tokens.create("b", Role.ADMIN, Duration.ofDays(1));
        tokens.revoke(tokens.list().getLast());

        assertThat(tokens.find(secret)).isEmpty();
        assertThat(tokens.find(other)).isPresent();
        assertThat(tokens.list())
                .containsExactly(
                        new Token(
                                2,
                                "b",
                                Role.ADMIN,
                                "marquee",
                                SomeDatabase.NOON,
                                SomeDatabase.NOON.plus(Duration.ofDays(1)),
                                null),
                        new Token(
                                1,
                                "a",
                                Role.VIEWER,
                                "marquee",
                                SomeDatabase.NOON,
                                SomeDatabase.NOON.plus(Duration.ofDays(1)),
                                SomeDatabase.NOON));
        assertThat(some.audit.list(AuditFilter.ALL, 0, 10))
                .extracting(AuditEntry::action)
                .containsExactly("token.revoke", "token.create", "token.create");
    }

    @Test
    void refuses_what_is_no_name_or_lasts_too_long() {
        assertThatThrownBy(() -> tokens.create(" ", Role.VIEWER, Duration.ofDays(1)))
                .isInstanceOf(UserError.class);
        for (Duration lifetime : List.of(Duration.ZERO, Duration.ofDays(367))) {
            assertThatThrownBy(() -> tokens.create("a", Role.VIEWER, lifetime))
                    .isInstanceOf(UserError.class)
                    .hasMessage("A token is good for a day to a year. Choose a time between.");
        }
    }
}
