package io.marquee.dashboard.genres;

/// A mean or a share, and how sure it is.
///
/// @param count of how many titles
/// @param value NaN where there is none
/// @param low lower end of its 95 % interval; NaN where the titles are too few for one
/// @param high its upper end; NaN where the titles are too few for one
public record Estimate(long count, double value, double low, double high) {

    /// With fewer, the interval of a mean is too far from the normal distribution's.
    static final int FEWEST_FOR_A_MEAN = 10;

    private static final double Z = 1.959964;

    /// A mean with its interval by the normal distribution.
    ///
    /// @param squares the sum of the squares
    static Estimate mean(long count, double sum, double squares) {
        double mean = count == 0 ? Double.NaN : sum / count;
        if (count < FEWEST_FOR_A_MEAN) {
            return new Estimate(count, mean, Double.NaN, Double.NaN);
        }
        double variance = Math.max(0, (squares - sum * mean) / (count - 1));
        double half = Z * Math.sqrt(variance / count);
        return new Estimate(count, mean, mean - half, mean + half);
    }

    /// A share with Wilson's interval, which is good for few and for shares near 0 and 1 too
    /// (Wilson 1927, "Probable inference, the law of succession, and statistical inference").
    static Estimate share(long count, long with) {
        if (count == 0) {
            return new Estimate(0, Double.NaN, Double.NaN, Double.NaN);
        }
        double share = (double) with / count;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * count)) / (1 + z2 / count);
        double half =
                Z
                        / (1 + z2 / count)
                        * Math.sqrt(share * (1 - share) / count + z2 / (4.0 * count * count));
        return new Estimate(count, share, Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
