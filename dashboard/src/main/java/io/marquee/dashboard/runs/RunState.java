package io.marquee.dashboard.runs;

import io.marquee.registry.RunStatus;

/// How a run stands, as far as anyone can tell.
public enum RunState {
    /// Its process is there, and has not put a run on record yet.
    STARTING,
    RUNNING,
    DONE,
    /// Done, but the gate refused the model.
    REFUSED,
    FAILED,
    /// Its process is gone without a word.
    INTERRUPTED,
    CANCELLED;

    /// Whether nothing will come after it.
    public boolean isEnd() {
        return this != STARTING && this != RUNNING;
    }

    /// @param alive whether the process of a run that says RUNNING is there
    static RunState of(RunStatus status, boolean alive) {
        return switch (status) {
            case RUNNING -> alive ? RUNNING : INTERRUPTED;
            case DONE -> DONE;
            case REFUSED -> REFUSED;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
            case CANCELLED -> CANCELLED;
        };
    }
}
