package io.marquee.pipeline.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.calibration.LikedAim;
import io.marquee.catalog.Title;
import io.marquee.ensemble.Ensemble;
import io.marquee.evaluation.BackTest;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LearningCurve;
import io.marquee.evaluation.RatingSlice;
import io.marquee.evaluation.RegressionMetrics;
import io.marquee.evaluation.Studies;
import io.marquee.explanation.ComparableTitles;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.gate.Check;
import io.marquee.gate.Verdict;
import io.marquee.infra.Workspaces;
import io.marquee.label.Evidence;
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
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.registry.FormatVersion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.registry.Software;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.GoldenPredictions;
import io.marquee.scoring.ScoringModel;
import io.marquee.search.ModelSearch;
import io.marquee.search.SearchEffort;
import io.marquee.training.Hindsight;
import io.marquee.training.Portion;
import io.marquee.training.TrainingOptions;
import io.marquee.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.Test;

class TrainAndPublishTest {

    private static final TrainingOptions QUICK =
            new TrainingOptions(40, 4, 8, 5, 0.1, 0.7, 0.7, 1, false, 42);
    private static final List<Portion> PORTIONS =
            Stream.of(
                            List.of(Portion.WHOLE, Portion.BACK_TEST),
                            Portion.folds(Portion.Kind.FOLD),
                            Portion.folds(Portion.Kind.CURVE).subList(0, 4))
                    .flatMap(List::stream)
                    .toList();
    private static final List<ObservedTitle> TITLES = SomeTitles.observed(19, 700);

    private final RunContext run = Unwatched.run();
    private final RunContext secondRun = Unwatched.run();

    @Test
    void publishes_a_model_that_the_gate_lets_pass() {
        Counts counts = new Counts().add(Counts.ROWS_READ, 9);
        StoredModel model = train(run, Blocks.of(TITLES, 64), LabelOptions.DEFAULT, counts);
        Evaluation evaluation = evaluation(model);

        assertThat(model.manifest().gate().accepted())
                .as(model.manifest().gate().sentence())
                .isTrue();
        assertThat(Json.read(model.file("provenance.json"), Provenance.class, "provenance"))
                .isEqualTo(provenance(run).withCounts(counts.values()));
        assertThat(model.manifest().createdAt()).isEqualTo(run.startedAt());
        assertThat(model.manifest().seed()).isEqualTo(42);
        assertThat(model.manifest().featureSpecSha256())
                .isEqualTo(
                        FeatureSpec.read(model.file(ScoringModel.FEATURES), "features").digest());
        assertThat(model.manifest().metrics())
                .isEqualTo(
                        Map.of(
                                "rmse",
                                evaluation.rating().model().rmse(),
                                "r2",
                                evaluation.rating().model().r2(),
                                "roc_auc",
                                evaluation.liked().model().rocAuc(),
                                "accuracy",
                                evaluation.liked().model().accuracy()));
        assertThat(evaluation.rating().model().r2()).isGreaterThan(0.4);
        assertThat(ScoringModel.open(model).labels().splitSeed()).isEqualTo(42);
    }

    @Test
    void tests_on_the_titles_held_back_and_beside_naive_answers() {
        Evaluation evaluation = evaluation(train(Blocks.of(TITLES, 64), LabelOptions.DEFAULT));
        LabelPolicy policy = policy(TITLES, LabelOptions.DEFAULT);
        List<Double> training = new ArrayList<>();
        Map<String, List<Double>> byGenre = new HashMap<>();
        List<Double> actual = new ArrayList<>();
        List<String> genres = new ArrayList<>();
        for (ObservedTitle observed : TITLES) {
            Label label = policy.label(observed.evidence());
            Double rating = label.rating();
            if (rating == null) {
                continue;
            }
            String genre = observed.title().genres().getFirst();
            if (Split.of(observed.title().identity(), 42) == Split.TRAIN) {
                training.add(rating);
                byGenre.computeIfAbsent(genre, _ -> new ArrayList<>()).add(rating);
            } else {
                actual.add(rating);
                genres.add(genre);
            }
        }
        double[] genreMeans =
                genres.stream()
                        .mapToDouble(g -> mean(byGenre.getOrDefault(g, List.of())))
                        .toArray();
        double[] means = new double[actual.size()];
        Arrays.fill(means, mean(training));
        double[] actuals = actual.stream().mapToDouble(Double::doubleValue).toArray();

        assertThat(evaluation.rating().trainingTitles()).isEqualTo(training.size());
        assertThat(evaluation.rating().testTitles()).isEqualTo(actual.size());
        assertThat(evaluation.liked().testTitles()).isEqualTo(actual.size());
        // Summed in another order here, so not to the last bit.
        assertThat(evaluation.rating().genreMean().rmse())
                .isCloseTo(RegressionMetrics.of(actuals, genreMeans).rmse(), within(1e-12));
        assertThat(evaluation.rating().mean().rmse())
                .isCloseTo(RegressionMetrics.of(actuals, means).rmse(), within(1e-12));
        assertThat(evaluation.rating().genreMean().rmse())
                .isLessThan(evaluation.rating().mean().rmse());
    }

