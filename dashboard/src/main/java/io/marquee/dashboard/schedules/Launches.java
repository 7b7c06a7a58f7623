package io.marquee.dashboard.schedules;

import io.marquee.UserError;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.RunEntry;
import java.util.Optional;

/// What schedules ask of the runs.
interface Launches {

    /// An id for a launch that nobody has yet.
    String freshId();

    /// Starts a run, unless one was started under this id before.
    ///
    /// @throws UserError if something is wrong with the order, or it cannot be started
    void start(String id, LaunchOrder order, String by);

    /// Whether somebody may still start runs; not if their account was disabled meanwhile.
    boolean mayStart(String name);

    /// How a launch stands; empty if nothing is known of it here.
    ///
    /// @throws UserError if the workspace cannot be read
    Optional<RunEntry> find(String id);
}
