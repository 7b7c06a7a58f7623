package io.marquee.dashboard;

import io.marquee.Json;
import io.marquee.calibration.LikedAim;
import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.explanation.ComparableTitles;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.KnownTitle;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.feature.Unfamiliar;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.label.Split;
import io.marquee.registry.FolderStore;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import io.marquee.scoring.Prediction;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A workspace in a folder with small models that have really learnt, and what they predict. The
/// catalog is made up from a seed: dramas and newer titles are liked better, long films less.
public final class TrainedWorkspace {

    /// How many titles [#titles] has.
    public static final int TITLES = 240;

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SEED = 7;

    private static final String TITLE_COLUMNS =
            """
            {title_id: 'VARCHAR', kind: 'VARCHAR', title: 'VARCHAR', directors: 'VARCHAR[]',
            "cast": 'VARCHAR[]', countries: 'VARCHAR[]', added: 'DATE', release_year: 'INTEGER',
            maturity: 'VARCHAR', runtime_minutes: 'INTEGER', seasons: 'INTEGER',
            genres: 'VARCHAR[]', description: 'VARCHAR', ratings: 'BIGINT', mean_rating: 'DOUBLE',
            likes: 'BIGINT', dislikes: 'BIGINT', plays: 'BIGINT', finishes: 'BIGINT',
            rating: 'DOUBLE', liked: 'BOOLEAN', split: 'VARCHAR', merged_ids: 'VARCHAR[]',
            repairs: 'VARCHAR[]', file: 'VARCHAR', "row": 'BIGINT'}\
            """;

    private static final String PREDICTION_COLUMNS =
            """
            {title_id: 'VARCHAR', title: 'VARCHAR', kind: 'VARCHAR', release_year: 'INTEGER',
            genres: 'VARCHAR[]', countries: 'VARCHAR[]', maturity: 'VARCHAR',
            predicted_rating: 'DOUBLE', rating_low: 'DOUBLE', rating_high: 'DOUBLE',
            like_probability: 'DOUBLE', predicted_liked: 'BOOLEAN',
            reasons: 'STRUCT(feature VARCHAR, text VARCHAR, contribution DOUBLE)[]',
            unfamiliar: 'VARCHAR[]', actual_rating: 'DOUBLE', actual_liked: 'BOOLEAN',
            split: 'VARCHAR', model_version: 'VARCHAR', run_id: 'VARCHAR',
            scored_at: 'TIMESTAMPTZ'}\
            """;

    private final FolderStore store;
    private final Workspace workspace;
    private final List<Example> examples = examples();
    private Instant now = NOON;

    public TrainedWorkspace(Path folder) {
        store = new FolderStore(folder);
        workspace = Workspace.open(store, () -> now, new Random(1));
    }

    public FolderStore store() {
        return store;
    }

    public Workspace workspace() {
        return workspace;
    }

    /// The titles of the catalog, by id in ascending order.
    public List<Title> titles() {
        return examples.stream().map(Example::title).toList();
    }

    /// Trains a model, publishes it and makes it champion.
    ///
    /// @param trees how many each of its ensembles has
    /// @return its version
    public String train(int trees) {
        try (Run run = start("train")) {
            TrainingOptions options =
                    new TrainingOptions(trees, 4, 6, 5, 0.1, 0.7, 0.5, 1, false, SEED);
            TrainingPlan plan = new TrainingPlan(options, options, Hindsight.OUT_OF_FOLD);
            CatalogProfile profile = new CatalogProfile();
            examples.forEach(example -> profile.add(example.title()));
            FeatureSpec base = FeatureSpec.fit(profile);
            PortionFit fit = PortionFit.of(Portion.WHOLE, base, examples, plan);
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(ScoringModel.FEATURES, fit.spec().toJson());
            files.put(ScoringModel.RATING, fit.rating().toJson());
            files.put(ScoringModel.LIKED, fit.liked().toJson());
            files.put(
                    ScoringModel.LABELS,
                    Json.pretty(
                            new LabelPolicy(new RatingPrior(3, 5), LabelOptions.DEFAULT, SEED)));
            files.put(ScoringModel.CALIBRATION, reliability(base, plan).toJson());
            files.put(ScoringModel.COMPARABLES, comparables(fit).toJson());
            workspace
                    .models()
                    .publish(
                            new ModelManifest(
                                    1,
                                    run.id(),
                                    run.id(),
                                    now,
                                    SEED,
                                    fit.spec().digest(),
                                    0.5,
                                    Map.of("r2", 0.3),
                                    new ModelManifest.Gate(true, "Better than naive."),
                                    Map.of()),
                            files);
            workspace.models().promote(run.id(), "It is newer.", "train");
            run.done();
            return run.id();
        }
    }

