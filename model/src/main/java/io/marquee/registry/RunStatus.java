package io.marquee.registry;

/// How a run stands.
public enum RunStatus {
    /// Going on; or dead, and not yet found to be by [Workspace#recover].
    RUNNING,
    /// Finished with all that it was to make.
    DONE,
    /// Ended by an error.
    FAILED,
    /// Finished, but the gate did not let its model pass.
    REFUSED,
    /// Died without a word: killed, or the machine stopped.
    INTERRUPTED,
    /// Stopped because someone asked for it.
    CANCELLED
}
