package io.marquee.dashboard.runs;

import java.util.List;

/// The commands that the dashboard starts.
public final class Commands {

    /// In the order to offer them.
    public static final List<String> ALL = List.of("score", "train", "monitor");

    private Commands() {}
}