    @Test
    void keeps_what_was_tried_beside_the_test_split() {
        StoredModel model = train(Blocks.of(TITLES, 64), LabelOptions.DEFAULT);
        Evaluation evaluation = evaluation(model);
        Studies studies = evaluation.studies();
        int training = evaluation.rating().trainingTitles();

        assertThat(requireNonNull(studies.crossValidation()).folds()).hasSize(5);
        assertThat(requireNonNull(studies.learningCurve()).points())
                .extracting(LearningCurve.Point::trainingTitles)
                .isSorted()
                .endsWith(training)
                .doesNotHaveDuplicates();
        BackTest backTest = requireNonNull(studies.backTest());
        assertThat(backTest.rating().trainingTitles() + backTest.rating().testTitles())
                .isEqualTo(training + evaluation.rating().testTitles());
        assertThat(backTest.rating().model().r2()).isPositive();
        assertThat(requireNonNull(studies.leaks()).suspicious()).isEmpty();
        assertThat(studies.noiseControl()).isNull();
        assertThat(requireNonNull(evaluation.rating().coverage()).all().share())
                .isBetween(0.65, 0.95);
        assertThat(evaluation.rating().slices())
                .extracting(RatingSlice::slicing)
                .contains("kind", "genre", "country", "decade");
    }

    @Test
    void keeps_what_people_and_programs_need_to_trust_it() {
        StoredModel model = train(Blocks.of(TITLES, 64), LabelOptions.DEFAULT);
        Verdict verdict = Verdict.read(model.file(ScoringModel.GATE), "gate");
        ScoringModel opened = ScoringModel.open(model);
        Title title = TITLES.getFirst().title();

        assertThat(verdict.sentence()).isEqualTo(model.manifest().gate().sentence());
        assertThat(verdict.checks())
                .filteredOn(check -> check.name().equals("golden_predictions"))
                .singleElement()
                .matches(Check::passed);
        GoldenPredictions golden = GoldenPredictions.of(model).orElseThrow();
        assertThat(golden.cases()).hasSize(22);
        assertThat(golden.firstDifference(opened.scorer())).isEmpty();
        assertThat(new String(model.file(ScoringModel.CARD), UTF_8))
                .startsWith("# Model " + model.version())
                .contains("Accepted by the gate");
        assertThat(
                        ComparableTitles.read(
                                        model.file(ScoringModel.COMPARABLES),
                                        Ensemble.read(model.file(ScoringModel.RATING), "rating"),
                                        "comparables")
                                .nearest(
                                        opened.scorer().vectors(List.of(title)).values(),
                                        5,
                                        title.id()))
                .hasSize(5);
        assertThat(opened.scorer().explain(opened.scorer().vectors(List.of(title)), 3).getFirst())
                .satisfies(why ->
                        assertThat(Math.clamp(why.margin(), 1, 5))
                                .isCloseTo(
                                        opened.scorer().score(List.of(title)).getFirst().rating(),
                                        within(1e-6)));
    }

    @Test
    void gives_the_same_model_to_the_last_bit_whatever_the_blocks() {
        StoredModel first = train(Blocks.of(TITLES, 700), LabelOptions.DEFAULT);
        StoredModel second =
                train(
                        secondRun,
                        Blocks.shuffled(TITLES, 11, 3),
                        LabelOptions.DEFAULT,
                        new Counts());

        for (String file :
                List.of(
                        ScoringModel.RATING,
                        ScoringModel.LIKED,
                        ScoringModel.FEATURES,
                        ScoringModel.LABELS,
                        ScoringModel.CALIBRATION,
                        ScoringModel.COMPARABLES,
                        ScoringModel.GOLDEN,
                        ScoringModel.IMPORTANCE,
                        ScoringModel.GATE,
                        ScoringModel.EVALUATION)) {
            assertThat(second.file(file)).as(file).isEqualTo(first.file(file));
        }
        assertThat(Ensemble.read(first.file(ScoringModel.RATING), "rating").trees()).hasSize(40);
    }

    @Test
    void refuses_a_model_of_shuffled_labels() {
        List<Evidence> evidence =
                new ArrayList<>(TITLES.stream().map(ObservedTitle::evidence).toList());
        Collections.shuffle(evidence, new Random(29));
        List<ObservedTitle> noise = new ArrayList<>();
        for (int i = 0; i < TITLES.size(); i++) {
            noise.add(new ObservedTitle(TITLES.get(i).title(), evidence.get(i)));
        }

        StoredModel model = train(Blocks.of(noise, 64), LabelOptions.DEFAULT);
        Evaluation evaluation = evaluation(model);

        assertThat(model.manifest().gate().accepted()).isFalse();
        assertThat(model.manifest().gate().sentence())
                .startsWith("The model knows nothing about what people like: ");
        assertThat(evaluation.rating().model().r2()).isCloseTo(0, within(0.3));
        assertThat(evaluation.liked().model().rocAuc()).isCloseTo(0.5, within(0.12));
    }

