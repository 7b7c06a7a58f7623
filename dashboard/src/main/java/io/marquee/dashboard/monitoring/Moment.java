package io.marquee.dashboard.monitoring;

import io.marquee.drift.FeatureDrift;
import io.marquee.drift.WindowDrift;
import java.time.Instant;
import java.util.Optional;

/// How things stood at one time, to be set beside others.
///
/// @param runId the run that found it
/// @param at when the window begins; where a run looked at all at once, when that was
public record Moment(String runId, Instant at, WindowDrift window) {

    /// What it found of a thing; empty if it did not look at it.
    ///
    /// @param thing as in [DriftWords#id]
    Optional<FeatureDrift> of(String thing) {
        return window.features().stream()
                .filter(each -> DriftWords.id(each).equals(thing))
                .findFirst();
    }
}
