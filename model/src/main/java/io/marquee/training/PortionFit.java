package io.marquee.training;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import java.util.List;

/// Both models, trained on a portion of the titles, and their answers about the others.
///
/// @param spec the features, with the track records that the portion knows
/// @param rating answers with ratings
/// @param liked answers with log-odds
/// @param asked the titles asked about, in order
/// @param ratings answers of the rating model, one per title asked about
/// @param likedMargins answers of the liked model, log-odds, one per title asked about
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record PortionFit(
        FeatureSpec spec,
        Ensemble rating,
        Ensemble liked,
        List<Example> asked,
        double[] ratings,
        double[] likedMargins) {

    /// Trains and asks.
    ///
    /// @param base what was fitted to the titles without looking at labels
    /// @param all labelled titles, in an order that does not depend on how they arrived
    public static PortionFit of(
            Portion portion, FeatureSpec base, List<Example> all, TrainingPlan plan) {
        TrainingFeatures features =
                TrainingFeatures.fit(base, portion.learntFrom(all), plan.hindsight());
        Ensemble rating = train(Objective.RATING, features, portion, all, plan);
        Ensemble liked = train(Objective.LIKED, features, portion, all, plan);
        List<Example> asked = portion.askedAbout(all);
        FeatureMatrix vectors =
                new Featurizer(features.spec()).matrix(asked.stream().map(Example::title).toList());
        return new PortionFit(
                features.spec(),
                rating,
                liked,
                asked,
                rating.margin(vectors),
                liked.margin(vectors));
    }

    private static Ensemble train(
            Objective objective,
            TrainingFeatures features,
            Portion portion,
            List<Example> all,
            TrainingPlan plan) {
        LabelledRows rows = LabelledRows.of(objective, features.vectors(), portion.learntFrom(all));
        return GradientBoosting.train(
                objective,
                rows.vectors(),
                rows.targets(),
                features.spec().columns(),
                plan.options(objective));
    }
}
