package io.marquee.infra.cloudwatch;

import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/// What a figure counts.
public enum MetricUnit {
    MICROSECONDS(StandardUnit.MICROSECONDS),
    COUNT(StandardUnit.COUNT),
    /// A share, a distance, a rating: a number without a unit.
    NONE(StandardUnit.NONE);

    private final StandardUnit standard;

    MetricUnit(StandardUnit standard) {
        this.standard = standard;
    }

    StandardUnit standard() {
        return standard;
    }
}
