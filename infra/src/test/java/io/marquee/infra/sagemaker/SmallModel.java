package io.marquee.infra.sagemaker;

import io.marquee.Json;
import io.marquee.calibration.LikedAim;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.RawRow;
import io.marquee.catalog.Title;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.label.Split;
import io.marquee.registry.FolderStore;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import io.marquee.scoring.GoldenPredictions;
import io.marquee.scoring.Reliability;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import io.marquee.table.RowOrigin;
import io.marquee.training.Example;
import io.marquee.training.Hindsight;
import io.marquee.training.Portion;
import io.marquee.training.PortionFit;
import io.marquee.training.TrainingOptions;
import io.marquee.training.TrainingPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small model that has really learnt something, published in a workspace.
final class SmallModel {

    private static final long SEED = 5;

    private SmallModel() {}

    /// @param trees so that versions can differ
    static StoredModel publish(Path workspace, String version, int trees) {
        List<Example> examples = examples();
        List<Title> titles = examples.stream().map(Example::title).toList();
        CatalogProfile profile = new CatalogProfile();
        titles.forEach(profile::add);
        TrainingOptions options =
                new TrainingOptions(trees, 4, 6, 5, 0.1, 0.7, 0.5, 1, false, SEED);
        PortionFit fit =
                PortionFit.of(
                        Portion.WHOLE,
                        FeatureSpec.fit(profile),
                        examples,
                        new TrainingPlan(options, options, Hindsight.OUT_OF_FOLD));
        Reliability reliability =
                Reliability.fit(
                        new Reliability.OutOfFold(
                                fit.asked().stream().mapToDouble(Example::rating).toArray(),
                                fit.ratings()),
                        new Reliability.OutOfFold(
                                fit.asked().stream().mapToDouble(Example::liked).toArray(),
                                fit.likedMargins()),
                        new LikedAim.Accuracy(),
                        SEED);
        TitleScorer scorer = new TitleScorer(fit.spec(), fit.rating(), fit.liked(), reliability);
        var models = Workspace.open(new FolderStore(workspace)).models();
        ModelManifest manifest =
                new ModelManifest(
                        1,
                        version,
                        version,
                        Instant.parse("2026-11-22T12:00:00Z"),
                        SEED,
                        fit.spec().digest(),
                        0.5,
                        Map.of("rmse", 0.5),
                        new ModelManifest.Gate(true, "Good."),
                        Map.of());
        var labels = new LabelPolicy(new RatingPrior(3, 5), LabelOptions.DEFAULT, SEED);
        var _ =
                models.publish(
                        manifest,
                        Map.of(
                                ScoringModel.FEATURES, fit.spec().toJson(),
                                ScoringModel.RATING, fit.rating().toJson(),
                                ScoringModel.LIKED, fit.liked().toJson(),
                                ScoringModel.CALIBRATION, reliability.toJson(),
                                ScoringModel.LABELS, Json.pretty(labels),
                                ScoringModel.GOLDEN,
                                        GoldenPredictions.of(scorer, titles).toJson()));
        return models.require(version);
    }

    private static List<Example> examples() {
        Random random = new Random(SEED);
        return IntStream.range(0, 200)
                .boxed()
                .flatMap(i -> {
                    boolean drama = i % 3 == 0;
                    Map<String, String> cells =
                            Map.of(
                                    "show_id",
                                    "s" + i,
                                    "type",
                                    "Movie",
                                    "title",
                                    "Harbour " + i,
                                    "release_year",
                                    String.valueOf(1990 + i % 30),
                                    "duration",
                                    80 + i % 50 + " min",
                                    "listed_in",
                                    drama ? "Dramas" : "Comedies",
                                    "country",
                                    i % 2 == 0 ? "Spain" : "Japan");
                    double rating =
                            Math.clamp(3 + (drama ? .8 : -.3) + .2 * random.nextGaussian(), 1, 5);
                    return switch (new RawRow(cells).clean(new RowOrigin("t", i + 1, i + 2))) {
                        case CleanRow.Accepted(Title title) ->
                                Stream.of(
                                        new Example(
                                                title,
                                                Split.of(title.identity(), SEED),
                                                rating,
                                                rating >= 3 ? 1 : 0));
                        case CleanRow.Rejected _ -> Stream.<Example>of();
                    };
                })
                .toList();
    }
}
