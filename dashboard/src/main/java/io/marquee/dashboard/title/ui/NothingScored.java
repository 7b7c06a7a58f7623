package io.marquee.dashboard.title.ui;

import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.frame.ui.Notice;

/// Says how to score, where nothing was.
final class NothingScored {

    private NothingScored() {}

    static Notice in(DashboardConfig config) {
        return new Notice(
                "Nothing has been scored yet",
                "Score a catalog with the champion, then come back:",
                "./marquee score --catalog=CATALOG --workspace='%s'"
                        .formatted(config.workspace().replace("'", "'\\''")));
    }
}
