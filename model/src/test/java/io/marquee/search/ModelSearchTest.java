package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.ensemble.Objective;
import io.marquee.training.Hindsight;
import io.marquee.training.TrainingOptions;
import io.marquee.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The search over a world whose losses are known: ratings want a shrinkage of .04, likes few
/// leaves; more than ten trees do harm.
class ModelSearchTest {

    private static final TrainingPlan PLAN =
            new TrainingPlan(
                    TrainingOptions.DEFAULT,
                    new TrainingOptions(30, 6, 12, 10, 0.09, 0.7, 0.5, 5, false, 3),
                    Hindsight.AS_OF);
    private static final ModelSearch QUICK = new ModelSearch(PLAN, SearchEffort.QUICK, 11);

    @Test
    void tries_ever_fewer_candidates_on_ever_new_folds() {
        List<Trial> trials = new ArrayList<>();

        List<Trial> first = run(QUICK, Rung.FIRST, trials);
        assertThat(tried(first, Objective.RATING)).isEqualTo(ids(0, 15));
        assertThat(tried(first, Objective.LIKED)).isEqualTo(ids(0, 15));
        assertThat(folds(first)).containsExactly(0, 1);
        assertThat(first).hasSize(2 * 16 * 2);

        trials.addAll(first);
        List<Trial> second = run(QUICK, Rung.SECOND, trials);
        assertThat(tried(second, Objective.RATING)).isEqualTo(givenAndBest(Objective.RATING, 5));
        assertThat(tried(second, Objective.LIKED)).isEqualTo(givenAndBest(Objective.LIKED, 5));
        assertThat(folds(second)).containsExactly(2, 3, 4);
        assertThat(second).hasSize(2 * 6 * 3);

        trials.addAll(second);
        List<Trial> last = run(QUICK, Rung.LAST, trials);
        assertThat(tried(last, Objective.RATING)).isEqualTo(givenAndBest(Objective.RATING, 2));
        assertThat(tried(last, Objective.LIKED)).isEqualTo(givenAndBest(Objective.LIKED, 2));
        assertThat(folds(last)).containsExactly(5, 6, 7, 8, 9);
        assertThat(last).hasSize(2 * 3 * 5);
    }

    @Test
    void chooses_for_each_model_the_candidate_that_suits_it() {
        SearchOutcome outcome = QUICK.outcome(all(QUICK));

        Candidate rating = best(Objective.RATING).getFirst();
        Candidate liked = best(Objective.LIKED).getFirst();
        assertThat(liked.id()).isNotEqualTo(rating.id());
        assertThat(outcome.plan())
                .isEqualTo(
                        new TrainingPlan(
                                rating.options().withTrees(10),
                                liked.options().withTrees(10),
                                Hindsight.AS_OF));
        assertThat(outcome.record().choices())
                .extracting(Choice::candidate)
                .containsExactly(rating.id(), liked.id());
        assertThat(outcome.record().choices().getFirst().candidates())
                .isEqualTo(candidates(Objective.RATING));
        assertThat(outcome.record().trials()).hasSize(64 + 36 + 30);
        assertThat(outcome.record().trials().getFirst())
                .isEqualTo(
                        new TrialRecord(
                                Objective.RATING,
                                0,
                                Rung.FIRST,
                                0,
                                20,
                                10,
                                loss(candidates(Objective.RATING).getFirst(), 0, 10)));
    }

    @Test
    void does_not_mind_in_which_order_trials_come_in() {
        List<Trial> trials = all(QUICK);
        byte[] inOrder = QUICK.outcome(trials).record().toJson();

        Collections.shuffle(trials, new Random(5));

        assertThat(QUICK.outcome(trials).record().toJson()).isEqualTo(inOrder);
        assertThat(QUICK.tasks(Rung.LAST, beforeLast(trials)))
                .isEqualTo(QUICK.tasks(Rung.LAST, beforeLast(all(QUICK))));
    }

