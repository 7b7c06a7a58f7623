package io.marquee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.UserError;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.RegressionMetrics;
import io.marquee.feature.FeatureMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientBoostingTest {

    private static final SeededCatalog CATALOG = SeededCatalog.of(1_000, 1);
    private static final SeededCatalog UNSEEN = SeededCatalog.of(1_000, 2);
    private static final TrainingOptions OPTIONS =
            new TrainingOptions(60, 6, 8, 10, 0.1, 0.7, 0.5, 5, false, 1);

    @Test
    void finds_the_effects_that_are_in_the_ratings() {
        Ensemble ensemble = train(Objective.RATING, OPTIONS);

        var metrics = RegressionMetrics.of(UNSEEN.ratings(), ensemble.predict(UNSEEN.features()));
        assertThat(metrics.rmse()).isBetween(0.29, 0.34); // the noise alone is 0.3
        assertThat(metrics.r2()).isGreaterThan(0.6);
    }

    @Test
    void finds_the_effects_that_are_in_the_likes() {
        Ensemble ensemble = train(Objective.LIKED, OPTIONS);

        var metrics = ClassificationMetrics.of(UNSEEN.liked(), ensemble.predict(UNSEEN.features()));
        assertThat(metrics.rocAuc()).isBetween(0.87, 0.96);
        assertThat(metrics.calibrationError()).isLessThan(0.08);
    }

    @ParameterizedTest
    @EnumSource
    void the_same_seed_gives_the_same_bytes_and_another_seed_others(Objective objective) {
        byte[] first = train(objective, OPTIONS).toJson();

        assertThat(train(objective, OPTIONS).toJson()).isEqualTo(first);
        assertThat(train(objective, OPTIONS.withSeed(2)).toJson()).isNotEqualTo(first);
    }

    @Test
    void both_models_trained_at_once_on_many_threads_give_the_same_bytes() throws Exception {
        byte[] rating = train(Objective.RATING, OPTIONS).toJson();
        byte[] liked = train(Objective.LIKED, OPTIONS).toJson();
        List<Callable<byte[]>> trainings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            trainings.add(() -> train(Objective.RATING, OPTIONS).toJson());
            trainings.add(() -> train(Objective.LIKED, OPTIONS).toJson());
        }

        List<Future<byte[]>> trained;
        try (var threads = Executors.newFixedThreadPool(4)) {
            trained = threads.invokeAll(trainings);
        }

        for (int i = 0; i < trained.size(); i++) {
            assertThat(trained.get(i).get()).isEqualTo(i % 2 == 0 ? rating : liked);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_real_xgboost_predicts_the_same_from_the_trained_file(
            Objective objective, @TempDir Path folder) throws Exception {
        Ensemble ensemble = train(objective, OPTIONS);
        FeatureMatrix rows = withMissingValues(UNSEEN.features());
        Path file = folder.resolve("model.json");
        Files.write(file, ensemble.toJson());

        float[][] theirs =
                XGBoost.loadModel(file.toString())
                        .predict(
                                new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN));

        double[] ours = ensemble.predict(rows);
        for (int row = 0; row < ours.length; row++) {
            assertThat((double) theirs[row][0]).isEqualTo(ours[row], within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 300})
    void trees_keep_to_their_options(int maxLeaves) {
        var options = new TrainingOptions(30, 4, maxLeaves, 25, 0.1, 1, 1, 0, false, 1);

        Ensemble ensemble = train(Objective.RATING, options);

        assertThat(ensemble.trees()).hasSize(30);
        assertThat(ensemble.trees()).allMatch(tree -> tree.depth() <= 4);
        assertThat(ensemble.trees()).allMatch(tree -> (tree.size() + 1) / 2 <= maxLeaves);
        assertThat(ensemble.trees()).anyMatch(tree -> tree.depth() == Math.min(4, maxLeaves - 1));
        assertThat(smallestLeaf(ensemble)).isGreaterThanOrEqualTo(25);
    }

    @Test
    void one_rating_for_all_titles_is_what_it_predicts() {
        double[] same = new double[CATALOG.ratings().length];
        Arrays.fill(same, 3.5);

        Ensemble ensemble =
                GradientBoosting.train(
                        Objective.RATING, CATALOG.features(), same, SeededCatalog.COLUMNS, OPTIONS);

        assertThat(ensemble.predict(UNSEEN.features())).containsOnly(3.5);
    }

    @Test
    void rows_too_few_to_split_give_their_mean() {
        var few = SeededCatalog.of(4, 3);
        var wholeSample = new TrainingOptions(10, 6, 8, 10, 0.1, 1, 1, 5, false, 1);

        Ensemble ensemble =
                GradientBoosting.train(
                        Objective.RATING,
                        few.features(),
                        few.ratings(),
                        SeededCatalog.COLUMNS,
                        wholeSample);

        double mean = Arrays.stream(few.ratings()).average().orElseThrow();
        assertThat(Arrays.stream(ensemble.predict(UNSEEN.features())).boxed())
                .allSatisfy(prediction -> assertThat(prediction).isEqualTo(mean, within(1e-6)));
    }

    @Test
    void columns_that_never_vary_are_never_asked_about() {
        float[] values = CATALOG.features().values().clone();
        float[] changed = values.clone();
        for (int row = 0; row < CATALOG.features().rows(); row++) {
            changed[row * 6 + 4] = -1e6f;
            changed[row * 6 + 5] = 1;
        }

        Ensemble ensemble = train(Objective.RATING, OPTIONS);

        assertThat(ensemble.predict(new FeatureMatrix(1_000, 6, changed)))
                .isEqualTo(ensemble.predict(CATALOG.features()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void says_that_one_kind_of_label_is_not_enough(double label) {
        double[] same = new double[1_000];
        Arrays.fill(same, label);

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        GradientBoosting.train(
                                Objective.LIKED,
                                CATALOG.features(),
                                same,
                                SeededCatalog.COLUMNS,
                                OPTIONS))
                .withMessage(
                        "All 1000 labelled titles are %s, so there is nothing to tell apart. Add some that are %s --liked-threshold."
                                .formatted(
                                        label == 1 ? "liked" : "not liked",
                                        label == 1 ? "not, or raise" : "liked, or lower"));
    }

    @Test
    void says_that_there_is_nothing_to_train_on() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        GradientBoosting.train(
                                Objective.RATING,
                                new FeatureMatrix(0, 6, new float[0]),
                                new double[0],
                                SeededCatalog.COLUMNS,
                                OPTIONS))
                .withMessage("There is no labelled title to train on. Add labels and train again.");
    }

    @Test
    void rejects_features_that_are_not_what_their_column_says() {
        assertRejected(1, 0.5f, "flag genre=Dramas is 0.5 in row 7");
        assertRejected(0, Float.NaN, "feature year is NaN in row 7");
        assertRejected(2, Float.POSITIVE_INFINITY, "feature noise is Infinity in row 7");
    }

    private static void assertRejected(int column, float value, String message) {
        float[] values = CATALOG.features().values().clone();
        values[7 * 6 + column] = value;
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GradientBoosting.train(
                                Objective.RATING,
                                new FeatureMatrix(1_000, 6, values),
                                CATALOG.ratings(),
                                SeededCatalog.COLUMNS,
                                OPTIONS))
                .withMessage(message);
    }

    private static Ensemble train(Objective objective, TrainingOptions options) {
        return GradientBoosting.train(
                objective,
                CATALOG.features(),
                objective == Objective.RATING ? CATALOG.ratings() : CATALOG.liked(),
                SeededCatalog.COLUMNS,
                options);
    }

    private static FeatureMatrix withMissingValues(FeatureMatrix features) {
        float[] values = features.values().clone();
        for (int i = 0; i < values.length; i += 7) {
            values[i] = Float.NaN;
        }
        return new FeatureMatrix(features.rows(), features.columns(), values);
    }

    /// Fewest rows of the catalog in any leaf, counted by sending them all down.
    private static int smallestLeaf(Ensemble ensemble) {
        FeatureMatrix features = CATALOG.features();
        int smallest = features.rows();
        for (Tree tree : ensemble.trees()) {
            var sizes = new HashMap<Float, Integer>();
            for (int row = 0; row < features.rows(); row++) {
                float leaf = tree.predict(features.values(), row * features.columns());
                sizes.merge(leaf, 1, Integer::sum);
            }
            for (int size : sizes.values()) {
                smallest = Math.min(smallest, size);
            }
        }
        return smallest;
    }
}
