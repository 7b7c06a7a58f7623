package io.marquee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.ensemble.Tree;
import io.marquee.ensemble.TreeNode.Leaf;
import io.marquee.ensemble.TreeNode.Split;
import io.marquee.explanation.PartialDependence.Curve;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialDependenceTest {

    private static final List<FeatureColumn> COLUMNS =
            List.of(FeatureColumn.number("year"), FeatureColumn.flag("genre=Dramas"));

    /// year < 2000 ? 0 : (drama ? 1 : 0.5)
    private static final Tree TREE =
            Tree.of(
                    new Split(
                            0,
                            2000,
                            1,
                            new Leaf(0, 1),
                            new Split(1, 0.5f, 1, new Leaf(0.5f, 1), new Leaf(1, 1))));

    private static final FeatureMatrix ROWS =
            new FeatureMatrix(4, 2, new float[] {1990, 0, 1995, 1, 2005, 1, 2010, 1});

    @Test
    void each_row_and_their_mean_follow_the_column() {
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, List.of(TREE));

        var dependence =
                PartialDependence.of(ensemble, ROWS, new Grid(0, List.of(1999f, 2000f)), 10);

        assertThat(dependence)
                .isEqualTo(
                        new PartialDependence(
                                "year",
                                List.of(1999f, 2000f),
                                List.of(3.0, 3.875),
                                List.of(
                                        new Curve(0, List.of(3.0, 3.5)),
                                        new Curve(1, List.of(3.0, 4.0)),
                                        new Curve(2, List.of(3.0, 4.0)),
                                        new Curve(3, List.of(3.0, 4.0)))));
        assertThat(ROWS.values()).containsExactly(1990, 0, 1995, 1, 2005, 1, 2010, 1);
    }

    @Test
    void a_liked_model_answers_in_probabilities_for_as_many_rows_as_asked_for() {
        var ensemble = new Ensemble(Objective.LIKED, 0.5f, COLUMNS, List.of(TREE));

        var dependence = PartialDependence.of(ensemble, ROWS, new Grid(1, List.of(0f, 1f)), 2);

        double half = 1 / (1 + Math.exp(-0.5));
        double one = 1 / (1 + Math.exp(-1));
        assertThat(dependence.mean().get(0)).isEqualTo((0.5 + half) / 2, within(1e-12));
        assertThat(dependence.mean().get(1)).isEqualTo((0.5 + one) / 2, within(1e-12));
        assertThat(dependence.curves().stream().map(Curve::row)).containsExactly(0, 2);
        assertThat(dependence.curves().get(1).predictions().get(1)).isEqualTo(one, within(1e-12));
    }

    @Test
    void a_curve_has_a_plain_shape_in_files() {
        var dependence =
                new PartialDependence(
                        "year", List.of(1999f), List.of(3.5), List.of(new Curve(2, List.of(4.0))));

        assertThat(Json.line(dependence))
                .isEqualTo(
                        """
                        {"column":"year","values":[1999.0],"mean":[3.5],\
                        "curves":[{"row":2,"predictions":[4.0]}]}\
                        """);
    }

    @Test
    void a_grid_takes_all_values_of_a_column_if_they_are_few() {
        assertThat(Grid.of(ROWS, 0, 4).values()).containsExactly(1990f, 1995f, 2005f, 2010f);
        assertThat(Grid.of(ROWS, 1, 4).values()).containsExactly(0f, 1f);
    }

    @Test
    void a_grid_takes_quantiles_if_values_are_many() {
        float[] values = new float[102];
        for (int i = 0; i < 101; i++) {
            values[i] = i == 0 ? 100 : i - 1;
        }
        values[101] = Float.NaN;
        var rows = new FeatureMatrix(102, 1, values);

        assertThat(Grid.of(rows, 0, 5).values()).containsExactly(0f, 25f, 50f, 75f, 100f);
    }

    @Test
    void rejects_a_grid_of_nothing_and_rows_that_are_none() {
        var ensemble = new Ensemble(Objective.RATING, 3, COLUMNS, List.of(TREE));
        var none = new FeatureMatrix(0, 2, new float[0]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Grid(0, List.of(Float.NaN)))
                .withMessage("a grid needs finite values, but has [NaN]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialDependence.of(ensemble, none, new Grid(0, List.of(1f)), 1))
                .withMessage("0 rows and 1 curves");
    }
}
