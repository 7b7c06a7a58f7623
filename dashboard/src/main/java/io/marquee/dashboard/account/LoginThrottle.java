package io.marquee.dashboard.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Lets nobody guess for long: after some failures the next attempt on the same account, or from
/// the same address, has to wait, each time twice as long. It is kept in the database, so neither a
/// restart nor another dashboard forgets it; a success clears its own account and nothing else.
@Component
class LoginThrottle {

    /// Free of delay for one account.
    static final int ACCOUNT_FAILURES = 5;

    /// Free of delay for one address, behind which there may be a whole office.
    static final int ADDRESS_FAILURES = 20;

    static final Duration FIRST_DELAY = Duration.ofSeconds(5);

    /// Not longer, since anybody can make somebody else wait.
    static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /// Failures further apart have nothing to do with each other.
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final int LONGEST_NAME = 64;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    LoginThrottle(JdbcClient database, TransactionOperations transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Asks for leave to compare a password. It counts as a failure until [#succeeded] is called,
    /// so that many at once do not slip through.
    ///
    /// @return how long to wait; zero if it may go on
    Duration attempt(String name, String address) {
        // A database may round what is finer up, into the future.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        database.sql("delete from login_attempt where last_at < :then")
                .param("then", at(now.minus(FORGOTTEN_AFTER)))
                .update();
        Source account = account(name);
        Source place = new Source("address " + address, ADDRESS_FAILURES);
        for (Source source : List.of(account, place)) {
            makeKnown(source, now);
        }
        return transactions.execute(_ -> {
            Tally ofAccount = tally(account);
            Tally ofPlace = tally(place);
            Instant free =
                    ofAccount.blockedUntil().isAfter(ofPlace.blockedUntil())
                            ? ofAccount.blockedUntil()
                            : ofPlace.blockedUntil();
            if (free.isAfter(now)) {
                return Duration.between(now, free);
            }
            count(account, ofAccount, now);
            count(place, ofPlace, now);
            return Duration.ZERO;
        });
    }

    /// Takes back what the attempt counted, and forgets the failures of that account.
    void succeeded(String name, String address) {
        database.sql("delete from login_attempt where source = :source")
                .param("source", account(name).key())
                .update();
        database.sql(
                        "update login_attempt set failures = failures - 1, blocked_until = last_at where source = :source and failures > 0")
                .param("source", "address " + address)
                .update();
    }

    private static Source account(String name) {
        return new Source(source(name), ACCOUNT_FAILURES);
    }

    /// Under what the failures of an account are kept.
    static String source(String name) {
        String known = Accounts.known(name);
        return "account " + known.substring(0, Math.min(known.length(), LONGEST_NAME));
    }

    private void makeKnown(Source source, Instant now) {
        try {
            database.sql(
                            "insert into login_attempt select :source, 0, :now, :now where not exists (select 1 from login_attempt where source = :source)")
                    .param("source", source.key())
                    .param("now", at(now))
                    .update();
        } catch (DuplicateKeyException anotherAttemptWasFaster) {
            // Then it is known.
        }
    }

    private Tally tally(Source source) {
        return database.sql(
                        "select failures, blocked_until from login_attempt where source = :source for update")
                .param("source", source.key())
                .query((row, _) ->
                        new Tally(
                                row.getInt("failures"),
                                row.getObject("blocked_until", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(new Tally(0, Instant.MIN));
    }

    private void count(Source source, Tally tally, Instant now) {
        int failures = tally.failures() + 1;
        database.sql(
                        "update login_attempt set failures = :failures, last_at = :now, blocked_until = :until where source = :source")
                .param("failures", failures)
                .param("now", at(now))
                .param("until", at(now.plus(delay(failures - source.free()))))
                .param("source", source.key())
                .update();
    }

    /// @param beyond failures beyond those that are free, less than one for none
    private static Duration delay(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY;
        for (int i = 0; i < beyond && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private record Source(String key, int free) {}

    private record Tally(int failures, Instant blockedUntil) {}
}
