package io.marquee.dashboard.schedules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/// Firings in the database.
final class FiringStore {

    private static final int LONGEST_WORDS = 1_000;

    private final JdbcClient database;

    FiringStore(JdbcClient database) {
        this.database = database;
    }

    /// Of one schedule, newest first.
    List<Firing> list(long schedule, int limit) {
        return database.sql(
                        "select * from firing where schedule = :schedule order by id desc limit :limit")
                .param("schedule", schedule)
                .param("limit", limit)
                .query((row, _) -> firing(row))
                .list();
    }

    /// The newest of each schedule.
    List<Firing> newest() {
        return database.sql(
                        "select * from firing where id in (select max(id) from firing group by schedule)")
                .query((row, _) -> firing(row))
                .list();
    }

    Optional<Firing> find(long id) {
        return database.sql("select * from firing where id = :id")
                .param("id", id)
                .query((row, _) -> firing(row))
                .optional();
    }

    /// The newest one of a schedule that something was run for.
    Optional<Firing> lastRun(long schedule) {
        return database.sql(
                        "select * from firing where schedule = :schedule and launch is not null order by id desc limit 1")
                .param("schedule", schedule)
                .query((row, _) -> firing(row))
                .optional();
    }

    /// Writes down one for which something is to be run.
    ///
    /// @return its id
    long order(long schedule, Instant due, int attempt, String by, String launch, String words) {
        return insert(schedule, due, attempt, by, Outcome.ORDERED, launch, null, words);
    }

    /// Writes down one for which nothing is run.
    void pass(Schedule schedule, Instant due, Outcome outcome, Instant now, String words) {
        insert(schedule.id(), due, 1, schedule.by(), outcome, null, now, words);
    }

    void start(long id, Instant now) {
        database.sql("update firing set outcome = :outcome, started = :now where id = :id")
                .param("outcome", Outcome.RUNNING.name())
                .param("now", ScheduleStore.time(now))
                .param("id", id)
                .update();
    }

    void end(long id, Outcome outcome, Instant now, @Nullable Instant retryAt, String words) {
        database.sql(
                        "update firing set outcome = :outcome, ended = :now, retry_at = :retryAt, words = :words where id = :id")
                .param("outcome", outcome.name())
                .param("now", ScheduleStore.time(now))
                .param("retryAt", ScheduleStore.time(retryAt))
                .param("words", cut(words))
                .param("id", id)
                .update();
    }

    /// What failed is not tried again.
    void dropRetries(long schedule) {
        database.sql(
                        "update firing set retry_at = null where schedule = :schedule and retry_at is not null")
                .param("schedule", schedule)
                .update();
    }

    private long insert(
            long schedule,
            Instant due,
            int attempt,
            String by,
            Outcome outcome,
            @Nullable String launch,
            @Nullable Instant ended,
            String words) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        database.sql(
                        """
                        insert into firing (schedule, due, attempt, by_whom, outcome, launch, ended, words)
                        values (:schedule, :due, :attempt, :by, :outcome, :launch, :ended, :words)
                        """)
                .param("schedule", schedule)
                .param("due", ScheduleStore.time(due))
                .param("attempt", attempt)
                .param("by", by)
                .param("outcome", outcome.name())
                .param("launch", launch)
                .param("ended", ScheduleStore.time(ended))
                .param("words", cut(words))
                .update(key, "id");
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("no id for a firing of " + schedule);
        }
        return id.longValue();
    }

    private static String cut(String words) {
        return words.length() <= LONGEST_WORDS
                ? words
                : words.substring(0, LONGEST_WORDS - 1) + "…";
    }

    private static Firing firing(ResultSet row) throws SQLException {
        return new Firing(
                row.getLong("id"),
                row.getLong("schedule"),
                ScheduleStore.present(row, "due"),
                row.getInt("attempt"),
                row.getString("by_whom"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("launch"),
                ScheduleStore.time(row, "started"),
                ScheduleStore.time(row, "ended"),
                ScheduleStore.time(row, "retry_at"),
                row.getString("words"));
    }
}
