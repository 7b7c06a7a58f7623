package io.marquee.release;

import io.marquee.calibration.RatingInterval;
import io.marquee.drift.Baseline;
import io.marquee.drift.BaselineFit;
import io.marquee.drift.QualityReference;
import io.marquee.ensemble.Objective;
import io.marquee.explanation.TreeShap;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.Featurizer;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.util.Arrays;
import java.util.List;

/// What drift is measured from: the catalog the features were fitted on, and what the models
/// answered on the test titles.
public final class FrozenBaseline {

    private FrozenBaseline() {}

    /// Freezes the baseline of a release.
    ///
    /// @param profile of the catalog, as the features were fitted to it
    public static Baseline of(
            CatalogProfile profile, Trials trials, TrainedModels models, ModelRelease release) {
        List<Example> test = Portion.WHOLE.askedAbout(trials.examples());
        Trials.Answers answers = trials.of(Portion.WHOLE);
        FeatureMatrix vectors =
                new Featurizer(models.spec()).matrix(test.stream().map(Example::title).toList());
        return BaselineFit.of(
                profile,
                new BaselineFit.Answers(
                        Arrays.stream(answers.ratings())
                                .map(rating ->
                                        Math.clamp(
                                                rating,
                                                RatingInterval.LOWEST,
                                                RatingInterval.HIGHEST))
                                .toArray(),
                        release.reliability().calibration().probabilities(answers.likedMargins()),
                        models.rating().columns(),
                        TreeShap.of(models.rating()).explain(vectors)),
                new BaselineFit.Labels(
                        targets(Objective.RATING, trials), targets(Objective.LIKED, trials)),
                release.importance(),
                QualityReference.of(release.evaluation()));
    }

    private static double[] targets(Objective objective, Trials trials) {
        return trials.examples().stream()
                .mapToDouble(example -> example.target(objective))
                .toArray();
    }
}
