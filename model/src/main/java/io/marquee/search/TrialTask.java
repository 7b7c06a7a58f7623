package io.marquee.search;

import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.training.Example;
import io.marquee.training.GradientBoosting;
import io.marquee.training.Hindsight;
import io.marquee.training.LabelledRows;
import io.marquee.training.TrainingFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Trials on the same fold, which share the features that are fitted for it: what one worker does
/// in one go.
///
/// @param candidates to be tried, for either objective
public record TrialTask(Rung rung, SearchFold fold, List<Candidate> candidates) {

    /// A trial ends after so many trees that brought no improvement.
    private static final int PATIENCE = 50;

    public TrialTask {
        candidates = List.copyOf(candidates);
    }

    /// Does the trials.
    ///
    /// @param base what was fitted to the titles without looking at labels
    /// @param all labelled titles, in an order that does not depend on how they arrived
    /// @param done gets each trial as soon as it is done
    public void run(
            FeatureSpec base, List<Example> all, Hindsight hindsight, Consumer<Trial> done) {
        List<Example> learntFrom = fold.learntFrom(all);
        List<Example> judgedBy = fold.judgedBy(all);
        TrainingFeatures features = TrainingFeatures.fit(base, learntFrom, hindsight);
        FeatureMatrix judged =
                new Featurizer(features.spec())
                        .matrix(judgedBy.stream().map(Example::title).toList());
        for (Objective objective : Objective.values()) {
            LabelledRows training = LabelledRows.of(objective, features.vectors(), learntFrom);
            LabelledRows test = LabelledRows.of(objective, judged, judgedBy);
            boolean canTell = canTell(objective, training, test);
            for (Candidate candidate : candidates) {
                if (candidate.objective() == objective) {
                    List<Double> losses =
                            canTell
                                    ? losses(candidate, features.spec(), training, test)
                                    : List.of();
                    done.accept(new Trial(candidate, rung, fold, losses));
                }
            }
        }
    }

    private List<Double> losses(
            Candidate candidate, FeatureSpec spec, LabelledRows training, LabelledRows test) {
        StagedLoss loss = new StagedLoss(test, candidate.given() ? Integer.MAX_VALUE : PATIENCE);
        GradientBoosting.train(
                candidate.objective(),
                training,
                spec.columns(),
                candidate.options().withSeed(fold.seed(candidate.options().seed())),
                loss);
        return loss.losses();
    }

    private static boolean canTell(Objective objective, LabelledRows training, LabelledRows test) {
        return test.targets().length > 0
                && switch (objective) {
                    case RATING -> training.targets().length > 0;
                    case LIKED -> Arrays.stream(training.targets()).distinct().count() > 1;
                };
    }
}
