package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final List<Candidate> CANDIDATES =
            SearchSpace.candidates(Objective.RATING, TrainingOptions.DEFAULT, 2, 400, 1);
    private static final Standing GIVEN = standing(0, 300, 0.4, 0.3, 0.4, 0.5);

    @Test
    void takes_the_best_where_its_lead_is_more_than_chance() {
        // Ahead by .1, .1 and .04: mean .08, standard error .02.
        Standing first = standing(1, 120, 0.32, 0.2, 0.3, 0.46);
        Standing second = standing(2, 80, 0.35, 0.25, 0.35, 0.45);

        assertThat(Choice.of(Objective.RATING, CANDIDATES, List.of(GIVEN, second, first)))
                .isEqualTo(
                        new Choice(
                                Objective.RATING,
                                1,
                                CANDIDATES.get(1).options().withTrees(120),
                                "Candidate 1 is the best of 3, ahead of the given options by 4.0 standard errors.",
                                CANDIDATES,
                                List.of(first, second, GIVEN)));
    }

    @Test
    void stays_with_the_given_options_where_the_lead_may_be_chance() {
        // Ahead by .2, -.1 and -.01: mean .03, standard error .0889.
        Standing lucky = standing(2, 80, 0.37, 0.1, 0.5, 0.51);

        assertThat(Choice.of(Objective.RATING, CANDIDATES, List.of(GIVEN, lucky)))
                .isEqualTo(
                        new Choice(
                                Objective.RATING,
                                0,
                                TrainingOptions.DEFAULT,
                                "The given options stay: candidate 2, the best of 3, is ahead of them by 0.3 standard errors only.",
                                CANDIDATES,
                                List.of(lucky, GIVEN)));
    }

    @Test
    void stays_with_the_given_options_where_they_are_best() {
        // As good is not better: the one drawn first comes first.
        Standing asGood = standing(2, 80, 0.4, 0.3, 0.4, 0.5);

        assertThat(Choice.of(Objective.RATING, CANDIDATES, List.of(asGood, GIVEN)))
                .isEqualTo(
                        new Choice(
                                Objective.RATING,
                                0,
                                TrainingOptions.DEFAULT,
                                "The given options are the best of 3 candidates.",
                                CANDIDATES,
                                List.of(GIVEN, asGood)));
    }

    @Test
    void stays_with_the_given_options_where_nothing_can_be_told() {
        assertThat(Choice.of(Objective.RATING, CANDIDATES, List.of()))
                .isEqualTo(
                        new Choice(
                                Objective.RATING,
                                0,
                                TrainingOptions.DEFAULT,
                                "There are too few labels to tell candidates apart, so the given options stay.",
                                CANDIDATES,
                                List.of()));
    }

    /// Of a candidate that was tried on folds of the last rung.
    private static Standing standing(int candidate, int trees, double loss, double... folds) {
        return new Standing(
                candidate,
                trees,
                loss,
                IntStream.range(0, folds.length)
                        .mapToObj(i -> new Standing.FoldLoss(5 + i, folds[i]))
                        .toList());
    }
}
