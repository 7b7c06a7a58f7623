package io.marquee.search;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.feature.FeatureMatrix;
import io.marquee.training.BoostingWatch;
import io.marquee.training.LabelledRows;
import java.util.ArrayList;
import java.util.List;

/// The loss of a growing ensemble on rows that it does not learn from, after every tree: the mean
/// squared error of ratings, the log loss of likes. Ends the training when it has not become less
/// for many trees.
///
/// The rows' margins are added up tree by tree in the order of the trees, so the loss of a stage is
/// the very loss of the ensemble cut off there.
final class StagedLoss implements BoostingWatch {

    /// Probabilities are kept so far away from 0 and 1.
    private static final double SMALLEST = 1e-15;

    private final LabelledRows rows;
    private final int patience;
    private final List<Double> losses = new ArrayList<>();
    private double[] margins = {};
    private Objective objective = Objective.RATING;
    private int best;

    /// @param rows at least one
    /// @param patience trees in a row that may bring no improvement before training ends
    StagedLoss(LabelledRows rows, int patience) {
        this.rows = rows;
        this.patience = patience;
    }

    @Override
    public void begin(Ensemble base) {
        objective = base.objective();
        margins = base.margin(rows.vectors());
    }

    @Override
    public boolean goesOnAfter(Tree tree) {
        FeatureMatrix vectors = rows.vectors();
        double sum = 0;
        for (int row = 0; row < margins.length; row++) {
            margins[row] += tree.predict(vectors.values(), row * vectors.columns());
            sum += loss(rows.targets()[row], objective.toPrediction(margins[row]));
        }
        losses.add(sum / margins.length);
        if (losses.getLast() < losses.get(best)) {
            best = losses.size() - 1;
        }
        return losses.size() - 1 - best < patience;
    }

    /// The loss with the first tree, with the first two, and so on.
    List<Double> losses() {
        return List.copyOf(losses);
    }

    private double loss(double target, double prediction) {
        return switch (objective) {
            case RATING -> (prediction - target) * (prediction - target);
            case LIKED ->
                    -StrictMath.log(
                            Math.clamp(
                                    target == 1 ? prediction : 1 - prediction,
                                    SMALLEST,
                                    1 - SMALLEST));
        };
    }
}
