package io.marquee.dashboard.schedules;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The entries that db-scheduler keeps for us: when a schedule comes due, and when to look after a
/// firing. However many dashboards share the database, one of them gets an entry; if that one dies
/// over it another one gets it, so what an entry leads to must bear being done twice.
final class Agenda {

    private static final String SCHEDULE = "schedule";
    private static final String FIRING = "firing";

    /// After what nobody foresaw, such as a workspace out of reach.
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private Agenda() {}

    /// What db-scheduler is to know of.
    static List<Task<?>> tasks(Firings firings) {
        return List.of(
                Tasks.custom(SCHEDULE, Void.class)
                        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_TROUBLE))
                        .onDeadExecution(Agenda::revive)
                        .execute((instance, context) -> {
                            String[] id = instance.getId().split("\\.", -1);
                            return again(
                                    firings.fire(
                                            Long.parseLong(id[0]),
                                            Long.parseLong(id[1]),
                                            context.getSchedulerClient()));
                        }),
                Tasks.custom(FIRING, Void.class)
                        .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_TROUBLE))
                        .onDeadExecution(Agenda::revive)
                        .execute((instance, context) ->
                                again(
                                        firings.follow(
                                                Long.parseLong(instance.getId()),
                                                context.getSchedulerClient()))));
    }

    /// Enters when a schedule, as it is now, comes due.
    static void enter(SchedulerClient client, Schedule schedule, Instant due) {
        client.scheduleIfNotExists(entry(schedule), due);
    }

    /// Enters a firing to be looked after.
    static void enter(SchedulerClient client, long firing, Instant when) {
        client.scheduleIfNotExists(new TaskInstance<>(FIRING, Long.toString(firing)), when);
    }

    /// Takes a schedule, as it is now, off the agenda.
    static void cancel(SchedulerClient client, Schedule schedule) {
        try {
            client.cancel(entry(schedule));
        } catch (TaskInstanceCurrentlyExecutingException
                | TaskInstanceNotFoundException itSeesForItself) {
            // Its revision is an old one by then, so it does nothing and does not come again.
        }
    }

    private static TaskInstance<Void> entry(Schedule schedule) {
        return new TaskInstance<>(SCHEDULE, schedule.id() + "." + schedule.revision());
    }

    /// At once, by the scheduler's clock; db-scheduler's own way asks the machine's.
    private static void revive(ExecutionComplete dead, ExecutionOperations<Void> operations) {
        operations.reschedule(dead, dead.getTimeDone());
    }

    private static CompletionHandler<Void> again(Optional<Instant> when) {
        return (complete, operations) ->
                when.ifPresentOrElse(
                        time -> operations.reschedule(complete, time), operations::remove);
    }
}
