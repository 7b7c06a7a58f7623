package io.marquee.dashboard.runs;

import java.util.List;
import java.util.Set;

/// The commands that the dashboard starts.
public final class Commands {

    /// In the order to offer them.
    public static final List<String> ALL = List.of("score", "train", "monitor", "stream", "deploy");

    /// Those that talk with AWS, and need to be told how to get in.
    static final Set<String> WITH_AWS = Set.of("monitor", "deploy");

    private Commands() {}

    /// Whether a command is a pipeline: then there is a choice of where to run it.
    public static boolean isPipeline(String command) {
        return !command.equals("deploy");
    }
}
