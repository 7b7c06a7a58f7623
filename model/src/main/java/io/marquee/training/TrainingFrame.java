package io.marquee.training;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.ByteVector;
import smile.data.vector.FloatVector;
import smile.data.vector.ValueVector;
import smile.model.cart.CART;

/// The training rows as Smile wants them: column by column, each number column sorted once.
final class TrainingFrame {

    static {
        // Smile looks for splits of numbers only at every hundredth of the rows, which loses
        // accuracy and, by what it takes to keep count, time. It reads this on every split.
        System.setProperty("smile.regression_tree.bins", "1");
    }

    private final DataFrame frame;
    private final int[][] order;

    /// @throws IllegalArgumentException if a value is not finite, or not 0 or 1 in a flag column
    TrainingFrame(FeatureMatrix features, List<FeatureColumn> columns) {
        ValueVector[] vectors = new ValueVector[columns.size()];
        for (int c = 0; c < vectors.length; c++) {
            FeatureColumn column = columns.get(c);
            vectors[c] =
                    switch (column.kind()) {
                        // As a category a flag needs no sorting, which more than halves training.
                        case FLAG -> new ByteVector(flagField(column), flags(features, c, column));
                        case NUMBER -> new FloatVector(column.name(), numbers(features, c, column));
                    };
        }
        frame = new DataFrame(vectors);
        order = CART.order(frame);
    }

    DataFrame select(int[] columns) {
        return columns.length == order.length ? frame : frame.select(columns);
    }

    /// Row numbers in ascending order of each number column's values; null for a flag column.
    int[][] order(int[] columns) {
        int[][] selected = new int[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            selected[c] = order[columns[c]];
        }
        return selected;
    }

    private static StructField flagField(FeatureColumn column) {
        return new StructField(column.name(), DataTypes.ByteType, new NominalScale("0", "1"));
    }

    private static byte[] flags(FeatureMatrix features, int c, FeatureColumn column) {
        byte[] flags = new byte[features.rows()];
        for (int row = 0; row < flags.length; row++) {
            float value = features.at(row, c);
            if (value != 0 && value != 1) {
                throw new IllegalArgumentException(
                        "flag %s is %s in row %d".formatted(column.name(), value, row));
            }
            flags[row] = (byte) value;
        }
        return flags;
    }

    private static float[] numbers(FeatureMatrix features, int c, FeatureColumn column) {
        float[] numbers = new float[features.rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = features.at(row, c);
            if (!Float.isFinite(numbers[row])) {
                throw new IllegalArgumentException(
                        "feature %s is %s in row %d".formatted(column.name(), numbers[row], row));
            }
        }
        return numbers;
    }
}
