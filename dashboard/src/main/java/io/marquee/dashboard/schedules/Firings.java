package io.marquee.dashboard.schedules;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.marquee.UserError;
import io.marquee.dashboard.account.Audit;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/// What happens when a schedule comes due, and what comes of it.
///
/// A firing is written down together with the entry that starts it, in one transaction, and under a
/// launch id that starts a run once: whoever dies in between, another one picks it up.
final class Firings {

    /// A time that was not kept by then was missed. Polls and short absences take less.
    static final Duration LATE = Duration.ofMinutes(1);

    /// How often to look how a run goes.
    static final Duration LOOK = Duration.ofSeconds(5);

    /// A run that nothing was heard of for so long will not come: starting takes minutes at most.
    static final Duration LOST = Duration.ofMinutes(15);

    private static final int MOST_COUNTED = 1_000;

    private final ScheduleStore schedules;
    private final FiringStore firings;
    private final Launches launches;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final ScheduleNews news;
    private final InstantSource clock;

    Firings(State state, Launches launches, Audit audit, ScheduleNews news, InstantSource clock) {
        this.schedules = state.schedules();
        this.firings = state.firings();
        this.transactions = state.transactions();
        this.launches = launches;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /// What the database holds.
    record State(
            ScheduleStore schedules, FiringStore firings, TransactionOperations transactions) {}

    /// Fires a schedule if it is due and still what it was when this was planned.
    ///
    /// @return when to come again; empty if never
    Optional<Instant> fire(long id, long revision, SchedulerClient client) {
        Optional<Instant> next =
                inTransaction(() ->
                        schedules
                                .lock(id)
                                .filter(schedule -> schedule.revision() == revision)
                                .flatMap(schedule -> fire(schedule, client)));
        news.tell();
        return next;
    }

    private Optional<Instant> fire(Schedule schedule, SchedulerClient client) {
        Instant due = schedule.due();
        if (due == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (due.isAfter(now)) {
            return Optional.of(due);
        }
        if (!launches.mayStart(schedule.createdBy())) {
            return stop(schedule, due, now);
        }
        boolean late = Duration.between(due, now).compareTo(LATE) > 0;
        Instant from = now;
        if (late && schedule.plan().missed() == MissedPolicy.SKIP) {
            // The last of the times may not be late, and is not lost then.
            from = now.minus(LATE);
            firings.pass(schedule, due, Outcome.MISSED, now, skipped(missed(schedule, due, from)));
        } else if (firings.lastRun(schedule.id()).filter(this::goesOn).isPresent()) {
            firings.pass(
                    schedule,
                    due,
                    Outcome.SKIPPED,
                    now,
                    "Its last run still went on, so nothing was started.");
        } else {
            String words = late ? madeUp(missed(schedule, due, now)) : "";
            order(schedule, due, schedule.by(), words, client);
        }
        Optional<Instant> next = schedule.next(from);
        schedules.setDue(schedule.id(), next.orElse(null));
        return next;
    }

    /// Pauses a schedule whose keeper may not start runs any more: what they could not do by hand
    /// is not done for them either. Whoever resumes it answers for it.
    private Optional<Instant> stop(Schedule schedule, Instant due, Instant now) {
        String keeper = schedule.createdBy();
        audit.record(
                "schedule.pause",
                "%s: %s may not start runs any more".formatted(schedule.name(), keeper));
        firings.dropRetries(schedule.id());
        firings.pass(
                schedule,
                due,
                Outcome.SKIPPED,
                now,
                "It was paused: %s, who answered for it, may not start runs any more. An operator who resumes it answers for it."
                        .formatted(keeper));
        schedules.update(schedule.paused(schedule.revision() + 1));
        return Optional.empty();
    }

    /// Fires a schedule now, whatever its times are. To be called in a transaction that holds it.
    ///
    /// @param by who wants it
    /// @throws UserError if its last run goes on
    void fireNow(Schedule schedule, String by, SchedulerClient client) {
        if (firings.lastRun(schedule.id()).filter(this::goesOn).isPresent()) {
            throw new UserError(
                    "The last run of '%s' still goes on. Wait for its end, or cancel it."
                            .formatted(schedule.name()));
        }
        order(schedule, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, "Run by hand.", client);
    }

    private void order(
            Schedule schedule, Instant due, String by, String words, SchedulerClient client) {
        audit.record("schedule.fire", schedule.name() + ", due " + due);
        firings.dropRetries(schedule.id());
        String launch = launches.freshId();
        long firing = firings.order(schedule.id(), due, 1, by, launch, words);
        Agenda.enter(client, firing, clock.instant());
    }

    /// Takes a firing one step further: starts it, looks how it goes, tries again.
    ///
    /// @return when to come again; empty if never
    Optional<Instant> follow(long id, SchedulerClient client) {
        Optional<Firing> found = firings.find(id);
        Optional<Schedule> schedule = found.flatMap(firing -> schedules.find(firing.schedule()));
        if (schedule.isEmpty()) {
            return Optional.empty();
        }
        Firing firing = found.orElseThrow();
        return switch (firing.outcome()) {
            case ORDERED -> start(schedule.get(), firing);
            case RUNNING -> look(firing);
            case FAILED -> retry(firing, client);
            case DONE, REFUSED, CANCELLED, SKIPPED, MISSED -> Optional.empty();
        };
    }

    private Optional<Instant> start(Schedule schedule, Firing firing) {
        try {
            launches.start(launch(firing), schedule.plan().order(), firing.by());
        } catch (UserError e) {
            return end(firing, Outcome.FAILED, e.getMessage());
        }
        Instant now = clock.instant();
        firings.start(firing.id(), now);
        news.tell();
        return Optional.of(now.plus(LOOK));
    }

    private Optional<Instant> look(Firing firing) {
        Instant now = clock.instant();
        Optional<RunEntry> run = launches.find(launch(firing));
        if (run.isEmpty()) {
            Instant started = firing.started();
            return started == null || now.isBefore(started.plus(LOST))
                    ? Optional.of(now.plus(LOOK))
                    : end(firing, Outcome.FAILED, "Nothing was ever heard of its run.");
        }
        String error = run.get().error();
        String words = error == null ? firing.words() : error;
        return switch (run.get().state()) {
            case STARTING, RUNNING -> Optional.of(now.plus(LOOK));
            case DONE -> end(firing, Outcome.DONE, words);
            case REFUSED -> end(firing, Outcome.REFUSED, words);
            case CANCELLED -> end(firing, Outcome.CANCELLED, words);
            case FAILED, INTERRUPTED -> end(firing, Outcome.FAILED, words);
        };
    }

    private Optional<Instant> end(Firing firing, Outcome outcome, String words) {
        Optional<Instant> retryAt =
                inTransaction(() -> {
                    Instant now = clock.instant();
                    Optional<Instant> retry =
                            schedules
                                    .lock(firing.schedule())
                                    .filter(schedule ->
                                            outcome == Outcome.FAILED
                                                    && !schedule.paused()
                                                    && firing.attempt()
                                                            <= schedule.plan().retries())
                                    .map(schedule ->
                                            now.plus(schedule.plan().waitAfter(firing.attempt())));
                    firings.end(firing.id(), outcome, now, retry.orElse(null), words);
                    return retry;
                });
        news.tell();
        return retryAt;
    }

    private Optional<Instant> retry(Firing seen, SchedulerClient client) {
        Optional<Instant> later =
                inTransaction(() -> {
                    // Pausing, changing and the next firing take the retry away: they may have by
                    // now.
                    Optional<Schedule> schedule = schedules.lock(seen.schedule());
                    Instant retryAt = firings.find(seen.id()).map(Firing::retryAt).orElse(null);
                    Instant now = clock.instant();
                    if (schedule.isEmpty() || retryAt == null) {
                        return Optional.empty();
                    }
                    if (!launches.mayStart(schedule.get().createdBy())) {
                        firings.dropRetries(seen.schedule());
                        return Optional.empty();
                    }
                    if (retryAt.isAfter(now)) {
                        return Optional.of(retryAt);
                    }
                    audit.record("schedule.retry", schedule.get().name() + ", due " + seen.due());
                    firings.dropRetries(seen.schedule());
                    long next =
                            firings.order(
                                    seen.schedule(),
                                    seen.due(),
                                    seen.attempt() + 1,
                                    seen.by(),
                                    launches.freshId(),
                                    "");
                    Agenda.enter(client, next, now);
                    return Optional.empty();
                });
        news.tell();
        return later;
    }

    private boolean goesOn(Firing firing) {
        return firing.outcome().isOpen()
                && launches.find(launch(firing))
                        .map(RunEntry::state)
                        .filter(RunState::isEnd)
                        .isEmpty();
    }

    private static int missed(Schedule schedule, Instant first, Instant until) {
        int count = 1;
        Optional<Instant> next = schedule.next(first);
        while (next.isPresent() && !next.get().isAfter(until) && count < MOST_COUNTED) {
            count++;
            next = schedule.next(next.get());
        }
        return count;
    }

    private static String skipped(int times) {
        return times == 1
                ? "No dashboard was there at that time."
                : "No dashboard was there at that time, nor at the %s that followed."
                        .formatted(others(times));
    }

    private static String madeUp(int times) {
        return times == 1
                ? "No dashboard was there in time, so it ran later."
                : "No dashboard was there in time, so it ran later, once for this time and the %s that followed."
                        .formatted(others(times));
    }

    private static String others(int times) {
        return times >= MOST_COUNTED ? "many" : Integer.toString(times - 1);
    }

    private static String launch(Firing firing) {
        return Objects.requireNonNull(firing.launch());
    }

    private <T> Optional<T> inTransaction(Work<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.run()));
    }

    @FunctionalInterface
    private interface Work<T> {

        Optional<T> run();
    }
}
