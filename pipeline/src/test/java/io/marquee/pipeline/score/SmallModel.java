package io.marquee.pipeline.score;

import io.marquee.Json;
import io.marquee.calibration.LikeCalibration;
import io.marquee.calibration.LikedAim;
import io.marquee.calibration.LikedThreshold;
import io.marquee.calibration.Offsets;
import io.marquee.calibration.RatingIntervals;
import io.marquee.catalog.Title;
import io.marquee.ensemble.Objective;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.infra.Workspaces;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.RunContext;
import io.marquee.registry.FormatVersion;
import io.marquee.registry.ModelManifest;
import io.marquee.scoring.Reliability;
import io.marquee.scoring.ScoringModel;
import io.marquee.training.GradientBoosting;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.Map;

/// A model of a few trees, in the workspace of a run.
final class SmallModel {

    private static final long SEED = 42;

    static final LabelPolicy POLICY =
            new LabelPolicy(new RatingPrior(3, 2), LabelOptions.DEFAULT, SEED);

    private static final Reliability RELIABILITY =
            new Reliability(
                    1,
                    new LikeCalibration.Platt(0.7, 0.1),
                    new RatingIntervals.Plain(new Offsets(-0.5, 0.25)),
                    LikedThreshold.choose(
                            new double[] {0.1, 0.9},
                            new double[] {0, 1},
                            LikedAim.parse("accuracy")));

    private SmallModel() {}

    /// Publishes a model that has learnt something of these titles.
    static void publish(RunContext run, String version, List<ObservedTitle> observed) {
        List<Title> titles = observed.stream().map(ObservedTitle::title).toList();
        CatalogProfile profile = new CatalogProfile();
        titles.forEach(profile::add);
        FeatureSpec spec = FeatureSpec.fit(profile);
        FeatureMatrix matrix = new Featurizer(spec).matrix(titles);
        double[] ratings = titles.stream().mapToDouble(t -> 1 + t.releaseYear() % 5).toArray();
        double[] liked = titles.stream().mapToDouble(t -> t.releaseYear() % 2).toArray();
        TrainingOptions options = new TrainingOptions(10, 4, 8, 5, 0.5, 1, 1, 1, false, SEED);
        Workspaces.open(run.workspace())
                .models()
                .publish(
                        new ModelManifest(
                                FormatVersion.CURRENT,
                                version,
                                run.runId(),
                                run.startedAt(),
                                SEED,
                                spec.digest(),
                                0.5,
                                Map.of(),
                                new ModelManifest.Gate(true, "It is only a test."),
                                Map.of()),
                        Map.of(
                                ScoringModel.CALIBRATION,
                                RELIABILITY.toJson(),
                                ScoringModel.RATING,
                                GradientBoosting.train(
                                                Objective.RATING,
                                                matrix,
                                                ratings,
                                                spec.columns(),
                                                options)
                                        .toJson(),
                                ScoringModel.LIKED,
                                GradientBoosting.train(
                                                Objective.LIKED,
                                                matrix,
                                                liked,
                                                spec.columns(),
                                                options)
                                        .toJson(),
                                ScoringModel.FEATURES,
                                spec.toJson(),
                                ScoringModel.LABELS,
                                Json.pretty(POLICY)));
    }
}
