package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final TrainingOptions GIVEN =
            new TrainingOptions(123, 4, 5, 6, 0.07, 0.8, 0.9, 10, false, 42);

    @Test
    void puts_the_given_options_first_as_they_are() {
        assertThat(candidates(0, 400, 1))
                .containsExactly(new Candidate(Objective.RATING, 0, GIVEN));
        assertThat(candidates(3, 400, 1).getFirst().options()).isEqualTo(GIVEN);
    }

    @Test
    void draws_over_the_whole_of_sensible_ranges() {
        List<TrainingOptions> drawn =
                candidates(2_000, 1_000, 1).stream().skip(1).map(Candidate::options).toList();

        assertThat(drawn).hasSize(2_000).allMatch(o -> o.trees() == 1_000 && o.seed() == 42);
        assertRange(drawn, TrainingOptions::maxDepth, 3, 8);
        assertRange(drawn, TrainingOptions::maxLeaves, 3, 16);
        assertRange(drawn, TrainingOptions::minLeafSize, 5, 40);
        assertRange(drawn, TrainingOptions::shrinkage, 0.01, 0.06);
        assertRange(drawn, TrainingOptions::subsample, 0.4, 0.9);
        assertRange(drawn, TrainingOptions::columnSample, 0.2, 0.8);
        assertRange(drawn, TrainingOptions::regularization, 1, 30);
        // Evenly in its logarithm: the middle is the geometric mean of the bounds.
        assertThat(drawn.stream().mapToDouble(TrainingOptions::shrinkage).sorted().toArray()[1_000])
                .isBetween(0.023, 0.026);
    }

    @Test
    void draws_no_shrinkage_that_few_trees_cannot_make_up_for() {
        assertRange(
                candidates(2_000, 400, 1).stream().skip(1).map(Candidate::options).toList(),
                TrainingOptions::shrinkage,
                0.025,
                0.06);
    }

    @Test
    void draws_the_same_from_the_same_seed_however_many() {
        assertThat(candidates(20, 400, 7).subList(0, 10)).isEqualTo(candidates(9, 400, 7));
        assertThat(candidates(9, 400, 8).get(1)).isNotEqualTo(candidates(9, 400, 7).get(1));
    }

    /// All lie in the range, and some near either end.
    private static void assertRange(
            List<TrainingOptions> drawn,
            ToDoubleFunction<TrainingOptions> option,
            double lowest,
            double highest) {
        var statistics = drawn.stream().mapToDouble(option).summaryStatistics();
        assertThat(statistics.getMin()).isBetween(lowest, lowest * 1.02);
        assertThat(statistics.getMax()).isBetween(highest * 0.98, highest);
    }

    private static List<Candidate> candidates(int drawn, int mostTrees, long seed) {
        return SearchSpace.candidates(Objective.RATING, GIVEN, drawn, mostTrees, seed);
    }
}
