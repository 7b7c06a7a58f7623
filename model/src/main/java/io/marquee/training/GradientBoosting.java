package io.marquee.training;

import io.marquee.UserError;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.regression.RegressionTree;

/// Trains an ensemble by gradient boosting: round by round a tree is fitted to what the trees
/// before it got wrong.
///
/// The boosting loop is ours, the tree learner Smile's. So rounding to the model file's float32
/// happens inside the loop, where later trees make up for it, and all randomness comes from one
/// seeded generator that belongs to the call: the same input gives the same ensemble to the bit, on
/// any thread and beside any other training. See
/// docs/decisions/0002-own-boosting-loop-over-smiles-trees.md.
///
/// Source: Friedman, "Stochastic Gradient Boosting", 1999.
public final class GradientBoosting {

    private static final StructField RESPONSE = new StructField("gradient", DataTypes.DoubleType);

    private GradientBoosting() {}

    /// Trains one model.
    ///
    /// Columns that never vary are never asked about. Where all targets are one rating, or there
    /// are too few rows for two leaves, the ensemble always predicts the targets' mean.
    ///
    /// @param features one row per title; finite, and 0 or 1 in flag columns
    /// @param targets one per row: ratings, or 1 for liked and 0 for not
    /// @param columns the columns of `features`
    /// @throws UserError if no title is labelled, or all labels of [Objective#LIKED] are the same
    public static Ensemble train(
            Objective objective,
            FeatureMatrix features,
            double[] targets,
            List<FeatureColumn> columns,
            TrainingOptions options) {
        return train(
                objective,
                new LabelledRows(features, targets),
                columns,
                options,
                BoostingWatch.NOBODY);
    }

    /// Trains one model while somebody watches, who may end the training before the last tree.
    ///
    /// The trees are those that [#train] without a watch begins with.
    ///
    /// @param rows at least one; finite, and 0 or 1 in flag columns
    /// @param columns the columns of the rows' vectors
    /// @throws UserError if no title is labelled, or all labels of [Objective#LIKED] are the same
    public static Ensemble train(
            Objective objective,
            LabelledRows rows,
            List<FeatureColumn> columns,
            TrainingOptions asked,
            BoostingWatch watch) {
        TrainingOptions options = asked.forRows(rows.targets().length);
        FeatureMatrix features = rows.vectors();
        double[] targets = rows.targets();
        if (targets.length != features.rows() || columns.size() != features.columns()) {
            throw new IllegalArgumentException(
                    "%d targets and %d columns for a matrix of %d x %d"
                            .formatted(
                                    targets.length,
                                    columns.size(),
                                    features.rows(),
                                    features.columns()));
        }
        float baseScore = baseScore(objective, targets);
        Ensemble base = new Ensemble(objective, baseScore, columns, List.of());
        double[] margins = base.margin(features);
        watch.begin(base);

        TrainingFrame frame = new TrainingFrame(features, columns);
        Draws draws = new Draws(options, features.rows(), columns.size());
        BoostingLoss loss = new BoostingLoss(objective, targets, options.regularization());
        List<Tree> trees = new ArrayList<>(options.trees());
        boolean goOn = true;
        while (goOn && trees.size() < options.trees()) {
            loss.moveTo(margins);
            int[] drawn = draws.columns();
            RegressionTree grown =
                    new RegressionTree(
                            frame.select(drawn),
                            loss,
                            RESPONSE,
                            // Smile counts levels of nodes, we count splits between them.
                            options.maxDepth() + 1,
                            options.maxLeaves(),
                            options.minLeafSize(),
                            drawn.length,
                            draws.rows(),
                            frame.order(drawn));
            Tree tree = SmileTree.flatten(grown, drawn, options.shrinkage());
            for (int row = 0; row < margins.length; row++) {
                margins[row] += tree.predict(features.values(), row * features.columns());
            }
            trees.add(tree);
            goOn = watch.goesOnAfter(tree);
        }
        return new Ensemble(objective, baseScore, columns, trees);
    }

    private static float baseScore(Objective objective, double[] targets) {
        if (targets.length == 0) {
            throw new UserError(
                    "There is no labelled title to train on. Add labels and train again.");
        }
        double mean = Arrays.stream(targets).sum() / targets.length;
        switch (objective) {
            case RATING -> {
                if (!Double.isFinite(mean)) {
                    throw new IllegalArgumentException("a rating is not finite");
                }
            }
            case LIKED -> {
                if (!Arrays.stream(targets).allMatch(target -> target == 0 || target == 1)) {
                    throw new IllegalArgumentException("a liked label is neither 0 nor 1");
                }
                if (mean == 0 || mean == 1) {
                    throw new UserError(
                            "All %d labelled titles are %s, so there is nothing to tell apart. Add some that are %s, or %s --liked-threshold."
                                    .formatted(
                                            targets.length,
                                            mean == 1 ? "liked" : "not liked",
                                            mean == 1 ? "not" : "liked",
                                            mean == 1 ? "raise" : "lower"));
                }
            }
        }
        return (float) mean;
    }
}
