package io.marquee.dashboard.schedules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.dashboard.runs.LaunchOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/// Schedules in the database.
final class ScheduleStore {

    private final JdbcClient database;

    ScheduleStore(JdbcClient database) {
        this.database = database;
    }

    /// By name.
    List<Schedule> list() {
        return database.sql("select * from schedule order by lower(name), id")
                .query((row, _) -> schedule(row))
                .list();
    }

    Optional<Schedule> find(long id) {
        return database.sql("select * from schedule where id = :id")
                .param("id", id)
                .query((row, _) -> schedule(row))
                .optional();
    }

    /// Holds on to it until the end of the transaction, so that one at a time decides about it.
    Optional<Schedule> lock(long id) {
        return database.sql("select * from schedule where id = :id for update")
                .param("id", id)
                .query((row, _) -> schedule(row))
                .optional();
    }

    /// @throws UserError if the name is taken
    Schedule insert(SchedulePlan plan, String by, Instant created, Instant due) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        StatementSpec insert =
                database.sql(
                                """
                                insert into schedule (name, revision, launch_order, cron, zone, paused,
                                    missed, retries, back_off_minutes, created_by, created, due)
                                values (:name, 1, :order, :cron, :zone, false,
                                    :missed, :retries, :backOff, :by, :created, :due)
                                """)
                        .param("by", by)
                        .param("created", created.atOffset(ZoneOffset.UTC))
                        .param("due", due.atOffset(ZoneOffset.UTC));
        unique(plan, () -> with(insert, plan).update(key, "id"));
        Number id = key.getKey();
        if (id == null) {
            throw new IllegalStateException("no id for the schedule " + plan.name());
        }
        return new Schedule(id.longValue(), 1, plan, false, by, created, due);
    }

    /// Writes plan, pause, keeper and due of a schedule that has the next revision already.
    ///
    /// @throws UserError if the name is taken
    void update(Schedule schedule) {
        StatementSpec update =
                database.sql(
                                """
                                update schedule
                                   set name = :name, revision = :revision, launch_order = :order,
                                       cron = :cron, zone = :zone, paused = :paused, missed = :missed,
                                       retries = :retries, back_off_minutes = :backOff,
                                       created_by = :by, due = :due
                                 where id = :id
                                """)
                        .param("id", schedule.id())
                        .param("revision", schedule.revision())
                        .param("paused", schedule.paused())
                        .param("by", schedule.createdBy())
                        .param("due", time(schedule.due()));
        unique(schedule.plan(), () -> with(update, schedule.plan()).update());
    }

    void setDue(long id, @Nullable Instant due) {
        database.sql("update schedule set due = :due where id = :id")
                .param("due", time(due))
                .param("id", id)
                .update();
    }

    /// With its history.
    void delete(long id) {
        database.sql("delete from schedule where id = :id").param("id", id).update();
    }

    boolean isTaken(String name, long exceptBy) {
        return database.sql("select count(*) from schedule where name = :name and id <> :id")
                        .param("name", name)
                        .param("id", exceptBy)
                        .query(Long.class)
                        .single()
                > 0;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static StatementSpec with(StatementSpec statement, SchedulePlan plan) {
        return statement
                .param("name", plan.name())
                .param("order", Json.line(plan.order()))
                .param("cron", plan.cron().text())
                .param("zone", plan.zone().getId())
                .param("missed", plan.missed().name())
                .param("retries", plan.retries())
                .param("backOff", plan.backOff().toMinutes());
    }

    private static void unique(SchedulePlan plan, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw new UserError(taken(plan.name()), e);
        }
    }

    static String taken(String name) {
        return "There is a schedule '%s' already. Take another name.".formatted(name);
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new Schedule(
                row.getLong("id"),
                row.getLong("revision"),
                new SchedulePlan(
                        name,
                        Json.read(
                                row.getString("launch_order").getBytes(UTF_8),
                                LaunchOrder.class,
                                "The schedule '" + name + "'"),
                        Cron.parse(row.getString("cron")),
                        ZoneId.of(row.getString("zone")),
                        MissedPolicy.valueOf(row.getString("missed")),
                        row.getInt("retries"),
                        Duration.ofMinutes(row.getInt("back_off_minutes"))),
                row.getBoolean("paused"),
                row.getString("created_by"),
                present(row, "created"),
                time(row, "due"));
    }
}
