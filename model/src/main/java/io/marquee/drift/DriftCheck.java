package io.marquee.drift;

/// One way of comparing a thing with its reference.
///
/// @param kind which
/// @param effect how large the difference is, in the kind's own measure
/// @param threshold from which on it matters
/// @param pValue how likely chance alone makes as large a one, 0 to 1
/// @param adjusted the same, corrected for all checks of the window
/// @param drifted whether it matters and is no chance
public record DriftCheck(
        Kind kind,
        double effect,
        double threshold,
        double pValue,
        double adjusted,
        boolean drifted) {

    /// The ways.
    public enum Kind {
        /// The population stability index over all cells, and a chi-squared test.
        DISTRIBUTION,
        /// Of numbers the Kolmogorov-Smirnov distance and test, which sees small shifts of all
        /// values; of categories the largest difference of a share.
        SHIFT,
        /// The difference of the shares of titles of which it is not known.
        MISSING,
        /// How many more titles than expected have a category that is new.
        UNSEEN
    }

    DriftCheck adjusted(double corrected, double significance) {
        return new DriftCheck(
                kind,
                effect,
                threshold,
                pValue,
                corrected,
                effect >= threshold && corrected <= significance);
    }
}
