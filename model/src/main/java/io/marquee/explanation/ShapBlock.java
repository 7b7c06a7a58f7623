package io.marquee.explanation;

import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/// The memory in which a [ShapTree] explains some rows at once. All arrays have the rows last, so
/// that the innermost loops run over rows and the compiler makes vector instructions of them.
final class ShapBlock {

    /// Enough for loops of vector instructions to get going, few enough that a tree's passes stay
    /// near the processor: 64 rows explain at 1.8 times the speed of 16, and 256 at 1.2 of 64.
    static final int ROWS = 64;

    private final int columns;

    /// Columns x rows: the values of the rows.
    final float[][] value;

    /// Columns x rows: the contributions so far.
    final double[][] contribution;

    /// Nodes x rows: 1 where the row meets the conditions of the path down to the node on the
    /// column that the node's parent asks about, else 0.
    final double[][] met;

    /// (Nodes x points) x rows: on the way down the product of the factors of the path to the node,
    /// on the way up the sum over the leaves below it of that product times the leaf's value.
    final double[][] product;

    /// Rows in use, from the first.
    int rows;

    /// @param mostRows that will ever be loaded at once, if fewer than a block holds
    ShapBlock(List<ShapTree> trees, int columns, int mostRows) {
        this.columns = columns;
        int width = Math.min(ROWS, mostRows);
        int nodes = trees.stream().mapToInt(ShapTree::nodes).max().orElse(0);
        int products = trees.stream().mapToInt(ShapTree::products).max().orElse(0);
        value = new float[columns][width];
        contribution = new double[columns][width];
        met = new double[nodes][width];
        product = new double[products][width];
    }

    /// Takes up to [#ROWS] rows, beginning with row `from`, and forgets those before.
    void load(FeatureMatrix matrix, int from) {
        rows = Math.min(ROWS, matrix.rows() - from);
        for (int column = 0; column < columns; column++) {
            Arrays.fill(contribution[column], 0);
            for (int row = 0; row < rows; row++) {
                value[column][row] = matrix.at(from + row, column);
            }
        }
    }

    /// Writes the contributions to rows `from` and following of a row-major matrix.
    void store(double[] values, int from) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[(from + row) * columns + column] = contribution[column][row];
            }
        }
    }
}
