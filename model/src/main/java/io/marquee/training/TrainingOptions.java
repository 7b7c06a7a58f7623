package io.marquee.training;

import io.marquee.UserError;
import java.io.Serializable;

/// How an ensemble is grown.
///
/// @param trees number of boosting rounds, 1 to 10,000
/// @param maxDepth most splits between root and leaf, 1 to 30; what XGBoost calls `max_depth`
/// @param maxLeaves most leaves of one tree, at least 2; the best split anywhere is taken first
/// @param minLeafSize fewest training rows in a leaf, at least 1
/// @param shrinkage what each tree's answer is multiplied by, above 0 and up to 1
/// @param subsample share of the rows that each tree sees, above 0 and up to 1
/// @param columnSample share of the columns that each tree sees, above 0 and up to 1
/// @param regularization rows of no effect (for probabilities: units of hessian) added to each
///   leaf, which draws its value toward 0; XGBoost's `lambda`; 0 or more
/// @param growsWithRows whether `trees` and `shrinkage` are those of up to [#FEW_ROWS] rows and
///   grow with the number of rows beyond: see [#forRows]
/// @param seed of the draws of rows and columns; the same seed and rows give the same ensemble
public record TrainingOptions(
        int trees,
        int maxDepth,
        int maxLeaves,
        int minLeafSize,
        double shrinkage,
        double subsample,
        double columnSample,
        double regularization,
        boolean growsWithRows,
        long seed)
        implements Serializable {

    /// One setting for both models, chosen by 5-fold cross-validation on 3,110 labelled titles of a
    /// real catalog: among those that learn next to nothing from shuffled labels one of the best.
    /// Its close neighbours differ by less than the folds do.
    public static final TrainingOptions DEFAULT =
            new TrainingOptions(300, 6, 8, 20, 0.02, 0.5, 0.4, 10, true, 1);

    private static final int MOST_TREES = 10_000;

    /// About as many rows as [#DEFAULT] was chosen on.
    static final int FEW_ROWS = 2_500;

    /// @throws UserError if an option is out of range
    public TrainingOptions {
        require(trees >= 1 && trees <= MOST_TREES, "trees", "between 1 and 10000", trees);
        require(maxDepth >= 1 && maxDepth <= 30, "max depth", "between 1 and 30", maxDepth);
        require(maxLeaves >= 2, "max leaves", "2 or more", maxLeaves);
        require(minLeafSize >= 1, "min leaf size", "1 or more", minLeafSize);
        require(shrinkage > 0 && shrinkage <= 1, "shrinkage", "above 0 and up to 1", shrinkage);
        require(subsample > 0 && subsample <= 1, "subsample", "above 0 and up to 1", subsample);
        require(
                columnSample > 0 && columnSample <= 1,
                "column sample",
                "above 0 and up to 1",
                columnSample);
        require(
                regularization >= 0 && Double.isFinite(regularization),
                "regularization",
                "0 or more",
                regularization);
    }

    /// The options for so many rows, to the letter: what they know can take more and larger steps
    /// before it is used up. Both the number of trees and their shrinkage grow with the fourth root
    /// of the rows; measured on up to 53,000 generated titles, see
    /// docs/decisions/0021-steps-grow-with-the-titles.md.
    ///
    /// @return these options where they do not grow with the rows
    TrainingOptions forRows(int rows) {
        double growth =
                growsWithRows ? Math.max(1, Math.sqrt(Math.sqrt(rows / (double) FEW_ROWS))) : 1;
        return with(
                (int) Math.min(MOST_TREES, Math.round(trees * growth)),
                Math.min(1, shrinkage * growth),
                false,
                seed);
    }

    /// Exactly so many trees, whatever the number of rows.
    public TrainingOptions withTrees(int newTrees) {
        return with(newTrees, shrinkage, false, seed);
    }

    public TrainingOptions withSeed(long newSeed) {
        return with(trees, shrinkage, growsWithRows, newSeed);
    }

    private TrainingOptions with(
            int newTrees, double newShrinkage, boolean newGrowsWithRows, long newSeed) {
        return new TrainingOptions(
                newTrees,
                maxDepth,
                maxLeaves,
                minLeafSize,
                newShrinkage,
                subsample,
                columnSample,
                regularization,
                newGrowsWithRows,
                newSeed);
    }

    private static void require(boolean holds, String option, String range, Number value) {
        if (!holds) {
            throw new UserError(
                    "The training option '%s' must be %s, but is %s."
                            .formatted(option, range, value));
        }
    }
}
