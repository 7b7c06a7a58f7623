package io.marquee.dashboard.schedules;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something to be run at certain times.
///
/// @param revision goes up with every change
/// @param plan what people decided about it
/// @param createdBy the name of who answers for it: who made it, or changed or resumed it since
/// @param due when it fires next; null while it is paused
public record Schedule(
        long id,
        long revision,
        SchedulePlan plan,
        boolean paused,
        String createdBy,
        Instant created,
        @Nullable Instant due) {

    public String name() {
        return plan.name();
    }

    /// The same, but paused.
    Schedule paused(long nextRevision) {
        return new Schedule(id, nextRevision, plan, true, createdBy, created, null);
    }

    /// In whose name it runs things.
    String by() {
        return "schedule " + plan.name();
    }

    Optional<Instant> next(Instant after) {
        return plan.cron().next(after, plan.zone());
    }
}
