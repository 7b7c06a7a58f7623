package io.marquee.explanation;

import io.marquee.ensemble.Tree;
import java.util.Arrays;

/// One tree, prepared for [TreeShap].
///
/// Every node but the root stands for the edge from its parent. Its *factor* at a point `t` is what
/// the edge multiplies the path's product with, `t` being the chance that a column is known: with
/// `share` of the parent's training rows on this edge, `t + (1 - t) share` if the row takes it,
/// else `(1 - t) share`. Its *coefficient* turns the sum below the edge into the column's
/// contribution: the difference that knowing the column makes to the factor, over the factor, times
/// the point's weight.
///
/// Where the path has asked about the column before, both edges make up one factor, with the
/// product of their shares. The later edge then multiplies with what the factor changes by, and its
/// coefficient takes the earlier edge's back. If the row did not take the earlier edge, knowing the
/// column decides nothing new: the change is the plain share, and the coefficient 0.
final class ShapTree {

    private static final int NONE = -1;

    private final Tree tree;

    /// How many points it takes to be exact.
    private final int points;

    private final double expected;

    private final int[] parent;

    /// The last edge above on the same column; NONE if there is none.
    private final int[] earlier;

    /// Share of the parent's training rows that take this edge.
    private final double[] share;

    // Nodes x points each, as a row meets the column's conditions so far, or fails them here.
    private final double[] factorMet;
    private final double[] factorFailed;
    private final double[] coefficientMet;
    private final double[] coefficientFailed;

    ShapTree(Tree tree) {
        this.tree = tree;
        int n = tree.size();
        parent = new int[n];
        earlier = new int[n];
        share = new double[n];
        // The shares of all edges so far on the column, multiplied.
        double[] merged = new double[n];
        double[] reach = new double[n];
        int[] columnsOnPath = new int[n];
        int mostColumns = 0;
        double mean = 0;
        reach[0] = 1;
        for (int node = 0; node < n; node++) {
            mostColumns = Math.max(mostColumns, columnsOnPath[node]);
            if (tree.isLeaf(node)) {
                mean += reach[node] * tree.leafValue(node);
                continue;
            }
            int left = tree.leftChild(node);
            double rows = (double) tree.cover(left) + tree.cover(left + 1);
            for (int child = left; child <= left + 1; child++) {
                parent[child] = node;
                // Where no training row came by, either branch is as likely.
                share[child] = rows > 0 ? tree.cover(child) / rows : 0.5;
                reach[child] = reach[node] * share[child];
                earlier[child] = earlierEdge(child);
                boolean first = earlier[child] == NONE;
                merged[child] = share[child] * (first ? 1 : merged[earlier[child]]);
                columnsOnPath[child] = columnsOnPath[node] + (first ? 1 : 0);
            }
        }
        expected = mean;
        points = Math.ceilDiv(mostColumns, 2);
        factorMet = new double[n * points];
        factorFailed = new double[n * points];
        coefficientMet = new double[n * points];
        coefficientFailed = new double[n * points];
        fill(Quadrature.of(points), merged);
    }

    private int earlierEdge(int node) {
        int column = tree.feature(parent[node]);
        for (int above = parent[node]; above > 0; above = parent[above]) {
            if (tree.feature(parent[above]) == column) {
                return above;
            }
        }
        return NONE;
    }

    private void fill(Quadrature quadrature, double[] merged) {
        for (int node = 1; node < tree.size(); node++) {
            for (int p = 0; p < points; p++) {
                double t = quadrature.points()[p];
                double weight = quadrature.weights()[p];
                double met = t + (1 - t) * merged[node];
                double failed = (1 - t) * merged[node];
                double ifMet = weight * (1 - merged[node]) / met;
                double ifFailed = -weight / (1 - t);
                if (earlier[node] != NONE) {
                    double before = merged[earlier[node]];
                    double metBefore = t + (1 - t) * before;
                    met /= metBefore;
                    failed /= metBefore;
                    ifMet -= weight * (1 - before) / metBefore;
                    ifFailed -= weight * (1 - before) / metBefore;
                }
                int at = node * points + p;
                factorMet[at] = met;
                factorFailed[at] = failed;
                coefficientMet[at] = ifMet;
                coefficientFailed[at] = ifFailed;
            }
        }
    }

