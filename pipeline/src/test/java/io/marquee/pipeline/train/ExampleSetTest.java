package io.marquee.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import io.marquee.label.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleSetTest {

    private static final Example A = example("a", Split.TRAIN, 4, 1);
    private static final Example B = example("b", Split.TRAIN, Double.NaN, 0);
    private static final Example C = example("c", Split.TEST, 2, Double.NaN);
    private static final Example D = example("d", Split.TRAIN, 3, 0);

    @Test
    void is_in_the_order_of_ids_however_the_examples_came() {
        for (List<List<Example>> blocks :
                List.of(
                        List.of(List.of(A, B, C, D)),
                        List.of(List.of(D), List.of(B, A), List.<Example>of(), List.of(C)))) {
            ExampleSet set = ExampleSet.of(blocks);

            assertThat(set.size()).isEqualTo(4);
            assertThat(set.genres())
                    .containsExactly("genre of a", "genre of b", "genre of c", "genre of d");
            assertThat(set.targets(Objective.RATING)).containsExactly(4, Double.NaN, 2, 3);
            assertThat(set.targets(Objective.LIKED)).containsExactly(1, 0, Double.NaN, 0);
            FeatureMatrix vectors = set.vectors(2);
            assertThat(vectors.rows()).isEqualTo(4);
            assertThat(vectors.columns()).isEqualTo(2);
            assertThat(vectors.values()).containsExactly(97, 1, 98, 1, 99, 1, 100, 1);
        }
    }

    @Test
    void tells_splits_and_labels_apart() {
        ExampleSet all = ExampleSet.of(List.of(List.of(A, B, C, D)));

        assertThat(all.of(Split.TRAIN, Objective.RATING).genres())
                .containsExactly("genre of a", "genre of d");
        assertThat(all.of(Split.TRAIN, Objective.LIKED).genres())
                .containsExactly("genre of a", "genre of b", "genre of d");
        assertThat(all.of(Split.TEST, Objective.RATING).genres()).containsExactly("genre of c");
        assertThat(all.of(Split.TEST, Objective.LIKED).genres()).isEmpty();
    }

    @Test
    void has_the_shape_of_its_columns_without_examples() {
        FeatureMatrix none = ExampleSet.of(List.of()).vectors(5);

        assertThat(none.rows()).isZero();
        assertThat(none.columns()).isEqualTo(5);
    }

    private static Example example(String id, Split split, double rating, double liked) {
        return new Example(
                id, split, new float[] {id.charAt(0), 1}, rating, liked, "genre of " + id);
    }
}
