package io.marquee.dashboard.schedules.ui;

import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.schedules.Schedule;
import io.marquee.dashboard.schedules.SchedulePlan;
import java.time.Instant;
import java.util.List;

/// A schedule as people read it.
final class ScheduleWords {

    private static final String CATALOG = "catalog";

    private ScheduleWords() {}

    /// What it runs, with what.
    static String what(LaunchOrder order) {
        List<String> catalog = order.values().getOrDefault(CATALOG, List.of());
        return catalog.isEmpty()
                ? order.command()
                : order.command() + ", " + String.join(", ", catalog);
    }

    static String when(SchedulePlan plan) {
        return plan.cron().words() + ", " + plan.zone();
    }

    static String next(Schedule schedule) {
        Instant due = schedule.due();
        return due == null ? "paused" : Words.time(due, schedule.plan().zone());
    }

    static String retries(SchedulePlan plan) {
        String first = minutes(plan.backOff().toMinutes());
        return switch (plan.retries()) {
            case 0 -> "none";
            case 1 -> "one, after " + first;
            default ->
                    "up to %d, the first after %s, then twice as long each time"
                            .formatted(plan.retries(), first);
        };
    }

    private static String minutes(long minutes) {
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }
}
