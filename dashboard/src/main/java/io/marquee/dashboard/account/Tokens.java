package io.marquee.dashboard.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.Sha256;
import io.marquee.UserError;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// The tokens with which programs use the API. Only a digest of each is kept: with 256 random bits
/// there is nothing to guess, so a slow hash would gain nothing.
@Service
public class Tokens {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int RANDOM_BYTES = 32;

    /// By which searches of leaked files find it.
    private static final String PREFIX = "marquee_";

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(
            JdbcClient database,
            TransactionOperations transactions,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /// Makes one.
    ///
    /// @param name what it is for
    /// @param lifetime up to a year
    /// @return the token itself, which is told this once
    /// @throws UserError if that is no name, or the lifetime is not positive or too long
    public String create(String name, Role role, Duration lifetime) {
        String known = name.strip();
        if (!NAME.matcher(known).matches()) {
            throw new UserError(
                    "'%s' is no name for a token. Say in up to 64 letters, digits, spaces, or . _ - what it is for."
                            .formatted(known));
        }
        if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
            throw new UserError("A token is good for a day to a year. Choose a time between.");
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        transactions.executeWithoutResult(_ -> {
            audit.record("token.create", known + " as " + role.word());
            database.sql(
                            "insert into token (name, role, digest, created_by, created, expires) values (:name, :role, :digest, :by, :now, :expires)")
                    .param("name", known)
                    .param("role", role.name())
                    .param("digest", digest(secret))
                    .param(
                            "by",
                            AuditLog.actor(SecurityContextHolder.getContext().getAuthentication())
                                    .name())
                    .param("now", now)
                    .param("expires", now.plus(lifetime))
                    .update();
        });
        return secret;
    }

    /// The newest first, those that are refused too.
    public List<Token> list() {
        return database.sql("select * from token order by id desc")
                .query((row, _) -> {
                    OffsetDateTime revoked = row.getObject("revoked", OffsetDateTime.class);
                    return new Token(
                            row.getLong("id"),
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            row.getString("created_by"),
                            row.getObject("created", OffsetDateTime.class).toInstant(),
                            row.getObject("expires", OffsetDateTime.class).toInstant(),
                            revoked == null ? null : revoked.toInstant());
                })
                .list();
    }

    /// Has it refused from now on.
    public void revoke(Token token) {
        transactions.executeWithoutResult(_ -> {
            audit.record("token.revoke", token.name());
            database.sql("update token set revoked = :now where id = :id and revoked is null")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", token.id())
                    .update();
        });
    }

    /// Whose token that is; empty if it is none, or is refused by now.
    Optional<Person> find(String secret) {
        Instant now = clock.instant();
        return database.sql(
                        "select name, role from token where digest = :digest and revoked is null and expires > :now")
                .param("digest", digest(secret))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Person(
                                "token:" + row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                0))
                .optional();
    }

    private static String digest(String secret) {
        return Sha256.of(secret.getBytes(UTF_8));
    }
}
