package io.marquee.dashboard.title;

import io.marquee.UserError;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.RunTables;
import java.util.Optional;

/// Runs that scored.
final class ScoredRuns {

    private ScoredRuns() {}

    /// The tables of a run that scored.
    ///
    /// @param runId empty for the newest
    /// @return empty if none was asked for and nothing has been scored
    /// @throws UserError if there is no such run, or it did not score
    static Optional<RunTables> tables(Lake lake, Optional<String> runId) {
        if (runId.isEmpty()) {
            return lake.newestScored();
        }
        RunTables tables = lake.of(runId.get());
        if (!tables.scored()) {
            throw new UserError(
                    "Run %s scored nothing. Choose a run of the command score, or look at the newest."
                            .formatted(tables.runId()));
        }
        return Optional.of(tables);
    }
}
