package io.marquee.infra.cloudwatch;

import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.WindowDrift;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What monitoring has found in a window, to be published.
public final class DriftFigures {

    private DriftFigures() {}

    /// How far each thing has drifted, how many have, and how predictions turned out.
    ///
    /// What there was not enough data for, and what is not defined, is left out: no figure is no
    /// alarm, and neither is it an all-clear.
    ///
    /// @param dimensions the endpoint's name for one
    /// @param now what figures are of if the window has no end, or has not ended
    public static List<MetricSample> of(
            WindowDrift window, Map<String, String> dimensions, Instant now) {
        Instant at = window.to() == null || window.to().isAfter(now) ? now : window.to();
        List<MetricSample> samples = new ArrayList<>();
        for (FeatureDrift each : window.features()) {
            if (each.status() != DriftStatus.NOT_ENOUGH_DATA) {
                samples.add(
                        MetricSample.of(
                                MetricNames.drift(each.section(), each.name()),
                                MetricUnit.NONE,
                                at,
                                dimensions,
                                each.drift()));
            }
        }
        if (!samples.isEmpty()) {
            samples.add(
                    MetricSample.of(
                            MetricNames.DRIFTED,
                            MetricUnit.COUNT,
                            at,
                            dimensions,
                            window.drifted().size()));
        }
        for (QualityDrift each : window.quality()) {
            if (each.status() != DriftStatus.NOT_ENOUGH_DATA && Double.isFinite(each.value())) {
                samples.add(
                        MetricSample.of(
                                MetricNames.plain(each.figure()),
                                MetricUnit.NONE,
                                at,
                                dimensions,
                                each.value()));
            }
        }
        return samples;
    }
}