    /// The mean of the leaves over the training rows.
    double expected() {
        return expected;
    }

    int nodes() {
        return tree.size();
    }

    /// How many products [ShapBlock] has to hold.
    int products() {
        return tree.size() * points;
    }

    /// Adds what each column contributes to this tree's answer, for the rows of the block.
    void explain(ShapBlock block) {
        for (int p = 0; p < points; p++) {
            Arrays.fill(block.product[p], 1);
        }
        for (int node = 0; node < tree.size(); node++) {
            if (!tree.isLeaf(node)) {
                ask(node, block);
                descend(node, tree.leftChild(node), block);
                descend(node, tree.leftChild(node) + 1, block);
            }
        }
        for (int node = tree.size() - 1; node > 0; node--) {
            ascend(node, block);
        }
    }

    /// Finds which rows meet the conditions on the split's column, on either side.
    private void ask(int split, ShapBlock block) {
        int left = tree.leftChild(split);
        float[] value = block.value[tree.feature(split)];
        double[] toLeft = block.met[left];
        double[] toRight = block.met[left + 1];
        for (int row = 0; row < block.rows; row++) {
            toLeft[row] = tree.goesLeft(split, value[row]) ? 1 : 0;
            toRight[row] = 1 - toLeft[row];
        }
        if (earlier[left] != NONE) {
            double[] before = block.met[earlier[left]];
            for (int row = 0; row < block.rows; row++) {
                toLeft[row] *= before[row];
                toRight[row] *= before[row];
            }
        }
    }

    private void descend(int split, int child, ShapBlock block) {
        for (int p = 0; p < points; p++) {
            int at = child * points + p;
            double[] above = block.product[split * points + p];
            double[] below = block.product[at];
            double[] met = block.met[child];
            double failed = factorFailed[at];
            double gained = factorMet[at] - failed;
            if (earlier[child] == NONE) {
                for (int row = 0; row < block.rows; row++) {
                    below[row] = above[row] * (failed + gained * met[row]);
                }
            } else {
                double[] before = block.met[earlier[child]];
                double plain = share[child];
                double lost = failed - plain;
                for (int row = 0; row < block.rows; row++) {
                    below[row] = above[row] * (plain + lost * before[row] + gained * met[row]);
                }
            }
        }
    }

    private void ascend(int node, ShapBlock block) {
        double[] contribution = block.contribution[tree.feature(parent[node])];
        for (int p = 0; p < points; p++) {
            int at = node * points + p;
            double[] sum = block.product[at];
            if (tree.isLeaf(node)) {
                double leaf = tree.leafValue(node);
                for (int row = 0; row < block.rows; row++) {
                    sum[row] *= leaf;
                }
            } else {
                double[] left = block.product[tree.leftChild(node) * points + p];
                double[] right = block.product[(tree.leftChild(node) + 1) * points + p];
                for (int row = 0; row < block.rows; row++) {
                    sum[row] = left[row] + right[row];
                }
            }
            double[] met = block.met[node];
            double failed = coefficientFailed[at];
            double gained = coefficientMet[at] - failed;
            if (earlier[node] == NONE) {
                for (int row = 0; row < block.rows; row++) {
                    contribution[row] += sum[row] * (failed + gained * met[row]);
                }
            } else {
                double[] before = block.met[earlier[node]];
                for (int row = 0; row < block.rows; row++) {
                    contribution[row] += sum[row] * (failed * before[row] + gained * met[row]);
                }
            }
        }
    }
}
