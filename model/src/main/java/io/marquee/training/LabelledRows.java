package io.marquee.training;

import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import java.util.stream.IntStream;

/// The rows that have a label for an objective, and their labels.
///
/// @param vectors a row per title
/// @param targets ratings, or 1 for liked and 0 for not; one per row
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record LabelledRows(FeatureMatrix vectors, double[] targets) {

    /// Picks them.
    ///
    /// @param vectors of the examples, a row each
    public static LabelledRows of(
            Objective objective, FeatureMatrix vectors, List<Example> examples) {
        int[] labelled =
                IntStream.range(0, examples.size())
                        .filter(i -> !Double.isNaN(examples.get(i).target(objective)))
                        .toArray();
        int columns = vectors.columns();
        float[] values = new float[Math.multiplyExact(labelled.length, columns)];
        for (int row = 0; row < labelled.length; row++) {
            System.arraycopy(
                    vectors.values(), labelled[row] * columns, values, row * columns, columns);
        }
        return new LabelledRows(
                new FeatureMatrix(labelled.length, columns, values),
                IntStream.of(labelled)
                        .mapToDouble(i -> examples.get(i).target(objective))
                        .toArray());
    }
}
