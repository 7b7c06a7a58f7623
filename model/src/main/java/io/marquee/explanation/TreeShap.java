package io.marquee.explanation;

import io.marquee.ensemble.Ensemble;
import io.marquee.feature.FeatureMatrix;
import java.util.List;

/// Exact path-dependent TreeSHAP: the Shapley values of the game in which a row's known columns
/// take their branch at each split, and at splits on unknown columns both branches count, by their
/// shares of the training rows. The values are those of XGBoost's `pred_contribs`.
///
/// A leaf's part of the game is a product with one factor per column on its path: whether the row
/// meets the path's conditions on the column if it is known, else the share of training rows that
/// do. The Shapley values of a product are integrals of polynomials over the share `t` of known
/// columns (Owen's multilinear extension), and Gauss-Legendre quadrature solves them exactly, with
/// half as many points as a path has columns. At each point one pass down a tree multiplies the
/// factors, and one pass up adds the leaves below each split: time in leaves x depth / 2, where the
/// algorithm of Lundberg et al. takes leaves x depth². All terms of a sum over leaves are products
/// of numbers between 0 and 1, so nothing overflows or cancels.
///
/// Immutable and safe to use from many threads. A row's contributions have the same bits whatever
/// rows are explained with it.
///
/// Source: Lundberg et al., "From local explanations to global understanding with explainable AI
/// for trees", 2020 (the game); Owen, "Multilinear extensions of games", 1972; Yu et al., "Linear
/// TreeShap", 2022 (the two passes); Wettenstein et al., "Quadrature-TreeSHAP", arXiv:2605.04497,
/// 2026 (the quadrature).
public final class TreeShap {

    private final Ensemble ensemble;
    private final List<ShapTree> trees;
    private final double base;

    private TreeShap(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.trees = ensemble.trees().stream().map(ShapTree::new).toList();
        double sum = ensemble.baseMargin();
        for (ShapTree tree : trees) {
            sum += tree.expected();
        }
        this.base = sum;
    }

    /// Prepares to explain a model; worth keeping, since it takes as long as explaining some rows.
    public static TreeShap of(Ensemble ensemble) {
        return new TreeShap(ensemble);
    }

    /// The margin that the model expects of a row of which nothing is known.
    public double base() {
        return base;
    }

    /// What each column contributes to the margin of each row.
    ///
    /// @param rows with the model's columns; NaN goes where the model sends it
    /// @throws IllegalArgumentException if the rows have another number of columns than the model
    public Contributions explain(FeatureMatrix rows) {
        int columns = ensemble.columns().size();
        if (rows.columns() != columns) {
            throw new IllegalArgumentException(
                    "rows of %d values for a model of %d columns"
                            .formatted(rows.columns(), columns));
        }
        double[] values = new double[Math.multiplyExact(rows.rows(), columns)];
        ShapBlock block = new ShapBlock(trees, columns, rows.rows());
        for (int from = 0; from < rows.rows(); from += ShapBlock.ROWS) {
            block.load(rows, from);
            for (ShapTree tree : trees) {
                tree.explain(block);
            }
            block.store(values, from);
        }
        return new Contributions(rows.rows(), columns, base, values);
    }
}
