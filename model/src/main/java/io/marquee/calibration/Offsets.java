package io.marquee.calibration;

import java.util.Arrays;

/// How far ratings lie from what was predicted: four in five between the two, one in ten below them
/// and one in ten above.
///
/// @param low 0 or less, so that an interval always holds its prediction
/// @param high 0 or more
public record Offsets(double low, double high) {

    /// With these, every interval is the whole scale.
    static final Offsets WHOLE_SCALE =
            new Offsets(
                    RatingInterval.LOWEST - RatingInterval.HIGHEST,
                    RatingInterval.HIGHEST - RatingInterval.LOWEST);

    public Offsets {
        if (!(low <= 0 && high >= 0) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new IllegalArgumentException("offsets from %s to %s".formatted(low, high));
        }
    }

    /// The quantiles of residuals at which a residual more, drawn like them, falls outside on each
    /// side with a chance of one in ten at most: of n residuals the one at rank 0.9 (n + 1) from
    /// the far end. Fewer than nine residuals have no such rank, so they give the whole scale.
    ///
    /// @param residuals actual less predicted
    static Offsets of(double[] residuals) {
        int n = residuals.length;
        int rank = Math.ceilDiv(9 * (n + 1), 10);
        if (rank > n) {
            return WHOLE_SCALE;
        }
        double[] ascending = residuals.clone();
        Arrays.sort(ascending);
        return new Offsets(Math.min(0, ascending[n - rank]), Math.max(0, ascending[rank - 1]));
    }

    Offsets times(double factor) {
        return new Offsets(low * factor, high * factor);
    }
}
