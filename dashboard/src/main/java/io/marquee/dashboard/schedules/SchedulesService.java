package io.marquee.dashboard.schedules;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.runs.Operators;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/// What people see of schedules and do with them. Every change is on record.
public final class SchedulesService {

    private static final int SHOWN = 200;
    private static final int PREVIEW = 5;

    /// No schedule has it.
    private static final long NONE = 0;

    private final ScheduleStore schedules;
    private final FiringStore firings;
    private final TransactionOperations transactions;
    private final Firings firing;
    private final SchedulerClient client;
    private final Runnable hurry;
    private final Audit audit;
    private final ScheduleNews news;
    private final InstantSource clock;

    /// @param hurry looks at once for what is due
    SchedulesService(
            Firings.State state,
            Firings firing,
            SchedulerClient client,
            Runnable hurry,
            Audit audit,
            ScheduleNews news,
            InstantSource clock) {
        this.schedules = state.schedules();
        this.firings = state.firings();
        this.transactions = state.transactions();
        this.firing = firing;
        this.client = client;
        this.hurry = hurry;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /// All of them, by name.
    public List<Schedule> list() {
        return schedules.list();
    }

    /// The one that fires next; empty if none will.
    public Optional<Schedule> next() {
        return list().stream()
                .filter(schedule -> schedule.due() != null)
                .min(Comparator.comparing(schedule -> Objects.requireNonNull(schedule.due())));
    }

    public Optional<Schedule> find(long id) {
        return schedules.find(id);
    }

    /// The newest firing of each schedule that ever fired, by the id of the schedule.
    public Map<Long, Firing> lastFirings() {
        return firings.newest().stream()
                .collect(Collectors.toMap(Firing::schedule, Function.identity()));
    }

    /// What came of a schedule so far, newest first, up to 200.
    public List<Firing> history(long id) {
        return firings.list(id, SHOWN);
    }

    /// Whether the present user may change schedules.
    public boolean mayOperate() {
        return Operators.isPresent();
    }

    /// The next five times of an expression, from now on.
    public List<Instant> preview(Cron cron, ZoneId zone) {
        return cron.next(clock.instant(), zone, PREVIEW);
    }

    /// Makes one; it begins with the next of its times.
    ///
    /// @return its id
    /// @throws UserError if there is one of that name
    public long create(SchedulePlan plan) {
        String user = Operators.require();
        Schedule made =
                changing(() -> {
                    audit.record("schedule.create", words(plan));
                    requireFree(plan.name(), NONE);
                    Schedule schedule = schedules.insert(plan, user, now(), next(plan));
                    enter(schedule);
                    return schedule;
                });
        return made.id();
    }

    /// Gives it another plan, for which the present user answers. What failed under the old one is
    /// not tried again.
    ///
    /// @throws UserError if there is none of that id, or another one of that name
    public void change(long id, SchedulePlan plan) {
        String user = Operators.require();
        changing(() -> {
            audit.record("schedule.change", words(plan));
            Schedule before = locked(id);
            requireFree(plan.name(), id);
            return replace(before, plan, before.paused(), user);
        });
    }

    /// Keeps it from firing until it is resumed. A run that goes on goes on.
    ///
    /// @throws UserError if there is none of that id
    public void pause(long id) {
        setPaused(id, true);
    }

    /// Lets it fire again, with the next of its times; the present user answers for it.
    ///
    /// @throws UserError if there is none of that id
    public void resume(long id) {
        setPaused(id, false);
    }

    /// Fires it now, paused or not, beside its times.
    ///
    /// @throws UserError if there is none of that id, or its last run goes on
    public void runNow(long id) {
        String user = Operators.require();
        changing(() -> {
            Schedule schedule = locked(id);
            audit.record("schedule.run", schedule.name());
            firing.fireNow(schedule, user, client);
            return schedule;
        });
        hurry.run();
    }

    /// Takes it away with its history. Its runs stay.
    ///
    /// @throws UserError if there is none of that id
    public void delete(long id) {
        Operators.require();
        changing(() -> {
            Schedule schedule = locked(id);
            audit.record("schedule.delete", schedule.name());
            schedules.delete(id);
            Agenda.cancel(client, schedule);
            return schedule;
        });
    }

    private void setPaused(long id, boolean paused) {
        String user = Operators.require();
        changing(() -> {
            Schedule before = locked(id);
            audit.record(paused ? "schedule.pause" : "schedule.resume", before.name());
            return replace(before, before.plan(), paused, paused ? before.createdBy() : user);
        });
    }

    private Schedule replace(Schedule before, SchedulePlan plan, boolean paused, String keeper) {
        Schedule after =
                new Schedule(
                        before.id(),
                        before.revision() + 1,
                        plan,
                        paused,
                        keeper,
                        before.created(),
                        paused ? null : next(plan));
        schedules.update(after);
        firings.dropRetries(before.id());
        Agenda.cancel(client, before);
        enter(after);
        return after;
    }

    private void enter(Schedule schedule) {
        Instant due = schedule.due();
        if (due != null) {
            Agenda.enter(client, schedule, due);
        }
    }

    private Instant next(SchedulePlan plan) {
        return plan.cron()
                .next(clock.instant(), plan.zone())
                .orElseThrow(() -> new UserError("The times of the schedule never come."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void requireFree(String name, long except) {
        if (schedules.isTaken(name, except)) {
            throw new UserError(ScheduleStore.taken(name));
        }
    }

    private Schedule locked(long id) {
        return schedules
                .lock(id)
                .orElseThrow(() -> new UserError("There is no such schedule any more."));
    }

    private Schedule changing(Change change) {
        Schedule changed = transactions.execute(_ -> change.run());
        news.tell();
        if (changed == null) {
            throw new IllegalStateException("no schedule came of a change");
        }
        return changed;
    }

    private static String words(SchedulePlan plan) {
        return "%s: %s %s, %s %s"
                .formatted(
                        plan.name(),
                        plan.order().command(),
                        plan.order().values(),
                        plan.cron(),
                        plan.zone());
    }

    @FunctionalInterface
    private interface Change {

        Schedule run();
    }
}
