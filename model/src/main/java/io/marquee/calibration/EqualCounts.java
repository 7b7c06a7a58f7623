package io.marquee.calibration;

import java.util.Arrays;

/// Cuts titles into bins of about equally many, by a number. Titles of one number stay in one bin.
final class EqualCounts {

    private EqualCounts() {}

    /// Where the bins end, exclusive; the last is the number of titles.
    ///
    /// @param ascending at least one
    /// @param bins most bins; there are fewer where ties or `fewest` ask for it
    /// @param fewest titles in a bin, except where there is only one
    static int[] ends(double[] ascending, int bins, int fewest) {
        int[] ends = new int[bins];
        int count = 0;
        int begin = 0;
        for (int bin = 1; bin < bins; bin++) {
            int end = tieBoundary(ascending, (int) ((long) ascending.length * bin / bins), begin);
            if (end - begin >= fewest && ascending.length - end >= fewest) {
                ends[count++] = end;
                begin = end;
            }
        }
        ends[count++] = ascending.length;
        return Arrays.copyOf(ends, count);
    }

    /// The place nearest to `target` that does not part titles of one number; the lower of two,
    /// unless it is `begin`.
    private static int tieBoundary(double[] ascending, int target, int begin) {
        int below = target;
        while (below > 0 && below < ascending.length && ascending[below - 1] == ascending[below]) {
            below--;
        }
        int above = Math.max(target, 1);
        while (above < ascending.length && ascending[above - 1] == ascending[above]) {
            above++;
        }
        return below > begin && target - below <= above - target ? below : above;
    }
}
