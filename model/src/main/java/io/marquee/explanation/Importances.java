package io.marquee.explanation;

import io.marquee.Json;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Tree;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How much a model makes of each of its columns, and of those groups of columns that speak of one
/// matter.
///
/// @param formatVersion version of the file's format
/// @param rows number of rows it was found out with
/// @param loss of the model on these rows: root mean squared error in rating points, or log loss in
///   nats
/// @param columns largest mean contribution first
/// @param groups largest mean contribution first; each column is in one group
public record Importances(
        int formatVersion,
        int rows,
        double loss,
        List<Importance> columns,
        List<Importance> groups) {

    /// The format this program writes.
    public static final int FORMAT_VERSION = 1;

    public Importances {
        columns = List.copyOf(columns);
        groups = List.copyOf(groups);
    }

    /// Finds out with rows that the model has not seen in training.
    ///
    /// @param rows with the model's columns, at least one
    /// @param actual a rating per row, or 1 for liked and 0 for not
    /// @param seed of the shuffles; the same seed gives the same figures
    public static Importances of(
            Ensemble ensemble, FeatureMatrix rows, double[] actual, long seed) {
        if (rows.rows() == 0 || rows.rows() != actual.length) {
            throw new IllegalArgumentException(
                    "%d rows and %d actual values".formatted(rows.rows(), actual.length));
        }
        Permutation permutation = new Permutation(ensemble, rows, actual, seed);
        Study study =
                new Study(
                        ensemble.columns().stream().map(FeatureColumn::name).toList(),
                        TreeShap.of(ensemble).explain(rows),
                        gains(ensemble),
                        permutation);
        List<ColumnGroup> alone =
                study.names().stream().map(name -> new ColumnGroup(name, List.of(name))).toList();
        return new Importances(
                FORMAT_VERSION,
                rows.rows(),
                permutation.loss(),
                study.of(alone),
                study.of(ColumnGroup.of(ensemble.columns())));
    }

    /// This as indented JSON.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    private static double[] gains(Ensemble ensemble) {
        double[] gains = new double[ensemble.columns().size()];
        for (Tree tree : ensemble.trees()) {
            for (int node = 0; node < tree.size(); node++) {
                if (!tree.isLeaf(node)) {
                    gains[tree.feature(node)] += tree.gain(node);
                }
            }
        }
        return gains;
    }

    /// What there is to know about each column.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Study(
            List<String> names,
            Contributions contributions,
            double[] gains,
            Permutation permutation) {

        List<Importance> of(List<ColumnGroup> groups) {
            return groups.stream()
                    .map(this::of)
                    .sorted(Comparator.comparingDouble(one -> -one.meanContribution()))
                    .toList();
        }

        private Importance of(ColumnGroup group) {
            int[] columns = group.columns().stream().mapToInt(names::indexOf).toArray();
            return new Importance(
                    group.name(),
                    group.columns(),
                    meanContribution(columns),
                    Arrays.stream(columns).mapToDouble(column -> gains[column]).sum(),
                    permutation.lossIncrease(columns));
        }

        private double meanContribution(int[] columns) {
            double sum = 0;
            for (int row = 0; row < contributions.rows(); row++) {
                double together = 0;
                for (int column : columns) {
                    together += contributions.at(row, column);
                }
                sum += Math.abs(together);
            }
            return sum / contributions.rows();
        }
    }
}