    /// Scores the catalog with the champion and publishes the predictions.
    ///
    /// @return the id of the run
    public String score() {
        try (Run run = start("score")) {
            ScoringModel model = ScoringModel.open(workspace.models().champion().orElseThrow());
            publish(run.id(), model);
            run.done();
            return run.id();
        }
    }

    private void publish(String runId, ScoringModel model) {
        TitleScorer scorer = model.scorer();
        FeatureMatrix vectors = scorer.vectors(titles());
        List<Prediction> predictions = scorer.score(vectors);
        List<Explanation> explanations = scorer.explain(vectors, 3);
        List<String> titleRows = new ArrayList<>();
        List<String> predictionRows = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            titleRows.add(Json.line(titleRow(example, i)));
            predictionRows.add(
                    Json.line(
                            predictionRow(
                                    example,
                                    predictions.get(i),
                                    explanations.get(i),
                                    scorer.unfamiliar(example.title()),
                                    Map.of(
                                            "model_version", model.version(),
                                            "run_id", runId,
                                            "scored_at", now.toString()))));
        }
        workspace
                .datasets()
                .stage(runId, "titles/part-0.parquet", parquet(titleRows, TITLE_COLUMNS));
        workspace.datasets().commit(runId, examples.size(), null);
        workspace
                .predictions()
                .stage(runId, "part-0.parquet", parquet(predictionRows, PREDICTION_COLUMNS));
        workspace.predictions().commit(runId, examples.size(), model.version());
    }

    private Reliability reliability(FeatureSpec base, TrainingPlan plan) {
        List<Double> actual = new ArrayList<>();
        List<Double> liked = new ArrayList<>();
        List<Double> ratings = new ArrayList<>();
        List<Double> margins = new ArrayList<>();
        for (Portion fold : Portion.folds(Portion.Kind.FOLD)) {
            PortionFit fit = PortionFit.of(fold, base, examples, plan);
            for (int i = 0; i < fit.asked().size(); i++) {
                if (!Double.isNaN(fit.asked().get(i).rating())) {
                    actual.add(fit.asked().get(i).rating());
                    liked.add(fit.asked().get(i).liked());
                    ratings.add(fit.ratings()[i]);
                    margins.add(fit.likedMargins()[i]);
                }
            }
        }
        return Reliability.fit(
                new Reliability.OutOfFold(array(actual), array(ratings)),
                new Reliability.OutOfFold(array(liked), array(margins)),
                new LikedAim.Accuracy(),
                SEED);
    }

    private ComparableTitles comparables(PortionFit fit) {
        return ComparableTitles.of(
                fit.rating(),
                examples.stream()
                        .map(e ->
                                new KnownTitle(
                                        e.title().id(),
                                        e.title().name(),
                                        e.title().kind(),
                                        e.title().releaseYear(),
                                        e.rating(),
                                        e.liked() == 1))
                        .toList(),
                new Featurizer(fit.spec()).matrix(titles()));
    }

    private Run start(String command) {
        now = now.plusSeconds(60);
        Software software = new Software("0.1.0", "Java 25", "Linux", Map.of());
        return workspace.start(new RunRequest(command, Map.of(), "DirectRunner", software));
    }

    private static Map<String, Object> titleRow(Example example, int row) {
        Title title = example.title();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("title_id", title.id());
        cells.put("kind", title.kind().name());
        cells.put("title", title.name());
        cells.put("directors", title.directors());
        cells.put("cast", title.cast());
        cells.put("countries", title.countries());
        cells.put("added", title.added() == null ? null : title.added().toString());
        cells.put("release_year", title.releaseYear());
        cells.put("maturity", code(title));
        cells.put("runtime_minutes", title.length() instanceof Length.Minutes(int c) ? c : null);
        cells.put("seasons", title.length() instanceof Length.Seasons(int c) ? c : null);
        cells.put("genres", title.genres());
        cells.put("description", title.description());
        cells.put("ratings", 10 + row);
        cells.put("mean_rating", example.rating());
        cells.put("likes", 5);
        cells.put("dislikes", 2);
        cells.put("plays", 1_000 + row);
        cells.put("finishes", 15);
        cells.put("rating", example.rating());
        cells.put("liked", example.liked() == 1);
        cells.put("split", example.split().name());
        cells.put("merged_ids", List.of());
        cells.put("repairs", List.of());
        cells.put("file", "titles.csv");
        cells.put("row", row + 1);
        return cells;
    }

    private static Map<String, Object> predictionRow(
            Example example,
            Prediction prediction,
            Explanation explanation,
            List<Unfamiliar> unfamiliar,
            Map<String, String> stamp) {
        Title title = example.title();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("title_id", title.id());
        cells.put("title", title.name());
        cells.put("kind", title.kind().name());
        cells.put("release_year", title.releaseYear());
        cells.put("genres", title.genres());
        cells.put("countries", title.countries());
        cells.put("maturity", code(title));
        cells.put("predicted_rating", prediction.rating());
        cells.put("rating_low", prediction.interval().low());
        cells.put("rating_high", prediction.interval().high());
        cells.put("like_probability", prediction.likeProbability());
        cells.put("predicted_liked", prediction.liked());
        cells.put("reasons", explanation.reasons());
        cells.put("unfamiliar", unfamiliar.stream().map(Unfamiliar::sentence).toList());
        cells.put("actual_rating", example.rating());
        cells.put("actual_liked", example.liked() == 1);
        cells.put("split", example.split().name());
        cells.putAll(stamp);
        return cells;
    }

    private static List<Example> examples() {
        Random random = new Random(SEED);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < TITLES; i++) {
            Title title = title(i, random);
            boolean drama = title.genres().contains("Dramas");
            double length = title.length() instanceof Length.Minutes(int c) ? c : 90;
            double rating =
                    Math.clamp(
                            3
                                    + (drama ? 0.6 : -0.4)
                                    + (title.releaseYear() - 2010) / 25.0
                                    - (length - 100) / 100
                                    + 0.2 * random.nextGaussian(),
                            1,
                            5);
            examples.add(
                    new Example(
                            title, Split.of(title.identity(), SEED), rating, rating >= 3 ? 1 : 0));
        }
        return examples;
    }

    private static Title title(int i, Random random) {
        boolean series = i % 4 == 3;
        List<Maturity> ratings =
                series
                        ? List.of(Maturity.TV_Y, Maturity.TV_PG, Maturity.TV_14, Maturity.TV_MA)
                        : List.of(Maturity.PG, Maturity.PG_13, Maturity.R, Maturity.TV_MA);
        List<String> genres = List.of("Dramas", "Comedies", "Documentaries", "Thrillers");
        String genre = genres.get(random.nextInt(genres.size()));
        String other = genres.get(random.nextInt(genres.size()));
        int year = 1995 + random.nextInt(26);
        return new Title(
                "s%03d".formatted(i),
                series ? Kind.SERIES : Kind.MOVIE,
                "The %s of %d".formatted(i % 2 == 0 ? "Night" : "Morning", i),
                i % 5 == 0 ? List.of() : List.of("Director " + i % 9),
                List.of("Actor " + i % 13, "Player " + i % 17),
                List.of(List.of("France", "India", "United States").get(i % 3)),
                i % 10 == 0 ? null : LocalDate.of(Math.max(year, 2012), 1 + i % 12, 1 + i % 28),
                year,
                i % 11 == 0 ? null : ratings.get(random.nextInt(ratings.size())),
                series
                        ? new Length.Seasons(1 + random.nextInt(5))
                        : new Length.Minutes(70 + random.nextInt(90)),
                genre.equals(other) ? List.of(genre) : List.of(genre, other),
                "Somebody looks for number %d, and finds it, after all.".formatted(i),
                StatedVerdict.NONE,
                new RowOrigin("titles.csv", i + 1, i + 2),
                List.of(),
                List.of());
    }

    private static @Nullable String code(Title title) {
        Maturity maturity = title.maturity();
        return maturity == null ? null : maturity.code();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static byte[] parquet(List<String> rows, String columns) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            Path json = Files.createTempFile("trained", ".jsonl");
            Path file = Files.createTempFile("trained", ".parquet");
            Files.write(json, rows);
            statement.execute(
                    "COPY (SELECT * FROM read_json('%s', format = 'newline_delimited', columns = %s)) TO '%s' (FORMAT parquet)"
                            .formatted(json, columns, file));
            byte[] content = Files.readAllBytes(file);
            Files.delete(json);
            Files.delete(file);
            return content;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
