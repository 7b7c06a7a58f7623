package io.marquee.evaluation;

/// Where a figure lies with a confidence of 95 %. Both ends are NaN (JSON: null) where the figure
/// is undefined for most resamples.
public record Interval(@OrUndefined double low, @OrUndefined double high) {

    static final Interval UNDEFINED = new Interval(Double.NaN, Double.NaN);

    public Interval {
        if (low > high) {
            throw new IllegalArgumentException("an interval from %s to %s".formatted(low, high));
        }
    }
}
