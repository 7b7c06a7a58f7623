package io.marquee.explanation;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import java.util.stream.IntStream;

/// One row and its contributions, side by side.
///
/// @param columns of the vector
record ExplainedRow(
        List<FeatureColumn> columns, FeatureMatrix rows, Contributions contributions, int row) {

    String name(int column) {
        return columns.get(column).name();
    }

    float value(int column) {
        return rows.at(row, column);
    }

    /// Whether a flag is 1.
    boolean isOn(int column) {
        return value(column) >= 0.5f;
    }

    /// Whether there is a flag of that name, and it is 1.
    boolean hasOn(String name) {
        return IntStream.range(0, columns.size())
                .anyMatch(column -> name(column).equals(name) && isOn(column));
    }

    double contribution(int column) {
        return contributions.at(row, column);
    }

    double sum(List<Integer> some) {
        double sum = 0;
        for (int column : some) {
            sum += contribution(column);
        }
        return sum;
    }
}
