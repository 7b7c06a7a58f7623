package io.marquee.dashboard.schedules;

import io.marquee.UserError;
import io.marquee.dashboard.runs.LaunchOrder;
import java.time.Duration;
import java.time.ZoneId;

/// What people decide about a schedule.
///
/// @param name 1 to 60 characters, unique
/// @param order what to run
/// @param cron when
/// @param zone whose clocks `cron` goes by
/// @param missed what to do about times that passed while no dashboard was there
/// @param retries how often to try again after a failure, 0 to 5
/// @param backOff how long to wait before the first retry, whole minutes, 1 to 60; doubles each
///   time
public record SchedulePlan(
        String name,
        LaunchOrder order,
        Cron cron,
        ZoneId zone,
        MissedPolicy missed,
        int retries,
        Duration backOff) {

    public static final int MOST_RETRIES = 5;
    public static final int LONGEST_BACK_OFF_MINUTES = 60;

    /// So that what its runs are recorded under, "schedule NAME", has room.
    private static final int LONGEST_NAME = 60;

    /// @throws UserError if any is not what it should be
    public SchedulePlan {
        name = name.strip();
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new UserError("Give it a name of 1 to 60 characters.");
        }
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new UserError("Retries are 0 to 5.");
        }
        if (backOff.toMinutes() < 1
                || backOff.toMinutes() > LONGEST_BACK_OFF_MINUTES
                || !backOff.equals(Duration.ofMinutes(backOff.toMinutes()))) {
            throw new UserError("The wait before a retry is 1 to 60 whole minutes.");
        }
    }

    /// How long to wait after an attempt that failed.
    ///
    /// @param attempt 1 for the first
    Duration waitAfter(int attempt) {
        return backOff.multipliedBy(1L << (attempt - 1));
    }
}
