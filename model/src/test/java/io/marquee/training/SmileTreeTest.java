package io.marquee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.model.cart.Loss;
import smile.regression.GradientTreeBoost;
import smile.regression.RegressionTree;

class SmileTreeTest {

    private static final SeededCatalog CATALOG = SeededCatalog.of(2_000, 5);
    private static final int[] ALL = IntStream.range(0, SeededCatalog.COLUMNS.size()).toArray();

    private final DataFrame labelled =
            new TrainingFrame(CATALOG.features(), SeededCatalog.COLUMNS)
                    .select(ALL)
                    .add(new DoubleVector("y", CATALOG.ratings()));

    @Test
    void a_flattened_tree_sends_every_row_where_smile_sends_it() {
        var tree =
                RegressionTree.fit(
                        Formula.lhs("y"), labelled, new RegressionTree.Options(12, 300, 3));

        Tree flat = SmileTree.flatten(tree, ALL, 1);

        assertThat(flat.size()).isGreaterThan(300);
        for (int row = 0; row < CATALOG.features().rows(); row++) {
            assertThat(flat.predict(CATALOG.features().values(), row * ALL.length))
                    .isEqualTo((float) tree.predict(labelled.get(row)));
        }
    }

    @Test
    void rows_right_beside_a_threshold_go_where_smile_sends_them() {
        var tree =
                RegressionTree.fit(
                        Formula.lhs("y"), labelled, new RegressionTree.Options(12, 300, 3));
        Tree flat = SmileTree.flatten(tree, ALL, 1);
        // Every midpoint of two values that occur, where thresholds lie, and its neighbours.
        float[] years = new float[3 * 79];
        for (int i = 0; i < 79; i++) {
            float middle = 1980 + i / 2f;
            years[3 * i] = Math.nextDown(middle);
            years[3 * i + 1] = middle;
            years[3 * i + 2] = Math.nextUp(middle);
        }
        float[] values = new float[years.length * ALL.length];
        for (int i = 0; i < years.length; i++) {
            values[i * ALL.length] = years[i];
        }
        var probes = new FeatureMatrix(years.length, ALL.length, values);
        DataFrame theirs =
                new TrainingFrame(probes, SeededCatalog.COLUMNS)
                        .select(ALL)
                        .add(new DoubleVector("y", new double[years.length]));

        for (int row = 0; row < years.length; row++) {
            assertThat(flat.predict(values, row * ALL.length))
                    .as("year %s", years[row])
                    .isEqualTo((float) tree.predict(theirs.get(row)));
        }
    }

    @Test
    void trees_of_smiles_own_boosting_predict_what_smile_predicts() {
        var smile =
                GradientTreeBoost.fit(
                        Formula.lhs("y"),
                        labelled,
                        new GradientTreeBoost.Options(
                                Loss.ls(), 50, 7, 32, 5, 0.1, 0.7, null, null));
        List<Tree> trees = new ArrayList<>();
        for (RegressionTree tree : smile.trees()) {
            trees.add(SmileTree.flatten(tree, ALL, 0.1));
        }
        double[] ratings = CATALOG.ratings();
        float mean = (float) (Arrays.stream(ratings).sum() / ratings.length);

        var ours = new Ensemble(Objective.RATING, mean, SeededCatalog.COLUMNS, trees);

        double[] predictions = ours.predict(CATALOG.features());
        for (int row = 0; row < predictions.length; row++) {
            double theirs = smile.predict(labelled.get(row));
            assertThat(predictions[row]).isEqualTo(theirs, within(1e-6 * Math.abs(theirs)));
        }
    }

    @Test
    void columns_are_mapped_back_to_their_place_in_the_vector() {
        int[] some = {1, 3};
        DataFrame narrow =
                new TrainingFrame(CATALOG.features(), SeededCatalog.COLUMNS)
                        .select(some)
                        .add(new DoubleVector("y", CATALOG.ratings()));
        var tree =
                RegressionTree.fit(Formula.lhs("y"), narrow, new RegressionTree.Options(3, 4, 3));

        Tree flat = SmileTree.flatten(tree, some, 1);

        for (int row = 0; row < 100; row++) {
            assertThat(flat.predict(CATALOG.features().values(), row * ALL.length))
                    .isEqualTo((float) tree.predict(narrow.get(row)));
        }
    }
}
