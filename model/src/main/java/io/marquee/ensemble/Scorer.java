package io.marquee.ensemble;

import java.util.List;

/// Sums the leaves that rows fall into. Every scorer adds a row's leaves one by one, in the order
/// of the trees, in double precision: a row's sum has the same bits whichever scorer made it and
/// whatever other rows stood beside it.
sealed interface Scorer permits BlockScorer, WalkingScorer {

    /// Adds the leaves of rows `from` (inclusive) to `to` (exclusive) to `sums`.
    ///
    /// @param values rows x columns, row-major
    /// @param sums one per row, indexed as the rows are
    void addLeaves(float[] values, int columns, int from, int to, double[] sums);

    /// The quickest scorer that is right for these trees.
    static Scorer of(List<Tree> trees) {
        return BlockScorer.canScore(trees) ? new BlockScorer(trees) : new WalkingScorer(trees);
    }
}
