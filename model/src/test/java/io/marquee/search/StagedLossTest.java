package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import io.marquee.training.LabelledRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagedLossTest {

    private static final List<FeatureColumn> COLUMNS = List.of(FeatureColumn.flag("drama"));
    private static final FeatureMatrix ROWS = new FeatureMatrix(2, 1, new float[] {0, 1});

    @Test
    void is_the_mean_squared_error_of_ratings_after_every_tree() {
        StagedLoss loss = loss(10, 2, 4);
        loss.begin(new Ensemble(Objective.RATING, 3, COLUMNS, List.of()));

        // Margins 3, 3; then 2.5, 3.5; then 2.5, 4.
        assertThat(loss.goesOnAfter(tree(-0.5f, 0.5f))).isTrue();
        assertThat(loss.goesOnAfter(tree(0, 0.5f))).isTrue();

        assertThat(loss.losses()).containsExactly(0.25, 0.125);
    }

    @Test
    void is_the_log_loss_of_likes_after_every_tree() {
        StagedLoss loss = loss(10, 0, 1);
        loss.begin(new Ensemble(Objective.LIKED, 0.5f, COLUMNS, List.of()));

        // Log-odds of -ln 3 and ln 3 are chances of 1/4 and 3/4, both 3/4 right.
        float ln3 = (float) Math.log(3);
        loss.goesOnAfter(tree(0, 0));
        loss.goesOnAfter(tree(-ln3, ln3));
        loss.goesOnAfter(tree(2 * ln3, 0));

        assertThat(loss.losses().get(0)).isEqualTo(Math.log(2), within(1e-12));
        assertThat(loss.losses().get(1)).isEqualTo(-Math.log(0.75), within(1e-7));
        assertThat(loss.losses().get(2))
                .isEqualTo(-(Math.log(0.25) + Math.log(0.75)) / 2, within(1e-7));
    }

    @Test
    void ends_the_training_after_so_many_trees_without_improvement() {
        StagedLoss loss = loss(2, 3, 3);
        loss.begin(new Ensemble(Objective.RATING, 4, COLUMNS, List.of()));

        // Errors of 2, 1 (better), 1 (as good is not better), 2.
        assertThat(loss.goesOnAfter(tree(1, 1))).isTrue();
        assertThat(loss.goesOnAfter(tree(-1, -1))).isTrue();
        assertThat(loss.goesOnAfter(tree(0, 0))).isTrue();
        assertThat(loss.goesOnAfter(tree(1, 1))).isFalse();
        assertThat(loss.losses()).containsExactly(4.0, 1.0, 1.0, 4.0);
    }

    private static StagedLoss loss(int patience, double... targets) {
        return new StagedLoss(new LabelledRows(ROWS, targets), patience);
    }

    private static Tree tree(float others, float dramas) {
        return Tree.of(
                new TreeNode.Split(
                        0, 0.5f, 1, new TreeNode.Leaf(others, 1), new TreeNode.Leaf(dramas, 1)));
    }
}
