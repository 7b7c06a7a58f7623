package io.marquee.search;

import io.marquee.ensemble.Objective;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// What is kept of a trial.
///
/// @param candidate its id
/// @param fold the fold's number
/// @param treesTrained trees that were grown before the trial ended; 0 where there were too few
///   labels for a trial
/// @param bestTrees number of trees with which the loss on the fold was least; null without a trial
/// @param bestLoss that loss; null without a trial
public record TrialRecord(
        Objective objective,
        int candidate,
        Rung rung,
        int fold,
        int treesTrained,
        @Nullable Integer bestTrees,
        @Nullable Double bestLoss) {

    static TrialRecord of(Trial trial) {
        boolean told = !trial.losses().isEmpty();
        Double least = told ? Collections.min(trial.losses()) : null;
        return new TrialRecord(
                trial.candidate().objective(),
                trial.candidate().id(),
                trial.rung(),
                trial.fold().number(),
                trial.losses().size(),
                told ? Integer.valueOf(trial.losses().indexOf(least) + 1) : null,
                least);
    }
}
