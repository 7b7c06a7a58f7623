package io.marquee.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Margins and what came true, in one order whatever order they came in: ascending, at equal
/// margins those not liked first. So nothing that is fitted on them depends on the order of titles.
///
/// @param margins log-odds, finite, ascending
/// @param liked 1 for liked, 0 for not
@SuppressWarnings("ArrayRecordComponent") // made here, never changed nor compared
record LikedMargins(double[] margins, double[] liked) {

    /// @throws IllegalArgumentException if the lengths differ, a margin is not finite or a label is
    ///   neither 0 nor 1
    static LikedMargins of(double[] margins, double[] liked) {
        checkLabels(margins, liked);
        int[] order =
                IntStream.range(0, margins.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer i) -> margins[i])
                                        .thenComparingDouble(i -> liked[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new LikedMargins(margins, liked).at(order);
    }

    /// The titles at these places, which must be ascending.
    LikedMargins at(int[] places) {
        double[] someMargins = new double[places.length];
        double[] someLiked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            someMargins[i] = margins[places[i]];
            someLiked[i] = liked[places[i]];
        }
        return new LikedMargins(someMargins, someLiked);
    }

    int size() {
        return margins.length;
    }

    int countLiked() {
        int count = 0;
        for (double label : liked) {
            count += (int) label;
        }
        return count;
    }

    /// What every figure over labelled titles asks of its input.
    static void checkLabels(double[] values, double[] liked) {
        if (values.length != liked.length) {
            throw new IllegalArgumentException(
                    "%d predictions and %d labels".formatted(values.length, liked.length));
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (liked[i] != 0 && liked[i] != 1)) {
                throw new IllegalArgumentException(
                        "row %d has the prediction %s and the label %s"
                                .formatted(i, values[i], liked[i]));
            }
        }
    }
}
