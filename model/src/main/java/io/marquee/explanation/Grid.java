package io.marquee.explanation;

import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Values to put into a column.
///
/// @param column index of the column
/// @param values finite, at least one
public record Grid(int column, List<Float> values) {

    public Grid {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.stream().allMatch(Float::isFinite)) {
            throw new IllegalArgumentException("a grid needs finite values, but has " + values);
        }
    }

    /// The values that a column has in some rows, ascending: all of them, or evenly spaced
    /// quantiles with the smallest and the largest if there are more than asked for.
    ///
    /// @param rows at least one with a finite value in the column
    /// @param most number of values at most, at least 2; there are fewer where quantiles coincide
    public static Grid of(FeatureMatrix rows, int column, int most) {
        float[] sorted = new float[rows.rows()];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = rows.at(row, column);
        }
        Arrays.sort(sorted);
        List<Float> all = IntStream.range(0, sorted.length).mapToObj(i -> sorted[i]).toList();
        List<Float> finite = all.stream().filter(Float::isFinite).toList();
        List<Float> different = finite.stream().distinct().toList();
        if (different.size() <= most) {
            return new Grid(column, different);
        }
        long last = finite.size() - 1L;
        return new Grid(
                column,
                IntStream.range(0, most)
                        .mapToObj(i -> finite.get((int) (i * last / (most - 1))))
                        .distinct()
                        .toList());
    }
}
