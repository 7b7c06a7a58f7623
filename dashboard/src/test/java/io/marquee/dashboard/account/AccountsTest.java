package io.marquee.dashboard.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.UserError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final String PASSWORD = "correct horse battery";

    private final SomeDatabase some = database();

    SomeDatabase database() {
        return new SomeDatabase();
    }

    private final Accounts accounts = some.accounts;

    @Test
    void makes_the_first_admin_once_with_a_password_that_nobody_guesses() {
        String password = accounts.createFirstAdmin().orElseThrow();

        assertThat(password).matches("[a-zA-Z2-9]{20}");
        assertThat(accounts.list())
                .containsExactly(new Account("admin", Role.ADMIN, true, SomeDatabase.NOON));
        assertThat(accounts.find("admin", password)).contains(new Person("admin", Role.ADMIN, 1));
        assertThat(accounts.createFirstAdmin()).isEmpty();
        assertThat(new SomeDatabase().accounts.createFirstAdmin()).isNotEqualTo(password);
    }

    @Test
    void keeps_no_password_but_its_bcrypt_hash() {
        accounts.create("ann", Role.VIEWER, PASSWORD);

        assertThat(some.client.sql("select password from account").query(String.class).list())
                .singleElement()
                .asString()
                .startsWith("{bcrypt}$2a$12$")
                .hasSize(8 + 60);
        assertThat(some.audit.list(AuditFilter.ALL, 0, 10))
                .extracting(AuditEntry::action, AuditEntry::subject)
                .containsExactly(tuple("account.create", "ann as viewer"));
    }

    @Test
    void finds_who_has_that_password_and_may_log_in() {
        accounts.create(" Ann ", Role.OPERATOR, PASSWORD);

        assertThat(accounts.find("ANN", PASSWORD)).contains(new Person("ann", Role.OPERATOR, 1));
        assertThat(accounts.find("ann", PASSWORD + "x")).isEmpty();
        assertThat(accounts.find("ann", "")).isEmpty();
        assertThat(accounts.find("bob", PASSWORD)).isEmpty();
        assertThat(accounts.find("ann", PASSWORD + "x".repeat(1_000))).isEmpty();
    }

    @Test
    void refuses_names_and_passwords_that_will_not_do() {
        for (String name : List.of("", "a", "-ann", "an n", "ann'--", "a".repeat(65))) {
            assertThatThrownBy(() -> accounts.create(name, Role.VIEWER, PASSWORD))
                    .as(name)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("is no name for an account");
        }
        assertThatThrownBy(() -> accounts.create("ann", Role.VIEWER, "x".repeat(11)))
                .isInstanceOf(UserError.class)
                .hasMessage("The password is too short. Take at least 12 characters.");
        assertThatThrownBy(() -> accounts.create("ann", Role.VIEWER, "x".repeat(73)))
                .isInstanceOf(UserError.class)
                .hasMessage("The password is too long. Take at most 72 characters.");
        assertThat(accounts.list()).isEmpty();
        assertThat(some.audit.count(AuditFilter.ALL)).isZero();

        accounts.create("ann", Role.VIEWER, "x".repeat(72));
        assertThat(accounts.find("ann", "x".repeat(72))).isPresent();
        assertThat(accounts.find("ann", "x".repeat(73))).isEmpty();
        assertThatThrownBy(() -> accounts.create("Ann", Role.ADMIN, PASSWORD))
                .isInstanceOf(UserError.class)
                .hasMessage("There is an account 'ann' already. Take another name.");
    }

    @Test
    void every_change_ends_the_sessions_before_it() {
        accounts.create("ann", Role.VIEWER, PASSWORD);
        accounts.create("chief", Role.ADMIN, PASSWORD);

        Person before = person();
        accounts.changeRole("ann", Role.OPERATOR);
        assertThat(accounts.isCurrent(before)).isFalse();

        before = person();
        assertThat(before.role()).isEqualTo(Role.OPERATOR);
        Person after = accounts.changePassword("ann", PASSWORD, PASSWORD);
        assertThat(accounts.isCurrent(before)).isFalse();
        assertThat(accounts.isCurrent(after)).isTrue();

        before = person();
        accounts.disable("ann");
        assertThat(accounts.isCurrent(before)).isFalse();
        assertThat(accounts.find("ann", PASSWORD)).isEmpty();

        accounts.enable("ann");
        assertThat(accounts.isCurrent(before)).isFalse();
        assertThat(accounts.isCurrent(person())).isTrue();
    }

    @Test
    void a_reset_password_is_random_and_the_old_one_opens_nothing() {
        accounts.create("ann", Role.VIEWER, PASSWORD);

        String password = accounts.resetPassword("ann");
        assertThat(accounts.find("ann", PASSWORD)).isEmpty();
        assertThat(accounts.find("ann", password)).isPresent();
    }

    @Test
    void ones_own_password_is_changed_by_who_knows_the_present_one() {
        accounts.create("ann", Role.VIEWER, PASSWORD);

        assertThatThrownBy(() -> accounts.changePassword("ann", "wrong", "another password"))
                .isInstanceOf(UserError.class)
                .hasMessage("The present password is another one. Try again.");
        assertThat(accounts.find("ann", PASSWORD)).isPresent();
        accounts.changePassword("ann", PASSWORD, "another password");
        assertThat(accounts.find("ann", "another password")).isPresent();
    }

    @Test
    void one_admin_who_can_log_in_remains() {
        accounts.create("ann", Role.ADMIN, PASSWORD);
        accounts.create("bob", Role.ADMIN, PASSWORD);
        accounts.disable("bob");

        assertThatThrownBy(() -> accounts.disable("ann"))
                .isInstanceOf(UserError.class)
                .hasMessage("ann is the last admin. Make another account an admin first.");
        assertThatThrownBy(() -> accounts.changeRole("ann", Role.OPERATOR))
                .isInstanceOf(UserError.class);
        accounts.changeRole("ann", Role.ADMIN);

        accounts.enable("bob");
        accounts.disable("ann");
        assertThat(accounts.list())
                .extracting(Account::name, Account::enabled)
                .containsExactly(tuple("ann", false), tuple("bob", true));
    }

    @Test
    void who_signs_on_has_an_account_of_the_first_name_and_the_present_role() {
        accounts.create("ann", Role.ADMIN, PASSWORD);
        assertThat(accounts.signOn("https://i 1", "Ann", Role.VIEWER))
                .contains(new Person("sso:ann", Role.VIEWER, 1));
        assertThat(accounts.signOn("https://i 2", "ann", Role.OPERATOR))
                .contains(new Person("sso:ann-2", Role.OPERATOR, 1));
        assertThat(accounts.signOn("https://i 1", "Another Name", Role.VIEWER))
                .contains(new Person("sso:ann", Role.VIEWER, 1));
        assertThat(accounts.signOn("https://i 1", "ann", Role.ADMIN))
                .contains(new Person("sso:ann", Role.ADMIN, 2));
        assertThat(accounts.signOn("https://i 3", "<b>" + "é".repeat(300), Role.VIEWER))
                .map(Person::name)
                .contains("sso:-b-");
        accounts.disable("sso:ann");
        assertThat(accounts.signOn("https://i 1", "ann", Role.ADMIN)).isEmpty();
        assertThat(accounts.find("sso:ann", "")).isEmpty();
    }

    @Test
    void who_signs_on_has_neither_password_nor_role_to_change_here_and_does_not_count_as_admin() {
        accounts.create("ann", Role.ADMIN, PASSWORD);
        accounts.signOn("https://i 1", "bob", Role.ADMIN);
        assertThatThrownBy(() -> accounts.resetPassword("sso:bob"))
                .isInstanceOf(UserError.class)
                .hasMessage("sso:bob logs in by single sign-on, so it has no password here.");
        assertThatThrownBy(() -> accounts.changeRole("sso:bob", Role.VIEWER))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "sso:bob logs in by single sign-on, so its role follows from its groups there.");
        assertThatThrownBy(() -> accounts.disable("ann"))
                .isInstanceOf(UserError.class)
                .hasMessage("ann is the last admin. Make another account an admin first.");
        accounts.disable("sso:bob");
    }

    @Test
    void whoever_is_disabled_or_revoked_starts_no_runs_any_more() {
        accounts.create("ann", Role.OPERATOR, PASSWORD);
        accounts.create("bob", Role.VIEWER, PASSWORD);
        some.tokens.create("ci", Role.OPERATOR, Duration.ofDays(1));
        assertThat(accounts.mayOperate("ann")).isTrue();
        assertThat(accounts.mayOperate("bob")).isFalse();
        assertThat(accounts.mayOperate("carl")).isFalse();
        assertThat(accounts.mayOperate("token:ci")).isTrue();

        some.pass(Duration.ofDays(2));
        assertThat(accounts.mayOperate("token:ci")).isTrue();
        some.tokens.revoke(some.tokens.list().getFirst());
        accounts.disable("ann");
        assertThat(accounts.mayOperate("token:ci")).isFalse();
        assertThat(accounts.mayOperate("ann")).isFalse();
    }

    @Test
    void tells_of_an_account_that_is_gone() {
        assertThatThrownBy(() -> accounts.enable("ann"))
                .isInstanceOf(UserError.class)
                .hasMessage("There is no account 'ann'. Refresh the page.");
        assertThat(some.audit.count(AuditFilter.ALL)).isZero();
    }

    private Person person() {
        return accounts.find("ann", PASSWORD).orElseThrow();
    }
}
