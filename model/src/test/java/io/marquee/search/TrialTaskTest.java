package io.marquee.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.RegressionMetrics;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.label.Fold;
import io.marquee.label.Split;
import io.marquee.training.Example;
import io.marquee.training.GradientBoosting;
import io.marquee.training.Hindsight;
import io.marquee.training.TrainingFeatures;
import io.marquee.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTaskTest {

    private static final TrainingOptions OPTIONS =
            new TrainingOptions(60, 4, 6, 5, 0.2, 0.7, 0.5, 2, false, 9);
    private static final List<Example> EXAMPLES = SomeExamples.of(300, 1);
    private static final FeatureSpec SPEC = SomeExamples.spec(EXAMPLES);

    @Test
    void loses_what_each_cut_off_ensemble_loses_on_the_fold() {
        List<Trial> trials =
                run(7, EXAMPLES, candidate(Objective.RATING, 0), candidate(Objective.LIKED, 0));

        List<Example> learntFrom = new ArrayList<>();
        List<Example> judgedBy = new ArrayList<>();
        for (Example example : EXAMPLES) {
            if (example.split() == Split.TRAIN) {
                (Fold.SEARCH_AGAIN.of(example.title().identity(), 5) == 2 ? judgedBy : learntFrom)
                        .add(example);
            }
        }
        assertThat(learntFrom).hasSizeBetween(175, 205);
        TrainingFeatures features = TrainingFeatures.fit(SPEC, learntFrom, Hindsight.OUT_OF_FOLD);
        FeatureMatrix judged =
                new Featurizer(features.spec())
                        .matrix(judgedBy.stream().map(Example::title).toList());
        for (int trees : new int[] {1, 7, 60}) {
            double[] ratings = predictions(Objective.RATING, features, learntFrom, judged, trees);
            double rmse = RegressionMetrics.of(targets(Objective.RATING, judgedBy), ratings).rmse();
            assertThat(trials.getFirst().losses().get(trees - 1))
                    .isEqualTo(rmse * rmse, within(1e-12));
            double[] chances = predictions(Objective.LIKED, features, learntFrom, judged, trees);
            assertThat(trials.getLast().losses().get(trees - 1))
                    .isEqualTo(
                            ClassificationMetrics.of(targets(Objective.LIKED, judgedBy), chances)
                                    .logLoss(),
                            within(1e-12));
        }
    }

    @Test
    void grows_the_given_options_to_the_end_and_others_until_they_get_no_better() {
        TrainingOptions greedy = new TrainingOptions(400, 8, 16, 5, 0.4, 0.9, 0.8, 1, false, 9);

        List<Trial> trials =
                run(
                        0,
                        EXAMPLES,
                        new Candidate(Objective.RATING, 0, greedy),
                        new Candidate(Objective.RATING, 1, greedy));

        List<Double> given = trials.getFirst().losses();
        List<Double> drawn = trials.getLast().losses();
        assertThat(given).hasSize(400);
        assertThat(drawn).hasSizeLessThan(400).isEqualTo(given.subList(0, drawn.size()));
        assertThat(TrialRecord.of(trials.getLast()).bestTrees()).isEqualTo(drawn.size() - 50);
    }

    @Test
    void neither_learns_from_titles_held_back_nor_is_judged_by_them() {
        List<Example> others =
                EXAMPLES.stream()
                        .map(e ->
                                e.split() == Split.TEST
                                        ? new Example(
                                                e.title(), e.split(), 5 - e.rating(), 1 - e.liked())
                                        : e)
                        .toList();
        assertThat(others).isNotEqualTo(EXAMPLES);

        assertThat(run(0, others, candidate(Objective.RATING, 1)))
                .isEqualTo(run(0, EXAMPLES, candidate(Objective.RATING, 1)));
    }

    @Test
    void tells_nothing_of_labels_that_are_missing_or_all_the_same() {
        List<Example> unrated =
                EXAMPLES.stream()
                        .map(e -> new Example(e.title(), e.split(), Double.NaN, 1))
                        .toList();

        assertThat(run(3, unrated, candidate(Objective.RATING, 0), candidate(Objective.LIKED, 4)))
                .containsExactly(
                        new Trial(
                                candidate(Objective.RATING, 0),
                                Rung.FIRST,
                                new SearchFold(3),
                                List.of()),
                        new Trial(
                                candidate(Objective.LIKED, 4),
                                Rung.FIRST,
                                new SearchFold(3),
                                List.of()));
        assertThat(run(0, List.of(), candidate(Objective.RATING, 0)).getFirst().losses()).isEmpty();
    }

    private static Candidate candidate(Objective objective, int id) {
        return new Candidate(objective, id, OPTIONS);
    }

    private static List<Trial> run(int fold, List<Example> examples, Candidate... candidates) {
        List<Trial> trials = new ArrayList<>();
        new TrialTask(Rung.FIRST, new SearchFold(fold), List.of(candidates))
                .run(SPEC, examples, Hindsight.OUT_OF_FOLD, trials::add);
        return trials;
    }

    /// Of the ensemble of so many trees, trained with the second seed.
    private static double[] predictions(
            Objective objective,
            TrainingFeatures features,
            List<Example> learntFrom,
            FeatureMatrix judged,
            int trees) {
        Ensemble ensemble =
                GradientBoosting.train(
                        objective,
                        features.vectors(),
                        targets(objective, learntFrom),
                        features.spec().columns(),
                        OPTIONS.withTrees(trees).withSeed(10));
        return ensemble.predict(judged);
    }

    private static double[] targets(Objective objective, List<Example> examples) {
        return examples.stream().mapToDouble(example -> example.target(objective)).toArray();
    }
}
