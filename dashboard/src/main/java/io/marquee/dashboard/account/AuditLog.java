package io.marquee.dashboard.account;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Service;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Keeps the audit log in the database; nothing in the dashboard changes or removes what is in it.
@Service
public class AuditLog implements Audit {

    private static final Actor DASHBOARD = new Actor("marquee", "–");

    private static final String WANTED =
            """
             from audit
            where (:action = '' or action = :action)
              and (lower(who) like :pattern escape '!'
                   or lower(origin) like :pattern escape '!'
                   or lower(subject) like :pattern escape '!')
            """;

    private static final int LONGEST_WHO = 80;
    private static final int LONGEST_SUBJECT = 1_000;

    private final JdbcClient database;
    private final InstantSource clock;

    AuditLog(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void record(String action, String subject) {
        record(actor(SecurityContextHolder.getContext().getAuthentication()), action, subject);
    }

    void record(Actor actor, String action, String subject) {
        database.sql(
                        "insert into audit (happened, who, origin, action, subject) values (:now, :who, :origin, :action, :subject)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", cut(actor.name(), LONGEST_WHO))
                .param("origin", actor.origin())
                .param("action", action)
                .param("subject", cut(subject, LONGEST_SUBJECT))
                .update();
    }

    /// The newest first.
    ///
    /// @param offset how many to leave out at the beginning
    /// @param limit how many at most
    public List<AuditEntry> list(AuditFilter filter, int offset, int limit) {
        return database.sql("select *" + WANTED + " order by id desc limit :limit offset :offset")
                .param("action", filter.action())
                .param("pattern", filter.pattern())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) ->
                        new AuditEntry(
                                row.getLong("id"),
                                row.getObject("happened", OffsetDateTime.class).toInstant(),
                                row.getString("who"),
                                row.getString("origin"),
                                row.getString("action"),
                                row.getString("subject")))
                .list();
    }

    /// How many there are.
    public int count(AuditFilter filter) {
        return database.sql("select count(*)" + WANTED)
                .param("action", filter.action())
                .param("pattern", filter.pattern())
                .query(Integer.class)
                .single();
    }

    /// The actions that are in it, in the order of the alphabet.
    public List<String> actions() {
        return database.sql("select distinct action from audit order by action")
                .query((row, _) -> row.getString("action"))
                .list();
    }

    static Actor actor(@Nullable Authentication login) {
        return login == null ? DASHBOARD : new Actor(login.getName(), origin(login));
    }

    /// The address of the request that is being answered, else the one of the login.
    static String origin(Authentication login) {
        if (RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes attributes) {
            return attributes.getRequest().getRemoteAddr();
        }
        return login.getDetails() instanceof WebAuthenticationDetails details
                        && details.getRemoteAddress() != null
                ? details.getRemoteAddress()
                : DASHBOARD.origin();
    }

    /// What came from outside may be long, and holds no lines of its own here.
    private static String cut(String text, int length) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }
}
