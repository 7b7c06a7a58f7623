package io.marquee.dashboard.monitoring;

import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.WindowDrift;
import io.marquee.registry.Manifest;
import java.util.Optional;

/// A run that compared titles with what a model was trained on.
///
/// @param manifest when it was, of how many titles
/// @param report what it found
public record MonitoringRun(Manifest manifest, DriftReport report) {

    public String id() {
        return manifest.runId();
    }

    /// The newest window of which there is enough to tell; the newest of all where there is of
    /// none: a day that has just begun says nothing of the drift of yesterday.
    public WindowDrift newest() {
        return report.windows().reversed().stream()
                .filter(window -> window.status() != DriftStatus.NOT_ENOUGH_DATA)
                .findFirst()
                .orElseGet(() -> report.windows().getLast());
    }

    /// The window of that label.
    ///
    /// @param label as in [DriftWords#label]
    public Optional<WindowDrift> window(String label) {
        return report.windows().stream()
                .filter(window -> DriftWords.label(window).equals(label))
                .findFirst();
    }
}
