package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void takes_the_number_of_trees_that_serves_all_folds_best() {
        // Mean losses .7, .5, .4, .5; the second fold ended its trial after four trees.
        assertThat(
                        standing(
                                7,
                                List.of(
                                        List.of(0.8, 0.5, 0.3, 0.4, 0.1),
                                        List.of(0.6, 0.5, 0.5, 0.6))))
                .isEqualTo(of(7, 3, 0.4, 0, 0.3, 0.5));
    }

    @Test
    void of_equally_good_numbers_of_trees_takes_the_least() {
        assertThat(standing(1, List.of(List.of(0.5, 0.25, 0.25))).trees()).isEqualTo(2);
    }

    @Test
    void leaves_the_given_options_all_their_trees() {
        assertThat(standing(0, List.of(List.of(0.5, 0.25, 0.75))))
                .isEqualTo(of(0, 3, 0.75, 0, 0.75));
    }

    @Test
    void leads_by_the_mean_difference_in_its_standard_errors() {
        Standing one = of(1, 10, 0, 5, 0.1, 0.4, 0.7);
        Standing other = of(2, 10, 0, 5, 0.2, 0.6, 1.0);

        // Differences .1, .2, .3: mean .2, deviation .1, standard error .1 / sqrt(3).
        assertThat(one.leadOver(other)).isEqualTo(2 * Math.sqrt(3), within(1e-9));
        assertThat(other.leadOver(one)).isEqualTo(-2 * Math.sqrt(3), within(1e-9));
        assertThat(one.leadOver(one)).isZero();
    }

    @Test
    void leads_by_nothing_that_it_was_picked_for() {
        // From the third fold on: differences -.1 and -.3, mean -.2, standard error .1.
        Standing one = of(1, 10, 0, 3, 0.1, 0.1, 0.5, 0.7);
        Standing other = of(2, 10, 0, 3, 0.9, 0.8, 0.4, 0.4);

        assertThat(one.leadOver(other)).isEqualTo(-2, within(1e-9));
    }

    @Test
    void one_fold_proves_no_lead() {
        assertThat(of(1, 10, 0.1, 5, 0.1).leadOver(of(2, 10, 0.2, 5, 0.2))).isZero();
        assertThat(of(1, 10, 0.1, 0, 0.1, 0.2).leadOver(of(2, 10, 0.2, 0, 0.2, 0.4))).isZero();
    }

    private static Standing of(
            int candidate, int trees, double loss, int firstFold, double... folds) {
        return new Standing(
                candidate,
                trees,
                loss,
                IntStream.range(0, folds.length)
                        .mapToObj(i -> new Standing.FoldLoss(firstFold + i, folds[i]))
                        .toList());
    }

    private static Standing standing(int candidate, List<List<Double>> losses) {
        Candidate of = new Candidate(Objective.RATING, candidate, TrainingOptions.DEFAULT);
        return Standing.of(
                of,
                IntStream.range(0, losses.size())
                        .mapToObj(i -> new Trial(of, Rung.FIRST, new SearchFold(i), losses.get(i)))
                        .toList());
    }
}
