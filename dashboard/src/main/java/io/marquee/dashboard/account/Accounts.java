package io.marquee.dashboard.account;

import io.marquee.UserError;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/// Who may log in, with a password or by single sign-on. Every change is on record, ends the
/// sessions of the account that it concerns, and leaves at least one admin who can log in with a
/// password.
@Service
public class Accounts {

    /// The account that the first start makes.
    public static final String FIRST = "admin";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-z0-9._@-]+");

    private static final int LONGEST_SIGNED_ON = 50;

    /// So many may have the same name elsewhere.
    private static final int NAMESAKES = 1_000;

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

    /// Makes the account `admin` if there is none that logs in with a password.
    ///
    /// @return its password, which is told this once; empty if there was such an account
    public Optional<String> createFirstAdmin() {
        if (database.sql("select count(*) from account where subject is null")
                        .query(Long.class)
                        .single()
                > 0) {
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
                database.sql(
                                "insert into account (name, role, password, enabled, revision, created) values (:name, :role, :hash, true, 1, :now)")
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

    /// @throws UserError if there is no such account, it is the last admin's, or its role comes
    ///   from elsewhere
    public void changeRole(String name, Role role) {
        requireOwn(name, "so its role follows from its groups there");
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

    /// Gives the account another password, for somebody at the machine itself.
    ///
    /// @param hash of the password
    /// @throws UserError if there is no such account, or it has no password
    void replacePassword(String name, String hash) {
        String known = known(name);
        if (hash(known).isEmpty()) {
            throw new UserError(
                    "There is no account '%s' with a password. Those of admins are: %s."
                            .formatted(known, String.join(", ", adminsWithPassword())));
        }
        transactions.executeWithoutResult(_ -> {
            audit.record("account.password", known + ", from the command line");
            change(known, "password = :value", hash);
            // Whoever forgot it has tried.
            database.sql("delete from login_attempt where source = :source")
                    .param("source", LoginThrottle.source(known))
                    .update();
        });
    }

    /// Whether whoever has that name, an account's or `token:` and a token's, may still start runs.
    /// A token that has expired has done nothing wrong; one that was revoked may have.
    public boolean mayOperate(String name) {
        return database.sql(
                                """
                                select (select count(*) from account
                                         where name = :name and enabled and role <> 'VIEWER')
                                     + (select count(*) from token
                                         where 'token:' || name = :name and revoked is null
                                           and role <> 'VIEWER')
                                """)
                        .param("name", name)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private List<@Nullable String> adminsWithPassword() {
        return database.sql(
                        "select name from account where role = 'ADMIN' and subject is null order by name")
                .query(String.class)
                .list();
    }

    /// For one who knows the present password.
    ///
    /// @return whom they are from now on: all sessions of whom they were are over
    /// @throws UserError if they do not, or the new one is too short or too long
    public Person changePassword(String name, String present, String password) {
        requireOwn(name, "so it has no password here");
        if (!passwords.matches(present, hash(name).orElse(null))) {
            throw new UserError("The present password is another one. Try again.");
        }
        setPassword(name, password);
        return find(name, password)
                .orElseThrow(
                        () -> new UserError("The account was changed by somebody else just now."));
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
                                "select name, role, password, revision, enabled from account where name = :name")
                        .param("name", known(name))
                        .query((row, _) -> login(row))
                        .optional();
        boolean same = passwords.matches(password, login.map(Login::hash).orElse(null));
        return login.filter(found -> same && found.enabled()).map(Login::person);
    }

    /// How a name is kept, however it was typed.
    static String known(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// Finds the account of somebody who logs in by single sign-on, makes it if there is none, and
    /// gives it the role that follows from their groups now.
    ///
    /// @param subject issuer and subject, which stay as they are
    /// @param name what they are called there; an account's first name stays
    /// @return empty if the account is disabled
    Optional<Person> signOn(String subject, String name, Role role) {
        Optional<Login> before = signedOn(subject);
        if (before.isEmpty()) {
            makeSignedOn(subject, name, role);
        } else if (before.get().person().role() != role) {
            String known = before.get().person().name();
            transactions.executeWithoutResult(_ -> {
                audit.record("account.role", known + " to " + role.word() + ", by its groups");
                change(known, "role = :value", role.name());
            });
        }
        return signedOn(subject).filter(Login::enabled).map(Login::person);
    }

    private Optional<Login> signedOn(String subject) {
        return database.sql(
                        "select name, role, password, revision, enabled from account where subject = :subject")
                .param("subject", subject)
                .query((row, _) -> login(row))
                .optional();
    }

    private void makeSignedOn(String subject, String name, Role role) {
        String plain = NOT_IN_NAMES.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        String base =
                Account.SIGNED_ON + plain.substring(0, Math.min(plain.length(), LONGEST_SIGNED_ON));
        for (int count = 1; count <= NAMESAKES && signedOn(subject).isEmpty(); count++) {
            String known = count == 1 ? base : base + "-" + count;
            try {
                transactions.executeWithoutResult(_ -> {
                    audit.record("account.create", known + " as " + role.word());
                    database.sql(
                                    "insert into account (name, role, enabled, revision, created, subject) values (:name, :role, true, 1, :now, :subject)")
                            .param("name", known)
                            .param("role", role.name())
                            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                            .param("subject", subject)
                            .update();
                });
            } catch (DuplicateKeyException namesakeOrAnotherRequestOfTheSame) {
                // The next round tells which.
            }
        }
    }

    private static void requireOwn(String name, String consequence) {
        if (Account.isSignedOn(name)) {
            throw new UserError("%s logs in by single sign-on, %s.".formatted(name, consequence));
        }
    }

    private void setPassword(String name, String password) {
        requireOwn(name, "so it has no password here");
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
                                "select name from account where role = 'ADMIN' and enabled and subject is null order by name for update")
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

    private static Login login(ResultSet row) throws SQLException {
        return new Login(
                new Person(
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getLong("revision")),
                row.getString("password"),
                row.getBoolean("enabled"));
    }

    /// @param hash null if it has no password
    private record Login(Person person, @Nullable String hash, boolean enabled) {}
}