    @Test
    void says_how_many_labels_there_are_and_how_many_are_needed() {
        List<ObservedTitle> few = TITLES.subList(0, 120);
        LabelPolicy policy = policy(few, LabelOptions.DEFAULT);
        long labelled =
                few.stream()
                        .filter(t -> Split.of(t.title().identity(), 42) == Split.TRAIN)
                        .filter(t -> policy.label(t.evidence()).rating() != null)
                        .count();
        assertThat(labelled).isBetween(50L, 99L);

        assertThatThrownBy(() -> train(Blocks.of(few, 64), LabelOptions.DEFAULT))
                .cause()
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "There are "
                                + labelled
                                + " titles with a label to learn (ratings|likes) from.* at least 100 .*are needed\\. .+");
        assertThat(Workspaces.open(run.workspace()).models().find(run.runId())).isEmpty();
    }

    @Test
    void says_that_all_titles_are_liked() {
        assertThatThrownBy(() -> train(Blocks.of(TITLES, 64), new LabelOptions(5, 1.01)))
                .cause()
                .isInstanceOf(UserError.class)
                .hasMessageMatching(
                        "Of the \\d+ labelled titles \\d+ are liked and \\d are not; at least 10 of each are needed to tell them apart\\. .+");
    }

    @Test
    void makes_no_model_of_titles_without_any_label() {
        List<ObservedTitle> unlabelled =
                TITLES.stream().map(t -> new ObservedTitle(t.title(), Evidence.NONE)).toList();
        List<ModelManifest> manifests =
                published(run, Blocks.of(unlabelled, 64), LabelOptions.DEFAULT, new Counts());

        assertThat(manifests).isEmpty();
    }

    private StoredModel train(List<List<ObservedTitle>> blocks, LabelOptions options) {
        return train(run, blocks, options, new Counts());
    }

    private static StoredModel train(
            RunContext run, List<List<ObservedTitle>> blocks, LabelOptions options, Counts counts) {
        ModelManifest manifest = published(run, blocks, options, counts).getFirst();
        StoredModel model = Workspaces.open(run.workspace()).models().require(run.runId());
        assertThat(model.manifest()).isEqualTo(manifest);
        return model;
    }

    private static List<ModelManifest> published(
            RunContext run, List<List<ObservedTitle>> blocks, LabelOptions options, Counts counts) {
        List<ObservedTitle> titles = new ArrayList<>();
        blocks.forEach(titles::addAll);
        Pipeline pipeline = Checked.pipeline();
        PCollectionView<CatalogProfile> profile =
                fitted(pipeline, "profile", CatalogProfile.class, profile(titles));
        PCollectionView<FeatureSpec> spec =
                fitted(pipeline, "spec", FeatureSpec.class, FeatureSpec.fit(profile(titles)));
        PCollectionView<LabelPolicy> policy =
                fitted(pipeline, "policy", LabelPolicy.class, policy(titles, options));
        PCollectionView<Counts> known = fitted(pipeline, "counts", Counts.class, counts);
        PCollection<ModelManifest> models =
                Blocks.create(pipeline, ObservedTitle.class, blocks)
                        .apply(
                                new TrainAndPublish(
                                        run,
                                        new TrainAndPublish.Terms(
                                                new ModelSearch(
                                                        new TrainingPlan(
                                                                QUICK,
                                                                QUICK,
                                                                Hindsight.OUT_OF_FOLD),
                                                        SearchEffort.NONE,
                                                        42),
                                                PORTIONS,
                                                LikedAim.parse("accuracy"),
                                                provenance(run)),
                                        new TrainAndPublish.Fitted(profile, spec, policy, known)));
        Kept<ModelManifest> manifests = Kept.of(models);
        pipeline.run();
        return manifests.elements();
    }

    private static <T> PCollectionView<T> fitted(
            Pipeline pipeline, String name, Class<T> type, T value) {
        return pipeline.apply(name, Create.of(value).withCoder(JsonCoder.of(type)))
                .apply(name + " view", View.asSingleton());
    }

    private static CatalogProfile profile(List<ObservedTitle> titles) {
        CatalogProfile profile = new CatalogProfile();
        titles.forEach(observed -> profile.add(observed.title()));
        return profile;
    }

    private static LabelPolicy policy(List<ObservedTitle> titles, LabelOptions options) {
        RatingPrior.Sums sums = RatingPrior.Sums.NONE;
        for (ObservedTitle observed : titles) {
            sums = sums.plus(observed.evidence());
        }
        return new LabelPolicy(sums.prior(), options, 42);
    }

    private static Provenance provenance(RunContext run) {
        return new Provenance(
                FormatVersion.CURRENT,
                run.runId(),
                List.of(),
                Map.of(),
                42,
                Software.ofThisProcess("test", Map.of()),
                Map.of(),
                List.of());
    }

    private static Evaluation evaluation(StoredModel model) {
        return Evaluation.read(model.file(ScoringModel.EVALUATION), ScoringModel.EVALUATION);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
