package io.marquee.pipeline.run;

import java.time.Duration;

/// Shows a person how a run is getting on.
public interface ProgressScreen {

    /// Shows nothing.
    ProgressScreen NONE =
            new ProgressScreen() {
                @Override
                public void running(Stage stage, long rows, Duration elapsed) {}

                @Override
                public void done(Stage stage, long rows, Duration elapsed) {}
            };

    /// A stage is at work.
    void running(Stage stage, long rows, Duration elapsed);

    /// A stage has ended.
    void done(Stage stage, long rows, Duration elapsed);
}
