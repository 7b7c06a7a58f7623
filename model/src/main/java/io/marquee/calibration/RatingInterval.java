package io.marquee.calibration;

/// Where a title's rating is expected to lie.
///
/// @param low in rating points, 1 to 5
/// @param high in rating points, `low` to 5
public record RatingInterval(double low, double high) {

    /// The least that a rating can be.
    public static final double LOWEST = 1;

    /// The most that a rating can be.
    public static final double HIGHEST = 5;

    public RatingInterval {
        if (!(low >= LOWEST && low <= high && high <= HIGHEST)) {
            throw new IllegalArgumentException("ratings from %s to %s".formatted(low, high));
        }
    }

    /// Whether a rating lies in it, its ends included.
    public boolean contains(double rating) {
        return low <= rating && rating <= high;
    }

    public double width() {
        return high - low;
    }
}
