package io.marquee.explanation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode.Leaf;
import io.marquee.ensemble.TreeNode.Split;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;

class ImportancesTest {

    private static final List<FeatureColumn> COLUMNS =
            List.of(
                    FeatureColumn.number("name_length"),
                    FeatureColumn.flag("genre=Dramas"),
                    FeatureColumn.flag("genre=Horror"),
                    FeatureColumn.number("cast_count"));

    /// Dramas get 1 more, horror 1 less, each of half of the training rows; longer names get 0.25
    /// more. The cast is not asked about.
    private static final List<Tree> TREES =
            List.of(
                    Tree.of(new Split(1, 0.5f, 5, new Leaf(0, 1), new Leaf(1, 1))),
                    Tree.of(new Split(2, 0.5f, 4, new Leaf(0, 1), new Leaf(-1, 1))),
                    Tree.of(new Split(0, 10, 2, new Leaf(0, 1), new Leaf(0.25f, 1))),
                    Tree.of(new Split(0, 20, 1, new Leaf(0, 1), new Leaf(0, 1))));

    /// Two rows of all dramas and horror, so that no shuffle changes a genre.
    private static final FeatureMatrix BOTH =
            new FeatureMatrix(2, 4, new float[] {5, 1, 1, 3, 15, 1, 1, 4});

    @Test
    void figures_are_those_worked_out_by_hand() {
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, TREES);
        // Predictions 3 and 3.25; with errors of 1 the loss is 1.
        double[] actual = {4, 4.25};

        Importances importances = Importances.of(ensemble, BOTH, actual, 1);

        assertThat(importances.rows()).isEqualTo(2);
        assertThat(importances.loss()).isEqualTo(1, within(1e-12));
        assertThat(importances.columns().stream().map(Importance::name))
                .containsExactly("genre=Dramas", "genre=Horror", "name_length", "cast_count");
        assertThat(importances.columns().stream().map(Importance::gain))
                .containsExactly(5.0, 4.0, 3.0, 0.0);
        assertThat(
                        importances.columns().stream()
                                .mapToDouble(Importance::meanContribution)
                                .toArray())
                .containsExactly(new double[] {0.5, 0.5, 0.125, 0}, within(1e-12));
        assertThat(importances.groups())
                .usingRecursiveFieldByFieldElementComparator(
                        RecursiveComparisonConfiguration.builder()
                                .withComparatorForType(new DoubleComparator(1e-12), Double.class)
                                .build())
                .containsExactly(
                        new Importance(
                                "name_length",
                                List.of("name_length"),
                                0.125,
                                3,
                                importances.columns().get(2).lossIncrease()),
                        // Drama and horror cancel out in the same titles.
                        new Importance("genre", List.of("genre=Dramas", "genre=Horror"), 0, 9, 0),
                        new Importance("cast", List.of("cast_count"), 0, 0, 0));
    }

    @Test
    void a_shuffle_costs_what_the_model_knew() {
        // Swapped names give predictions 3.25 and 3 instead of 3 and 3.25, without error before:
        // the loss of a swap is 0.25, and a shuffle of two rows swaps or does not.
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, TREES);
        var permutation = new Permutation(ensemble, BOTH, new double[] {3, 3.25}, 7);

        double increase = permutation.lossIncrease(0);

        assertThat(permutation.loss()).isZero();
        assertThat(increase).isIn(0.05, 0.1, 0.15000000000000002, 0.2, 0.25);
        assertThat(permutation.lossIncrease(3)).isZero();
        assertThat(permutation.lossIncrease(0, 1, 2, 3)).isEqualTo(increase);
        assertThat(permutation.lossIncrease(0)).isEqualTo(increase);
    }

    @Test
    void a_model_pays_for_the_columns_that_it_leans_on_by_the_right_loss() {
        // All it knows is whether a title is a drama, which decides everything.
        var ensemble =
                new Ensemble(
                        Objective.LIKED,
                        0.5f,
                        COLUMNS,
                        List.of(Tree.of(new Split(1, 0.5f, 1, new Leaf(-2, 1), new Leaf(2, 1)))));
        int n = 4_000;
        float[] values = new float[n * 4];
        double[] actual = new double[n];
        for (int row = 0; row < n; row++) {
            actual[row] = row % 2;
            values[row * 4 + 1] = row % 2;
        }

        Importances importances =
                Importances.of(ensemble, new FeatureMatrix(n, 4, values), actual, 3);

        // Right: log(1 + exp(-2)). Shuffled, half are wrong, and each of these costs 2 more.
        assertThat(importances.loss()).isEqualTo(Math.log(1 + Math.exp(-2)), within(1e-9));
        assertThat(importances.columns().getFirst().name()).isEqualTo("genre=Dramas");
        assertThat(importances.columns().getFirst().lossIncrease()).isEqualTo(1, within(0.03));
        assertThat(importances.columns().getFirst().meanContribution()).isEqualTo(2, within(1e-12));
    }

    @Test
    void the_same_seed_gives_the_same_file() {
        var model = new SeededModel(81, 10, false);
        var ensemble = model.ensemble(Objective.RATING, 20, 4);
        var rows = model.rows(100);
        double[] actual = ensemble.predict(rows);

        byte[] first = Importances.of(ensemble, rows, actual, 5).toJson();

        assertThat(Importances.of(ensemble, rows, actual, 5).toJson()).isEqualTo(first);
        assertThat(Importances.of(ensemble, rows, actual, 6).toJson()).isNotEqualTo(first);
    }

    @Test
    void the_file_can_be_read_by_people() {
        var column = new Importance("cast_count", List.of("cast_count"), 0.5, 2, 0.25);

        String json =
                new String(new Importances(1, 3, 0.75, List.of(column), List.of()).toJson(), UTF_8);

        assertThat(json.replaceAll("\\s+", ""))
                .isEqualTo(
                        """
                        {"formatVersion":1,"rows":3,"loss":0.75,"columns":[{"name":"cast_count",\
                        "columns":["cast_count"],"meanContribution":0.5,"gain":2.0,\
                        "lossIncrease":0.25}],"groups":[]}\
                        """);
    }

    @Test
    void rejects_rows_without_labels() {
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, TREES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Importances.of(ensemble, BOTH, new double[1], 1))
                .withMessage("2 rows and 1 actual values");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Importances.of(
                                ensemble, new FeatureMatrix(0, 4, new float[0]), new double[0], 1))
                .withMessage("0 rows and 0 actual values");
    }
}
