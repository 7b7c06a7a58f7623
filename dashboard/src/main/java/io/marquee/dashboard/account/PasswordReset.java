package io.marquee.dashboard.account;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives an account a new password, for somebody at the machine who has lost theirs.
public final class PasswordReset {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Passwords passwords = new Passwords();

    /// Does it in the database.
    ///
    /// @return the password, which is told this once
    /// @throws io.marquee.UserError if there is no such account
    public String in(DataSource database, InstantSource clock, String name) {
        Flyway.configure().dataSource(database).load().migrate();
        JdbcClient client = JdbcClient.create(database);
        Accounts accounts =
                new Accounts(
                        client,
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        passwords,
                        new AuditLog(client, clock),
                        clock);
        String password = passwords.random();
        accounts.replacePassword(name, passwords.hash(password));
        return password;
    }

    /// Has the dashboard do it that has the database to itself.
    ///
    /// @return the password, which is told this once
    /// @throws io.marquee.UserError if there is no such account, or no answer
    public String by(ResetFolder running, String name) {
        String password = passwords.random();
        running.ask(name, passwords.hash(password), PATIENCE);
        return password;
    }
}
