package io.marquee.pipeline.run;

import java.io.Serializable;

/// Tells the run how far one of its stages has come. Sits in the transforms and travels with them
/// to the workers.
///
/// @param run the run to tell
/// @param stage the stage that is metered
public record StageMeter(RunContext run, Stage stage) implements Serializable {

    /// Counts rows that the stage has done with.
    public void add(long rows) {
        WorkerProgress.of(run).add(stage, rows);
    }

    /// Marks that the stage has begun, before its first row is done.
    public void begin() {
        add(0);
    }
}
