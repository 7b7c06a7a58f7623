package io.marquee.dashboard.chart;

/// A figure, and how sure it is.
///
/// @param value NaN where unknown
/// @param low lower end of its interval; NaN for none
/// @param high upper end of its interval; NaN for none
public record Value(double value, double low, double high) {

    /// A figure without an interval.
    public static Value of(double value) {
        return new Value(value, Double.NaN, Double.NaN);
    }

    boolean hasInterval() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
