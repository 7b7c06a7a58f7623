package io.marquee.dashboard.schedules;

import java.util.Locale;

/// What came of a firing.
public enum Outcome {
    /// It is about to be started.
    ORDERED,
    RUNNING,
    DONE,
    /// Done, but the gate refused the model.
    REFUSED,
    FAILED,
    CANCELLED,
    /// Nothing was run, since the last run went on.
    SKIPPED,
    /// Nothing was run, since no dashboard was there in time.
    MISSED;

    /// As people read it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether something is still to come of it.
    boolean isOpen() {
        return this == ORDERED || this == RUNNING;
    }
}
