package io.marquee.dashboard.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The dashboard's tables, in memory unless told otherwise, with a clock that only moves when it is
/// told to.
final class SomeDatabase {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    final JdbcClient client;
    final TransactionTemplate transactions;
    final Passwords passwords = new Passwords();
    final AuditLog audit;
    final Accounts accounts;
    final Tokens tokens;

    private Instant now = NOON;

    SomeDatabase() {
        this(
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", ""));
    }

    /// In an empty database.
    SomeDatabase(DataSource pool) {
        Flyway.configure().dataSource(pool).load().migrate();
        InstantSource clock = () -> now;
        client = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
        audit = new AuditLog(client, clock);
        accounts = new Accounts(client, transactions, passwords, audit, clock);
        tokens = new Tokens(client, transactions, audit, clock);
    }

    LoginThrottle throttle() {
        return new LoginThrottle(client, transactions, () -> now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
