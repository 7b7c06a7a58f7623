package io.marquee.explanation;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Tree;

/// Shapley values by their definition: over all subsets of the other columns, what knowing one more
/// column changes. What is expected with some columns known follows them down the tree, and at
/// splits on the others weighs both branches by their cover.
record BruteForceShapley(Ensemble ensemble) {

    double expected() {
        return worth(new float[ensemble.columns().size()], 0);
    }

    double[] values(float[] row) {
        int n = row.length;
        double[] worth = new double[1 << n];
        for (int known = 0; known < worth.length; known++) {
            worth[known] = worth(row, known);
        }
        double[] values = new double[n];
        for (int column = 0; column < n; column++) {
            int bit = 1 << column;
            for (int others = 0; others < worth.length; others++) {
                if ((others & bit) == 0) {
                    double gained = worth[others | bit] - worth[others];
                    values[column] += gained * weight(Integer.bitCount(others), n);
                }
            }
        }
        return values;
    }

    /// size! (n - size - 1)! / n!
    private static double weight(int size, int n) {
        double weight = 1.0 / n;
        for (int i = 1; i <= size; i++) {
            weight *= (double) i / (n - i);
        }
        return weight;
    }

    private double worth(float[] row, int known) {
        double sum = ensemble.baseMargin();
        for (Tree tree : ensemble.trees()) {
            sum += worth(tree, 0, row, known);
        }
        return sum;
    }

    private static double worth(Tree tree, int node, float[] row, int known) {
        if (tree.isLeaf(node)) {
            return tree.leafValue(node);
        }
        int left = tree.leftChild(node);
        int column = tree.feature(node);
        if ((known >> column & 1) == 1) {
            int child = tree.goesLeft(node, row[column]) ? left : left + 1;
            return worth(tree, child, row, known);
        }
        double rows = (double) tree.cover(left) + tree.cover(left + 1);
        double share = rows == 0 ? 0.5 : tree.cover(left) / rows;
        return share * worth(tree, left, row, known)
                + (1 - share) * worth(tree, left + 1, row, known);
    }
}
