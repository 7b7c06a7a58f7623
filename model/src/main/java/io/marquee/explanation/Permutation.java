package io.marquee.explanation;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Tree;
import io.marquee.feature.FeatureMatrix;
import java.util.Random;
import java.util.stream.IntStream;

/// By how much a model's loss grows if some columns' values are dealt out anew among the rows.
///
/// The same few shuffles serve for all columns, so that they are compared under the same luck, and
/// the figure of one does not depend on which others there are. Columns of a group move together
/// and keep what they have to do with each other.
///
/// Source: Breiman, "Random forests", 2001, section 10.
final class Permutation {

    private static final int SHUFFLES = 5;

    private final Ensemble ensemble;
    private final FeatureMatrix rows;
    private final double[] actual;
    private final double loss;
    private final boolean[] asked;

    /// Shuffles x rows: the row that each row's values come from.
    private final int[][] source;

    /// A copy of the rows; whatever is dealt out anew in it is put back after.
    private final FeatureMatrix dealt;

    /// @param rows at least one
    Permutation(Ensemble ensemble, FeatureMatrix rows, double[] actual, long seed) {
        this.ensemble = ensemble;
        this.rows = rows;
        this.actual = actual;
        this.dealt = new FeatureMatrix(rows.rows(), rows.columns(), rows.values().clone());
        this.loss = lossOf(rows);
        this.asked = new boolean[rows.columns()];
        for (Tree tree : ensemble.trees()) {
            for (int node = 0; node < tree.size(); node++) {
                asked[tree.feature(node)] |= !tree.isLeaf(node);
            }
        }
        // java.util.Random's sequence is part of its specification: the same on every JDK.
        Random random = new Random(seed);
        this.source = new int[SHUFFLES][];
        for (int i = 0; i < SHUFFLES; i++) {
            source[i] = shuffled(rows.rows(), random);
        }
    }

    /// The loss with all columns as they are.
    double loss() {
        return loss;
    }

    /// Mean over the shuffles; 0 if no tree asks about the columns.
    double lossIncrease(int... columns) {
        if (IntStream.of(columns).noneMatch(column -> asked[column])) {
            return 0;
        }
        double sum = 0;
        for (int[] from : source) {
            deal(from, columns);
            sum += lossOf(dealt) - loss;
        }
        deal(IntStream.range(0, rows.rows()).toArray(), columns);
        return sum / SHUFFLES;
    }

    private void deal(int[] from, int[] columns) {
        float[] values = dealt.values();
        for (int row = 0; row < from.length; row++) {
            for (int column : columns) {
                values[row * rows.columns() + column] = rows.at(from[row], column);
            }
        }
    }

    private double lossOf(FeatureMatrix some) {
        return Loss.of(ensemble.objective(), actual, ensemble.predict(some));
    }

    /// Fisher and Yates.
    private static int[] shuffled(int count, Random random) {
        int[] items = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int item = items[i];
            items[i] = items[other];
            items[other] = item;
        }
        return items;
    }
}
