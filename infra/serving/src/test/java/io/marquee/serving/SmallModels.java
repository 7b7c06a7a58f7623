package io.marquee.serving;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.marquee.registry.Models;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A workspace with small models that have really learnt: dramas are liked better.
final class SmallModels {

    private static final long SEED = 7;
    private static final List<Example> EXAMPLES = examples();

    private final Models models;

    SmallModels(Path workspace) {
        models = Workspace.open(new FolderStore(workspace)).models();
    }

    Models models() {
        return models;
    }

    static List<Title> titles() {
        return EXAMPLES.stream().map(Example::title).toList();
    }

    /// Trains and publishes a model.
    ///
    /// @param trees how many each of its ensembles has
    /// @param golden what to say of its golden predictions
    void publish(String version, int trees, Golden golden) {
        TrainingOptions options =
                new TrainingOptions(trees, 4, 6, 5, 0.1, 0.7, 0.5, 1, false, SEED);
        CatalogProfile profile = new CatalogProfile();
        titles().forEach(profile::add);
        PortionFit fit =
                PortionFit.of(
                        Portion.WHOLE,
                        FeatureSpec.fit(profile),
                        EXAMPLES,
                        new TrainingPlan(options, options, Hindsight.OUT_OF_FOLD));
        double[] ratings = fit.asked().stream().mapToDouble(Example::rating).toArray();
        double[] liked = fit.asked().stream().mapToDouble(Example::liked).toArray();
        Reliability reliability =
                Reliability.fit(
                        new Reliability.OutOfFold(ratings, fit.ratings()),
                        new Reliability.OutOfFold(liked, fit.likedMargins()),
                        new LikedAim.Accuracy(),
                        SEED);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ScoringModel.FEATURES, fit.spec().toJson());
        files.put(ScoringModel.RATING, fit.rating().toJson());
        files.put(ScoringModel.LIKED, fit.liked().toJson());
        files.put(ScoringModel.CALIBRATION, reliability.toJson());
        files.put(
                ScoringModel.LABELS,
                Json.pretty(new LabelPolicy(new RatingPrior(3, 5), LabelOptions.DEFAULT, SEED)));
        TitleScorer scorer = new TitleScorer(fit.spec(), fit.rating(), fit.liked(), reliability);
        GoldenPredictions right = GoldenPredictions.of(scorer, titles());
        switch (golden) {
            case RIGHT -> files.put(ScoringModel.GOLDEN, right.toJson());
            case NONE -> {}
            case WRONG ->
                    files.put(
                            ScoringModel.GOLDEN,
                            new String(right.toJson(), UTF_8)
                                    .replaceFirst("\"rating\" : \\d\\.", "\"rating\" : 9.")
                                    .getBytes(UTF_8));
        }
        var _ =
                models.publish(
                        new ModelManifest(
                                1,
                                version,
                                version,
                                Instant.parse("2026-11-22T12:00:00Z"),
                                SEED,
                                fit.spec().digest(),
                                0.5,
                                Map.of(),
                                new ModelManifest.Gate(true, "Good."),
                                Map.of()),
                        files);
    }

    /// What a model's golden predictions are like.
    enum Golden {
        RIGHT,
        WRONG,
        NONE
    }

    private static List<Example> examples() {
        Random random = new Random(SEED);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            boolean drama = random.nextBoolean();
            int year = 1995 + random.nextInt(26);
            RawRow row =
                    new RawRow(
                            Map.of(
                                    "show_id", "s%03d".formatted(i),
                                    "type", i % 4 == 3 ? "TV Show" : "Movie",
                                    "title", "The Night of " + i,
                                    "release_year", String.valueOf(year),
                                    "duration", i % 4 == 3 ? "2 Seasons" : 70 + i % 60 + " min",
                                    "listed_in", drama ? "Dramas" : "Comedies",
                                    "country", i % 2 == 0 ? "France" : "India"));
            if (row.clean(new RowOrigin("t", i + 1, i + 2)) instanceof CleanRow.Accepted(Title t)) {
                double rating =
                        Math.clamp(
                                3
                                        + (drama ? .7 : -.4)
                                        + (year - 2010) / 25.0
                                        + .2 * random.nextGaussian(),
                                1,
                                5);
                examples.add(
                        new Example(t, Split.of(t.identity(), SEED), rating, rating >= 3 ? 1 : 0));
            }
        }
        return examples;
    }
}
