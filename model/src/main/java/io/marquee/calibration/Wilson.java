package io.marquee.calibration;

/// The 95 % score interval of a share. Unlike the one by plus and minus standard errors it holds
/// for few titles and for shares near 0 and 1.
///
/// Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
///
/// @param low 0 to 1
/// @param high 0 to 1
record Wilson(double low, double high) {

    /// The normal distribution's 97.5 % quantile.
    private static final double Z = 1.959963984540054;

    /// @param part of `whole` titles
    /// @param whole at least 1
    static Wilson of(int part, int whole) {
        double share = (double) part / whole;
        double scale = 1 + Z * Z / whole;
        double centre = (share + Z * Z / (2 * whole)) / scale;
        double half =
                Z * Math.sqrt(share * (1 - share) / whole + Z * Z / (4.0 * whole * whole)) / scale;
        return new Wilson(
                part == 0 ? 0 : Math.max(0, centre - half),
                part == whole ? 1 : Math.min(1, centre + half));
    }
}
