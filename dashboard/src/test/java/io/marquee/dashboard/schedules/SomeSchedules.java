package io.marquee.dashboard.schedules;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Schedules in a database, in memory unless told otherwise, with dashboards that do something only
/// when told to, a clock that stands still until told, and runs that are as a test says.
public final class SomeSchedules implements Audit {

    /// A Sunday.
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    public static final ZoneId UTC = ZoneId.of("UTC");

    public final List<String> audited = Collections.synchronizedList(new ArrayList<>());

    /// Each start of a run: launch and in whose name.
    public final List<String> started = Collections.synchronizedList(new ArrayList<>());

    public final SchedulesService service;
    public final ScheduleNews news = new ScheduleNews();
    final SettableClock clock = new SettableClock();
    final JdbcClient database;
    final ManualScheduler one;
    final ManualScheduler other;

    /// Said on every start; null to let it start.
    @Nullable RuntimeException trouble;

    /// Who may not start runs.
    final Set<String> barred = ConcurrentHashMap.newKeySet();

    private final Map<String, RunState> runs = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();

    public SomeSchedules() {
        this(
                JdbcConnectionPool.create(
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", ""));
    }

    /// In an empty database.
    SomeSchedules(DataSource pool) {
        clock.set(NOON);
        Flyway.configure().dataSource(pool).load().migrate();
        database = JdbcClient.create(pool);
        Firings.State state =
                new Firings.State(
                        new ScheduleStore(database),
                        new FiringStore(database),
                        new TransactionTemplate(new JdbcTransactionManager(pool)));
        Firings firings = new Firings(state, new Runs(), this, news, clock::now);
        one = scheduler(pool, firings);
        other = scheduler(pool, firings);
        service = new SchedulesService(state, firings, one, () -> {}, this, news, clock::now);
    }

    /// Lets a dashboard do all that is due, and what that leads to.
    public void settle() {
        settle(one);
    }

    static void settle(ManualScheduler dashboard) {
        for (int round = 0; round < 3; round++) {
            dashboard.runAnyDueExecutions();
        }
    }

    public void pass(Duration time) {
        clock.tick(time);
    }

    /// Moves the clock.
    ///
    /// @param time `2026-11-22T12:00:00Z`
    void at(String time) {
        clock.set(Instant.parse(time));
    }

    /// How the run that was started last stands from now on.
    public void lastRuns(RunState state) {
        runs.put("launch-" + ids.get(), state);
    }

    void forget(String launch) {
        runs.remove(launch);
    }

    /// At each full hour.
    public static SchedulePlan hourly(String name, MissedPolicy missed, int retries) {
        return new SchedulePlan(
                name,
                order(),
                Cron.parse("0 * * * *"),
                UTC,
                missed,
                retries,
                Duration.ofMinutes(2));
    }

    public static LaunchOrder order() {
        return new LaunchOrder("train", Map.of("catalog", List.of("catalog.csv")), "automatic");
    }

    /// What came of a schedule, oldest first: time it was due, attempt, outcome, words.
    List<String> history(long id) {
        return service.history(id).reversed().stream()
                .map(firing ->
                        "%s #%d %s%s"
                                .formatted(
                                        firing.due().toString().substring(11, 16),
                                        firing.attempt(),
                                        firing.outcome(),
                                        firing.words().isEmpty() ? "" : ": " + firing.words()))
                .toList();
    }

    @Override
    public void record(String action, String subject) {
        audited.add(action + " " + subject);
    }

    private ManualScheduler scheduler(DataSource pool, Firings firings) {
        return TestHelper.createManualScheduler(
                        new TransactionAwareDataSourceProxy(pool), Agenda.tasks(firings))
                .clock(clock)
                .build();
    }

    private final class Runs implements Launches {

        @Override
        public String freshId() {
            return "launch-" + ids.incrementAndGet();
        }

        @Override
        public void start(String id, LaunchOrder order, String by) {
            started.add(id + " by " + by);
            if (trouble != null) {
                throw trouble;
            }
            runs.put(id, RunState.RUNNING);
        }

        @Override
        public boolean mayStart(String name) {
            return !barred.contains(name);
        }

        @Override
        public Optional<RunEntry> find(String id) {
            return Optional.ofNullable(runs.get(id))
                    .map(state ->
                            new RunEntry(
                                    id,
                                    id,
                                    "train",
                                    state,
                                    null,
                                    NOON,
                                    null,
                                    null,
                                    null,
                                    null,
                                    switch (state) {
                                        case FAILED -> "The catalog is empty.";
                                        case REFUSED -> "No better than the mean.";
                                        default -> null;
                                    }));
        }
    }

    /// Something that a start runs into.
    static UserError mistake() {
        return new UserError("catalog: There is no file.");
    }
}
