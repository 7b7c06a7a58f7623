package io.marquee.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleTest {

    private static final List<FeatureColumn> COLUMNS =
            List.of(FeatureColumn.number("year"), FeatureColumn.flag("genre=Dramas"));

    /// year < 2000 ? 0.25 : (drama ? 1 : -0.5)
    private static final TreeNode DRAMAS =
            new TreeNode.Split(
                    0,
                    2000,
                    3,
                    new TreeNode.Leaf(0.25f, 40),
                    new TreeNode.Split(
                            1, 0.5f, 2, new TreeNode.Leaf(-0.5f, 50), new TreeNode.Leaf(1, 10)));

    @Test
    void a_rating_is_the_base_score_plus_the_leaves() {
        var tree = Tree.of(DRAMAS);
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, List.of(tree, tree));

        var rows = new FeatureMatrix(4, 2, new float[] {1999, 1, 2000, 0, 2000, 1, 1999.9999f, 0});

        assertThat(ensemble.predict(rows)).containsExactly(3.5, 2, 5, 3.5);
        assertThat(ensemble.margin(rows)).containsExactly(3.5, 2, 5, 3.5);
    }

    @Test
    void a_probability_is_the_logistic_of_the_log_odds() {
        var ensemble = new Ensemble(Objective.LIKED, 0.75f, COLUMNS, List.of(Tree.of(DRAMAS)));

        float[] row = {2010, 1};

        double logOdds = Math.log(3) + 1;
        assertThat(ensemble.margin(row)).isEqualTo(logOdds, within(1e-14));
        assertThat(ensemble.predict(row)).isEqualTo(1 / (1 + Math.exp(-logOdds)), within(1e-14));
    }

    @Test
    void nan_goes_right_in_trees_made_here() {
        var ensemble = new Ensemble(Objective.RATING, 0, COLUMNS, List.of(Tree.of(DRAMAS)));

        assertThat(ensemble.predict(new float[] {Float.NaN, 0})).isEqualTo(-0.5);
        assertThat(ensemble.predict(new float[] {Float.NaN, Float.NaN})).isEqualTo(1);
    }

    @Test
    void nan_goes_left_where_the_tree_says_so() {
        var stump =
                new Tree(
                        new int[] {1, -1, -1},
                        new int[3],
                        new float[] {5, -1, 1},
                        new boolean[] {true, false, false},
                        new float[3],
                        new float[3]);
        var ensemble = new Ensemble(Objective.RATING, 0, COLUMNS, List.of(stump));

        assertThat(ensemble.predict(new float[] {Float.NaN, 0})).isEqualTo(-1);
        assertThat(ensemble.predict(new float[] {5, 0})).isEqualTo(1);
    }

    @Test
    void infinities_fall_on_their_side() {
        var ensemble = new Ensemble(Objective.RATING, 0, COLUMNS, List.of(Tree.of(DRAMAS)));

        assertThat(ensemble.predict(new float[] {Float.NEGATIVE_INFINITY, 0})).isEqualTo(0.25);
        assertThat(ensemble.predict(new float[] {Float.POSITIVE_INFINITY, 0})).isEqualTo(-0.5);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,7", "1,1", "2,5", "4,4", "6,203", "8,30", "9,30", "14,9"})
    void a_row_scores_to_the_same_bits_alone_in_any_block_and_by_walking(int depth, int trees) {
        var forest = new SeededForest(depth * 1000L + trees);
        var ensemble = forest.ensemble(Objective.LIKED, trees, depth);
        var rows = forest.rows(150);

        double[] together = ensemble.predict(rows);

        double[] alone = new double[rows.rows()];
        double[] shifted = new double[rows.rows()];
        double[] walked = new double[rows.rows()];
        int width = rows.columns();
        for (int row = 0; row < rows.rows(); row++) {
            float[] values = Arrays.copyOfRange(rows.values(), row * width, (row + 1) * width);
            alone[row] = ensemble.predict(values);
            // The same row last in a block of changing size.
            float[] block = Arrays.copyOfRange(rows.values(), row / 2 * width, (row + 1) * width);
            double[] sums = ensemble.predict(new FeatureMatrix(row - row / 2 + 1, width, block));
            shifted[row] = sums[sums.length - 1];
        }
        Arrays.fill(walked, Objective.LIKED.toMargin(ensemble.baseScore()));
        new WalkingScorer(ensemble.trees()).addLeaves(rows.values(), width, 0, rows.rows(), walked);
        Arrays.setAll(walked, row -> Objective.LIKED.toPrediction(walked[row]));
        assertThat(alone).isEqualTo(together);
        assertThat(shifted).isEqualTo(together);
        assertThat(walked).isEqualTo(together);
    }

    @Test
    void the_quick_scorer_takes_trees_up_to_its_depth_and_no_deeper() {
        var chain = new TreeNode[] {new TreeNode.Leaf(1, 1)};
        for (int level = 0; level < BlockScorer.DEEPEST; level++) {
            chain[0] = new TreeNode.Split(0, level, 1, new TreeNode.Leaf(level, 1), chain[0]);
        }
        Tree deepest = Tree.of(chain[0]);
        Tree deeper = Tree.of(new TreeNode.Split(0, -1, 1, new TreeNode.Leaf(0, 1), chain[0]));

        assertThat(Scorer.of(List.of(deepest))).isInstanceOf(BlockScorer.class);
        assertThat(Scorer.of(List.of(deepest, deeper))).isInstanceOf(WalkingScorer.class);
    }

    @Test
    void leaves_are_counted_in_the_order_of_the_nodes() {
        Tree tree = Tree.of(DRAMAS);
        float[] rows = {1999, 0, 2000, 0, 2000, 1};

        assertThat(tree.leaves()).isEqualTo(3);
        assertThat(tree.leaf(rows, 0)).isEqualTo(0);
        assertThat(tree.leaf(rows, 2)).isEqualTo(1);
        assertThat(tree.leaf(rows, 4)).isEqualTo(2);
        assertThat(Tree.of(new TreeNode.Leaf(7, 1)).leaves()).isEqualTo(1);
    }

    @Test
    void no_rows_give_no_predictions() {
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, List.of());

        assertThat(ensemble.predict(new FeatureMatrix(0, 2, new float[0]))).isEmpty();
    }

    @Test
    void rejects_a_row_of_another_width() {
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ensemble.predict(new float[3]))
                .withMessage("a row of 3 values for a model of 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ensemble.predict(new FeatureMatrix(1, 1, new float[1])))
                .withMessage("a row of 1 values for a model of 2 columns");
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 1, -0.5f, Float.NaN})
    void rejects_a_base_score_that_is_no_probability(float baseScore) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ensemble(Objective.LIKED, baseScore, COLUMNS, List.of()))
                .withMessage(baseScore + " is no base score for binary:logistic");
    }

    @ParameterizedTest
    @ValueSource(floats = {1.0e9f, -1.0e9f, Float.POSITIVE_INFINITY, Float.NaN})
    void rejects_a_base_score_that_xgboost_would_misread(float baseScore) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ensemble(Objective.RATING, baseScore, COLUMNS, List.of()))
                .withMessage(baseScore + " is no base score for reg:squarederror");
    }

    @Test
    void rejects_a_tree_that_asks_about_a_column_beyond_the_last() {
        var onlyYear = List.of(FeatureColumn.number("year"));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Ensemble(Objective.RATING, 3, onlyYear, List.of(Tree.of(DRAMAS))))
                .withMessage("tree 0 asks about feature 1, but there are 1, counted from 0");
    }

    @Test
    void rejects_two_columns_of_one_name() {
        var twice = List.of(FeatureColumn.number("year"), FeatureColumn.flag("year"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ensemble(Objective.RATING, 3, twice, List.of()))
                .withMessage("two of its feature columns share a name");
    }
}