    @Test
    void keeps_tasks_small_enough_to_spread() {
        List<TrialTask> tasks =
                new ModelSearch(PLAN, SearchEffort.THOROUGH, 1).tasks(Rung.FIRST, List.of());

        assertThat(tasks).hasSize(30).allMatch(task -> task.candidates().size() == 8);
        assertThat(tasks.stream().flatMap(task -> task.candidates().stream())).hasSize(2 * 2 * 60);
    }

    @Test
    void without_a_search_keeps_what_is_given() {
        ModelSearch none = new ModelSearch(PLAN, SearchEffort.NONE, 11);

        assertThat(none.tasks(Rung.FIRST, List.of())).isEmpty();
        assertThat(none.outcome(List.of()))
                .isEqualTo(
                        new SearchOutcome(
                                PLAN,
                                new SearchRecord(1, SearchEffort.NONE, 11, List.of(), List.of())));
    }

    @Test
    void goes_no_further_where_nothing_can_be_told() {
        List<Trial> untold =
                QUICK.tasks(Rung.FIRST, List.of()).stream()
                        .flatMap(task ->
                                task.candidates().stream()
                                        .map(candidate ->
                                                new Trial(
                                                        candidate,
                                                        task.rung(),
                                                        task.fold(),
                                                        List.of())))
                        .toList();

        assertThat(QUICK.tasks(Rung.SECOND, untold)).isEmpty();
        assertThat(QUICK.outcome(untold).plan()).isEqualTo(PLAN);
        assertThat(QUICK.outcome(untold).record().trials().getFirst())
                .isEqualTo(new TrialRecord(Objective.RATING, 0, Rung.FIRST, 0, 0, null, null));
    }

    private static List<Trial> beforeLast(List<Trial> trials) {
        return trials.stream().filter(trial -> trial.rung() != Rung.LAST).toList();
    }

    private static List<Trial> all(ModelSearch search) {
        List<Trial> trials = new ArrayList<>();
        for (Rung rung : Rung.values()) {
            trials.addAll(run(search, rung, trials));
        }
        return trials;
    }

    private static List<Trial> run(ModelSearch search, Rung rung, List<Trial> soFar) {
        return search.tasks(rung, soFar).stream()
                .flatMap(task ->
                        task.candidates().stream()
                                .map(candidate ->
                                        new Trial(
                                                candidate,
                                                task.rung(),
                                                task.fold(),
                                                losses(candidate, task.fold().number()))))
                .toList();
    }

    private static List<Double> losses(Candidate candidate, int fold) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(stage -> loss(candidate, fold, stage))
                .toList();
    }

    private static double loss(Candidate candidate, int fold, int stage) {
        return misfit(candidate) * (1 + fold / 8.0) + fold + Math.abs(stage - 10) / 32.0;
    }

    private static double misfit(Candidate candidate) {
        return switch (candidate.objective()) {
            case RATING -> Math.abs(Math.log(candidate.options().shrinkage() / 0.04));
            case LIKED -> candidate.options().maxLeaves() + candidate.options().subsample();
        };
    }

    private static List<Candidate> candidates(Objective objective) {
        return SearchSpace.candidates(objective, PLAN.options(objective), 15, 400, 11);
    }

    private static List<Candidate> best(Objective objective) {
        return candidates(objective).stream()
                .skip(1)
                .sorted(Comparator.comparingDouble(ModelSearchTest::misfit))
                .toList();
    }

    private static Set<Integer> givenAndBest(Objective objective, int count) {
        Set<Integer> ids = new HashSet<>(Set.of(0));
        best(objective).stream().limit(count).forEach(candidate -> ids.add(candidate.id()));
        return ids;
    }

    private static Set<Integer> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().collect(Collectors.toSet());
    }

    private static Set<Integer> tried(List<Trial> trials, Objective objective) {
        Set<Integer> ids = new HashSet<>();
        trials.stream()
                .map(Trial::candidate)
                .filter(candidate -> candidate.objective() == objective)
                .forEach(candidate -> ids.add(candidate.id()));
        return ids;
    }

    private static Set<Integer> folds(List<Trial> trials) {
        Set<Integer> folds = new TreeSet<>();
        trials.forEach(trial -> folds.add(trial.fold().number()));
        return folds;
    }
}
