package io.marquee.calibration;

import org.jspecify.annotations.Nullable;

/// How a threshold does. A share is null, in JSON too, where there is nothing to divide by.
///
/// @param titles how many there are
/// @param liked how many of them are liked
/// @param called how many are called liked
/// @param calledRight how many are both
/// @param accuracy share of titles called right
/// @param precision share of the titles called liked that are
/// @param recall share of the liked titles that are called so
/// @param f1 harmonic mean of precision and recall
/// @param balancedAccuracy mean of recall and of the share of other titles not called liked
public record ThresholdFigures(
        int titles,
        int liked,
        int called,
        int calledRight,
        @Nullable Double accuracy,
        @Nullable Double precision,
        @Nullable Double recall,
        @Nullable Double f1,
        @Nullable Double balancedAccuracy) {

    /// Each share is one division of whole numbers, so that equal ones are equal to the bit.
    static ThresholdFigures of(int titles, int liked, int called, int calledRight) {
        int others = titles - liked;
        int othersRight = others - (called - calledRight);
        return new ThresholdFigures(
                titles,
                liked,
                called,
                calledRight,
                ratio((double) calledRight + othersRight, titles),
                ratio(calledRight, called),
                ratio(calledRight, liked),
                ratio(2.0 * calledRight, (double) called + liked),
                ratio(
                        (double) calledRight * others + (double) othersRight * liked,
                        2.0 * liked * others));
    }

    private static @Nullable Double ratio(double part, double whole) {
        return whole == 0 ? null : part / whole;
    }
}
