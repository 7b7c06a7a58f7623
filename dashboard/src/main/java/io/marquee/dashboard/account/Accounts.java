package io.marquee.dashboard.account;

import io.marquee.UserError;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Who may log in with a password. Every change is on record, ends the sessions of the account that
/// it concerns, and leaves at least one admin who can log in.
@Service
public class Accounts {

    /// The account that the first start makes.
    public static final String FIRST = "admin";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Passwords passwords;
    private final Audit audit;
    private final InstantSource clock;

    Accounts(
            JdbcClient database,
            TransactionOperations transactions,
            Passwords passwords,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes the account `admin` if there is no account at all.
    ///
    /// @return its password, which is told this once; empty if there was an account
    public Optional<String> createFirstAdmin() {
        if (database.sql("select count(*) from account").query(Long.class).single() > 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(create(FIRST, Role.ADMIN));
        } catch (UserError anotherDashboardWasFaster) {
            return Optional.empty();
        }
    }

    /// All of them, by name.
    public List<Account> list() {
        return database.sql("select name, role, enabled, created from account order by name")
                .query((row, _) ->
                        new Account(
                                row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                row.getBoolean("enabled"),
                                row.getObject("created", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// @param name two to 64 letters, digits, and `. _ @ -`; capitals become small letters
    /// @throws UserError if the name is taken or no name, or the password too short or too long
    public void create(String name, Role role, String password) {
        String known = known(name);
        if (!NAME.matcher(known).matches()) {
            throw new UserError(
                    "'%s' is no name for an account. Take 2 to 64 letters, digits, or . _ @ -, with a letter or digit first."
                            .formatted(name));
        }
        String hash = passwords.hash(password);
        try {
            transactions.executeWithoutResult(_ -> {
                audit.record("account.create", known + " as " + role.word());
                database.sql("insert into account values (:name, :role, :hash, true, 1, :now)")
                        .param("name", known)
                        .param("role", role.name())
                        .param("hash", hash)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
            });
        } catch (DuplicateKeyException e) {
            throw new UserError(
                    "There is an account '%s' already. Take another name.".formatted(known), e);
        }
    }

    /// Makes one with a random password.
    ///
    /// @return the password, which is told this once
    /// @throws UserError if the name is taken or no name
    public String create(String name, Role role) {
        String password = passwords.random();
        create(name, role, password);
        return password;
    }

    /// @throws UserError if there is no such account, or it is the last admin's
    public void changeRole(String name, Role role) {
        transactions.executeWithoutResult(_ -> {
            if (role != Role.ADMIN) {
                requireAnotherAdmin(name);
            }
            audit.record("account.role", name + " to " + role.word());
            change(name, "role = :value", role.name());
        });
    }

    /// @throws UserError if there is no such account, or it is the last admin's
    public void disable(String name) {
        transactions.executeWithoutResult(_ -> {
            requireAnotherAdmin(name);
            audit.record("account.disable", name);
            change(name, "enabled = :value", false);
        });
    }

    /// @throws UserError if there is no such account
    public void enable(String name) {
        transactions.executeWithoutResult(_ -> {
            audit.record("account.enable", name);
            change(name, "enabled = :value", true);
        });
    }

    /// Gives the account a random password.
    ///
    /// @return the password, which is told this once
    /// @throws UserError if there is no such account
    public String resetPassword(String name) {
        String password = passwords.random();
        setPassword(name, password);
        return password;
    }

    /// For one who knows the present password.
    ///
    /// @throws UserError if they do not, or the new one is too short or too long
    public void changePassword(String name, String present, String password) {
        if (!passwords.matches(present, hash(name).orElse(null))) {
            throw new UserError("The present password is another one. Try again.");
        }
        setPassword(name, password);
    }

    /// Whether the account is still as it was when that person logged in.
    boolean isCurrent(Person person) {
        return database.sql(
                                "select count(*) from account where name = :name and enabled and revision = :revision")
                        .param("name", person.name())
                        .param("revision", person.revision())
                        .query(Long.class)
                        .single()
                == 1;
    }

    /// The person of that name with that password, if there is one who may log in. Takes as long if
    /// there is not.
    Optional<Person> find(String name, String password) {
        Optional<Login> login =
                database.sql(
                                "select role, password, revision, enabled from account where name = :name")
                        .param("name", known(name))
                        .query((row, _) ->
                                new Login(
                                        new Person(
                                                known(name),
                                                Role.valueOf(row.getString("role")),
                                                row.getLong("revision")),
                                        row.getString("password"),
                                        row.getBoolean("enabled")))
                        .optional();
        boolean same = passwords.matches(password, login.map(Login::hash).orElse(null));
        return login.filter(found -> same && found.enabled()).map(Login::person);
    }

    /// How a name is kept, however it was typed.
    static String known(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private void setPassword(String name, String password) {
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(_ -> {
            audit.record("account.password", name);
            change(name, "password = :value", hash);
        });
    }

    private Optional<String> hash(String name) {
        return database.sql("select password from account where name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /// Holds on to all admins until the end of the transaction, so that two do not leave at once.
    private void requireAnotherAdmin(String name) {
        List<@Nullable String> admins =
                database.sql(
                                "select name from account where role = 'ADMIN' and enabled order by name for update")
                        .query(String.class)
                        .list();
        if (admins.equals(List.of(name))) {
            throw new UserError(
                    "%s is the last admin. Make another account an admin first.".formatted(name));
        }
    }

    private void change(String name, String assignment, @Nullable Object value) {
        int changed =
                database.sql(
                                "update account set revision = revision + 1, "
                                        + assignment
                                        + " where name = :name")
                        .param("name", name)
                        .param("value", value)
                        .update();
        if (changed == 0) {
            throw new UserError("There is no account '%s'. Refresh the page.".formatted(name));
        }
    }

    private record Login(Person person, String hash, boolean enabled) {}
}
