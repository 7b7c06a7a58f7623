package io.marquee.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.feature.FeatureMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real XGBoost opens our files and predicts what we predict.
class XgboostAgreementTest {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void xgboost_predicts_what_we_predict(Objective objective) throws Exception {
        var forest = new SeededForest(11);
        var ensemble = forest.ensemble(objective, 300, 6);
        var rows = forest.rows(5_000);

        assertThat(xgboost(ensemble, rows)).containsExactly(ensemble.predict(rows), within(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void xgboost_sends_every_row_to_the_same_leaf(Objective objective) throws Exception {
        // Tree by tree, each leaf holding a number of its own: any wrong turn shows.
        var forest = new SeededForest(12);
        for (var tree : forest.trees(40, 9)) {
            for (int node = 0, leaf = 0; node < tree.size(); node++) {
                if (tree.isLeaf(node)) {
                    tree.value[node] = leaf++;
                }
            }
            var ensemble = new Ensemble(objective, 0.5f, SeededForest.columns(), List.of(tree));
            var rows = forest.rows(200);
            var booster = booster(ensemble);
            float[][] margins = booster.predict(matrix(rows), true);
            double[] ours = ensemble.margin(rows);
            for (int row = 0; row < ours.length; row++) {
                assertThat((double) margins[row][0]).isEqualTo(ours[row], within(1e-4));
            }
        }
    }

    @Test
    void xgboost_honours_the_default_direction_as_we_do() throws Exception {
        var forest = new SeededForest(13);
        var trees = forest.trees(20, 5);
        for (var tree : trees) {
            for (int node = 0; node < tree.size(); node += 2) {
                tree.nanLeft[node] = true;
            }
        }
        var ensemble = new Ensemble(Objective.RATING, 3, SeededForest.columns(), trees);
        var rows = forest.rows(1_000);

        assertThat(xgboost(ensemble, rows)).containsExactly(ensemble.predict(rows), within(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void xgboost_opens_models_of_no_tree_and_of_a_single_leaf(Objective objective)
            throws Exception {
        var forest = new SeededForest(14);
        for (int trees = 0; trees <= 1; trees++) {
            var ensemble = forest.ensemble(objective, trees, 0);
            var rows = forest.rows(3);

            assertThat(xgboost(ensemble, rows))
                    .containsExactly(ensemble.predict(rows), within(1e-6));
        }
    }

    @Test
    void xgboost_reads_base_scores_of_any_size() throws Exception {
        var forest = new SeededForest(15);
        var rows = forest.rows(2);
        for (float base :
                new float[] {1.0e-30f, 0.001f, 2.9526f, -3.5f, 3.0e8f, Math.nextUp(3.0e8f)}) {
            var ensemble = new Ensemble(Objective.RATING, base, SeededForest.columns(), List.of());

            assertThat(xgboost(ensemble, rows))
                    .containsExactly(ensemble.predict(rows), within(Math.abs(base) * 1e-6));
        }
    }

    @Test
    void xgboost_knows_our_feature_names() throws Exception {
        var ensemble = new SeededForest(16).ensemble(Objective.RATING, 3, 3);

        var booster = booster(ensemble);

        assertThat(booster.getNumFeature()).isEqualTo(SeededForest.COLUMNS);
        assertThat(booster.getFeatureNames())
                .containsExactlyElementsOf(
                        SeededForest.columns().stream().map(column -> column.name()).toList());
        assertThat(booster.getFeatureTypes()).startsWith("i", "float", "float", "i");
    }

    private double[] xgboost(Ensemble ensemble, FeatureMatrix rows) throws Exception {
        float[][] predictions = booster(ensemble).predict(matrix(rows));
        double[] flat = new double[predictions.length];
        for (int row = 0; row < flat.length; row++) {
            flat[row] = predictions[row][0];
        }
        return flat;
    }

    private Booster booster(Ensemble ensemble) throws Exception {
        Path file = folder.resolve("model.json");
        Files.write(file, ensemble.toJson());
        return XGBoost.loadModel(file.toString());
    }

    private static DMatrix matrix(FeatureMatrix rows) throws Exception {
        return new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN);
    }
}
