package io.marquee.explanation;

import io.marquee.ensemble.Ensemble;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What a model would predict if all rows had the same value in one column, all else being as it
/// is.
///
/// In people's units: ratings, or probabilities; of the model alone, before anything that is done
/// to its predictions later. Columns that hang together (a genre and the number of genres) are not
/// moved along.
///
/// Source: Friedman, "Greedy function approximation", 2001, section 8.2 (the mean); Goldstein et
/// al., "Peeking inside the black box", 2015 (the single curves).
///
/// @param column name of the column
/// @param values what was put into it
/// @param mean per value the mean prediction over all rows
/// @param curves the predictions of single rows, spread evenly over all
public record PartialDependence(
        String column, List<Float> values, List<Double> mean, List<Curve> curves) {

    /// One row's own predictions.
    ///
    /// @param row index of the row
    /// @param predictions one per value
    public record Curve(int row, List<Double> predictions) {

        public Curve {
            predictions = List.copyOf(predictions);
        }
    }

    public PartialDependence {
        values = List.copyOf(values);
        mean = List.copyOf(mean);
        curves = List.copyOf(curves);
    }

    /// Tries the values of a grid.
    ///
    /// @param rows with the model's columns, at least one
    /// @param mostCurves for how many rows to keep their own curve at most; 0 or more
    public static PartialDependence of(
            Ensemble ensemble, FeatureMatrix rows, Grid grid, int mostCurves) {
        if (rows.rows() == 0 || mostCurves < 0) {
            throw new IllegalArgumentException(
                    "%d rows and %d curves".formatted(rows.rows(), mostCurves));
        }
        FeatureMatrix moved = new FeatureMatrix(rows.rows(), rows.columns(), rows.values().clone());
        List<Double> mean = new ArrayList<>();
        List<double[]> predictions = new ArrayList<>();
        for (float value : grid.values()) {
            for (int row = 0; row < rows.rows(); row++) {
                moved.values()[row * rows.columns() + grid.column()] = value;
            }
            double[] predicted = ensemble.predict(moved);
            mean.add(Arrays.stream(predicted).sum() / predicted.length);
            predictions.add(predicted);
        }
        int count = Math.min(mostCurves, rows.rows());
        List<Curve> curves =
                IntStream.range(0, count)
                        .map(i -> (int) ((long) i * rows.rows() / count))
                        .mapToObj(row ->
                                new Curve(row, predictions.stream().map(all -> all[row]).toList()))
                        .toList();
        return new PartialDependence(
                ensemble.columns().get(grid.column()).name(), grid.values(), mean, curves);
    }
}
