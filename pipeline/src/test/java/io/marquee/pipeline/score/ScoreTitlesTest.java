package io.marquee.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.UserError;
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
import io.marquee.feature.Unfamiliar;
import io.marquee.infra.Workspaces;
import io.marquee.label.Label;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.label.Split;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.registry.FormatVersion;
import io.marquee.registry.ModelManifest;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.Reliability;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import io.marquee.training.GradientBoosting;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.junit.jupiter.api.Test;

class ScoreTitlesTest {

    private static final long SEED = 42;
    private static final String VERSION = "20261122T161055Z-model1";
    private static final LabelPolicy POLICY =
            new LabelPolicy(new RatingPrior(3, 2), LabelOptions.DEFAULT, SEED);
    private static final List<ObservedTitle> TITLES = SomeTitles.observed(3, 300);

    private static final Reliability RELIABILITY =
            new Reliability(
                    1,
                    new LikeCalibration.Platt(0.7, 0.1),
                    new RatingIntervals.Plain(new Offsets(-0.5, 0.25)),
                    LikedThreshold.choose(
                            new double[] {0.1, 0.9},
                            new double[] {0, 1},
                            LikedAim.parse("accuracy")));

    private final RunContext run = Unwatched.run();

    @Test
    void predicts_what_the_scorer_does_when_asked_directly() {
        publish();
        TitleScorer scorer =
                ScoringModel.open(Workspaces.open(run.workspace()).models().require(VERSION))
                        .scorer();
        List<PredictionRow> expected =
                TITLES.stream().map(observed -> expected(scorer, observed)).toList();
        assertThat(expected).extracting(PredictionRow::split).contains("TRAIN", "TEST", null);
        assertThat(expected).extracting(PredictionRow::predictedLiked).contains(true, false);

        assertThat(score(Blocks.of(TITLES, 300), VERSION))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(score(Blocks.shuffled(TITLES, 7, 5), VERSION))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void says_that_there_is_no_such_model() {
        assertThatThrownBy(() -> score(Blocks.of(TITLES, 300), VERSION))
                .hasRootCauseInstanceOf(UserError.class)
                .rootCause()
                .hasMessageContaining(VERSION);
    }

    private List<PredictionRow> score(List<List<ObservedTitle>> blocks, String version) {
        Pipeline pipeline = Checked.pipeline();
        Kept<List<PredictionRow>> rows =
                Kept.of(
                        Blocks.create(pipeline, ObservedTitle.class, blocks)
                                .apply(
                                        new ScoreTitles(
                                                version, 2, new StageMeter(run, Stage.SCORE))));
        pipeline.run();
        return Kept.rows(rows);
    }

    private PredictionRow expected(TitleScorer scorer, ObservedTitle observed) {
        Title title = observed.title();
        Prediction prediction = scorer.score(List.of(title)).getFirst();
        Label label = POLICY.label(observed.evidence());
        return new PredictionRow(
                title.id(),
                title.name(),
                title.kind().name(),
                title.releaseYear(),
                title.genres(),
                title.countries(),
                title.maturity() == null ? null : "PG-13",
                prediction.rating(),
                prediction.interval().low(),
                prediction.interval().high(),
                prediction.likeProbability(),
                prediction.liked(),
                scorer.explain(scorer.vectors(List.of(title)), 2).getFirst().reasons(),
                scorer.unfamiliar(title).stream().map(Unfamiliar::sentence).toList(),
                label.rating(),
                label.liked(),
                label.isMissing() ? null : Split.of(title.identity(), SEED).name(),
                VERSION,
                run.runId(),
                run.startedAt());
    }

    private void publish() {
        List<Title> titles = TITLES.stream().map(ObservedTitle::title).toList();
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
                                VERSION,
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
