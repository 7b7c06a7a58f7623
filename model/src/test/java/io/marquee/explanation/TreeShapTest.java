package io.marquee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode;
import io.marquee.ensemble.TreeNode.Leaf;
import io.marquee.ensemble.TreeNode.Split;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeShapTest {

    private static final List<FeatureColumn> COLUMNS =
            List.of(FeatureColumn.number("x"), FeatureColumn.number("y"));

    @Test
    void a_stump_gives_all_to_its_column() {
        // Mean 0.25 * 8 + 0.75 * 4 = 5, so left is worth 3 more and right 1 less.
        var stump = Tree.of(new Split(1, 10, 1, new Leaf(8, 5), new Leaf(4, 15)));
        var ensemble = new Ensemble(Objective.RATING, 2, COLUMNS, List.of(stump));

        var contributions =
                TreeShap.of(ensemble).explain(new FeatureMatrix(2, 2, new float[] {0, 9, 0, 10}));

        assertThat(contributions.base()).isEqualTo(7);
        assertThat(contributions.row(0)).containsExactly(new double[] {0, 3}, within(1e-14));
        assertThat(contributions.row(1)).containsExactly(new double[] {0, -1}, within(1e-14));
        assertThat(contributions.at(1, 1)).isEqualTo(contributions.row(1)[1]);
    }

    @Test
    void two_columns_share_what_both_bring_about() {
        // x < 0 ? 0 : (y < 0 ? 0 : 8), half of the rows either way at each split.
        //   v(none) = 2, v(x) = 4, v(y) = 4, v(x, y) = 8
        //   x: ((4 - 2) + (8 - 4)) / 2 = 3, and y the same
        var and =
                Tree.of(
                        new Split(
                                0,
                                0,
                                1,
                                new Leaf(0, 2),
                                new Split(1, 0, 1, new Leaf(0, 1), new Leaf(8, 1))));
        var ensemble = new Ensemble(Objective.RATING, 0, COLUMNS, List.of(and));

        var contributions =
                TreeShap.of(ensemble).explain(new FeatureMatrix(1, 2, new float[] {1, 1}));

        assertThat(contributions.base()).isEqualTo(2);
        assertThat(contributions.row(0)).containsExactly(new double[] {3, 3}, within(1e-14));
    }

    @Test
    void a_column_asked_twice_on_a_path_is_one_player() {
        // x < 4 ? 0 : (x < 8 ? 2 : 6) depends on x alone: x gets all but the mean,
        // 0.5 * 0 + 0.25 * 2 + 0.25 * 6 = 2.
        var twice =
                Tree.of(
                        new Split(
                                0,
                                4,
                                1,
                                new Leaf(0, 4),
                                new Split(0, 8, 1, new Leaf(2, 2), new Leaf(6, 2))));
        var ensemble = new Ensemble(Objective.RATING, 0, COLUMNS, List.of(twice));

        var contributions =
                TreeShap.of(ensemble)
                        .explain(new FeatureMatrix(3, 2, new float[] {3, 0, 4, 0, 8, 0}));

        assertThat(contributions.row(0)).containsExactly(new double[] {-2, 0}, within(1e-14));
        assertThat(contributions.row(1)).containsExactly(new double[] {0, 0}, within(1e-14));
        assertThat(contributions.row(2)).containsExactly(new double[] {4, 0}, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 3",
        "2, 2, 2, 10",
        "3, 3, 6, 10",
        "4, 5, 4, 10",
        "5, 7, 6, 6",
        "6, 8, 9, 2",
        "7, 2, 9, 3"
    })
    void contributions_are_the_shapley_values_of_the_definition(
            long seed, int columns, int depth, int trees) {
        var model = new SeededModel(seed, columns, true);
        var ensemble = model.ensemble(Objective.RATING, trees, depth);
        var rows = model.rows(8);
        var brute = new BruteForceShapley(ensemble);

        var contributions = TreeShap.of(ensemble).explain(rows);

        assertThat(contributions.base()).isEqualTo(brute.expected(), within(1e-12));
        for (int row = 0; row < rows.rows(); row++) {
            float[] values = Arrays.copyOfRange(rows.values(), row * columns, (row + 1) * columns);
            assertThat(contributions.row(row))
                    .as("row %d", row)
                    .containsExactly(brute.values(values), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"RATING, 300, 6", "LIKED, 300, 6", "RATING, 30, 14", "LIKED, 500, 3"})
    void base_and_contributions_add_up_to_the_margin_of_every_row(
            Objective objective, int trees, int depth) {
        var model = new SeededModel(21, 130, true);
        var ensemble = model.ensemble(objective, trees, depth);
        var rows = model.rows(200);

        var contributions = TreeShap.of(ensemble).explain(rows);

        double[] margins = ensemble.margin(rows);
        for (int row = 0; row < rows.rows(); row++) {
            assertThat(contributions.margin(row)).isEqualTo(margins[row], within(1e-9));
        }
    }

    @Test
    void a_path_of_more_columns_than_any_double_could_count_subsets_of_stays_exact() {
        // 100 columns in a row: the leaf at the end is worth 1 if all are met. By symmetry each of
        // them gets the same, and together they make up 1 - mean.
        int depth = 100;
        var columns =
                IntStream.range(0, depth).mapToObj(c -> FeatureColumn.number("c" + c)).toList();
        TreeNode chain = new Leaf(1, 1000);
        for (int column = depth - 1; column >= 0; column--) {
            chain = new Split(column, 0, 1, new Leaf(0, chain.cover() / 1000), chain);
        }
        var ensemble = new Ensemble(Objective.RATING, 0, columns, List.of(Tree.of(chain)));
        float[] met = new float[depth];
        Arrays.fill(met, 1);

        var contributions = TreeShap.of(ensemble).explain(new FeatureMatrix(1, depth, met));

        double mean = Math.pow(1000 / 1001.0, depth);
        assertThat(contributions.base()).isEqualTo(mean, within(1e-5));
        double[] equal = new double[depth];
        Arrays.fill(equal, (1 - mean) / depth);
        assertThat(contributions.row(0)).containsExactly(equal, within(1e-8));
    }

    @Test
    void an_ensemble_without_splits_has_nothing_to_explain() {
        var leaf = Tree.of(new Leaf(0.5f, 7));
        var rows = new FeatureMatrix(1, 2, new float[] {1, Float.NaN});

        var one = TreeShap.of(new Ensemble(Objective.RATING, 3, COLUMNS, List.of(leaf)));
        var none = TreeShap.of(new Ensemble(Objective.LIKED, 0.75f, COLUMNS, List.of()));

        assertThat(one.base()).isEqualTo(3.5);
        assertThat(one.explain(rows).row(0)).containsExactly(0, 0);
        assertThat(none.base()).isEqualTo(Math.log(3), within(1e-15));
        assertThat(none.explain(rows).row(0)).containsExactly(0, 0);
    }

    @Test
    void leaves_without_training_rows_split_evenly() {
        var empty = Tree.of(new Split(0, 0, 1, new Leaf(-1, 0), new Leaf(3, 0)));
        var ensemble = new Ensemble(Objective.RATING, 0, COLUMNS, List.of(empty));

        var contributions =
                TreeShap.of(ensemble).explain(new FeatureMatrix(1, 2, new float[] {-5, 0}));

        assertThat(contributions.base()).isEqualTo(1);
        assertThat(contributions.row(0)).containsExactly(new double[] {-2, 0}, within(1e-14));
    }

    @Test
    void a_row_is_explained_to_the_same_bits_alone_and_in_any_block() {
        var model = new SeededModel(31, 20, true);
        var shap = TreeShap.of(model.ensemble(Objective.LIKED, 40, 6));
        var rows = model.rows(3 * ShapBlock.ROWS - 5);

        var together = shap.explain(rows);

        for (int row = 0; row < rows.rows(); row++) {
            float[] alone = Arrays.copyOfRange(rows.values(), row * 20, (row + 1) * 20);
            float[] shifted = Arrays.copyOfRange(rows.values(), row / 2 * 20, (row + 1) * 20);
            int place = row - row / 2;
            assertThat(shap.explain(new FeatureMatrix(1, 20, alone)).row(0))
                    .isEqualTo(together.row(row));
            assertThat(shap.explain(new FeatureMatrix(place + 1, 20, shifted)).row(place))
                    .isEqualTo(together.row(row));
        }
    }

    @Test
    void no_rows_give_no_contributions() {
        var shap = TreeShap.of(new SeededModel(41, 2, false).ensemble(Objective.RATING, 3, 2));

        var contributions = shap.explain(new FeatureMatrix(0, 2, new float[0]));

        assertThat(contributions.rows()).isZero();
        assertThat(contributions.columns()).isEqualTo(2);
    }

    @Test
    void rejects_rows_of_another_width() {
        var shap = TreeShap.of(new SeededModel(51, 2, false).ensemble(Objective.RATING, 3, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shap.explain(new FeatureMatrix(1, 3, new float[3])))
                .withMessage("rows of 3 values for a model of 2 columns");
    }
}
