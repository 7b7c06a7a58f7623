package io.marquee.pipeline.train;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.calibration.LikedAim;
import io.marquee.card.ModelCard;
import io.marquee.ensemble.Ensemble;
import io.marquee.evaluation.Evaluation;
import io.marquee.explanation.Importances;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.infra.Workspaces;
import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.registry.FormatVersion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.registry.Workspace;
import io.marquee.release.FrozenBaseline;
import io.marquee.release.ModelRelease;
import io.marquee.release.TrainedModels;
import io.marquee.release.Trials;
import io.marquee.scoring.ScoringModel;
import io.marquee.search.SearchEffort;
import io.marquee.search.SearchOutcome;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/// Makes a release of what was trained and puts it into the registry, under the run's id. Whether
/// it becomes champion is decided later.
final class PublishModel
        extends PTransform<
                PCollection<KV<Integer, Iterable<PortionAnswers>>>, PCollection<ModelManifest>> {

    private static final long serialVersionUID = 1;

    /// All that a model is made of, beside the answers of its portions.
    record Views(
            PCollectionView<Iterable<List<Example>>> examples,
            PCollectionView<SearchOutcome> search,
            PCollectionView<CatalogProfile> profile,
            PCollectionView<LabelPolicy> labels,
            PCollectionView<Counts> counts) {}

    private final transient Views views;
    private final transient LikedAim aim;
    private final transient Provenance provenance;
    private final StageMeter meter;

    /// Publishes a model.
    ///
    /// @param aim what calling a title liked should be good for
    /// @param provenance all but its counts, which are known only now
    PublishModel(Views views, LikedAim aim, Provenance provenance, StageMeter meter) {
        this.views = views;
        this.aim = aim;
        this.provenance = provenance;
        this.meter = meter;
    }

    @Override
    public PCollection<ModelManifest> expand(
            PCollection<KV<Integer, Iterable<PortionAnswers>>> answers) {
        return answers.apply(
                        "Publish",
                        ParDo.of(new Publish(views, aim.text(), Json.line(provenance), meter))
                                .withSideInputs(
                                        views.examples(),
                                        views.search(),
                                        views.profile(),
                                        views.labels(),
                                        views.counts()))
                .setCoder(JsonCoder.of(ModelManifest.class));
    }

    /// What `importance.json` holds.
    private record ImportanceFile(Importances rating, Importances liked) {}

    private static final class Publish
            extends DoFn<KV<Integer, Iterable<PortionAnswers>>, ModelManifest> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<Iterable<List<Example>>> examples;
        private final PCollectionView<SearchOutcome> search;
        private final PCollectionView<CatalogProfile> profile;
        private final PCollectionView<LabelPolicy> labels;
        private final PCollectionView<Counts> counts;
        private final String aim;
        private final String provenance;
        private final StageMeter meter;

        Publish(Views views, String aim, String provenance, StageMeter meter) {
            this.examples = views.examples();
            this.search = views.search();
            this.profile = views.profile();
            this.labels = views.labels();
            this.counts = views.counts();
            this.aim = aim;
            this.provenance = provenance;
            this.meter = meter;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            meter.begin();
            RunContext run = meter.run();
            Workspace workspace = Workspaces.open(run.workspace());
            Map<Portion, PortionAnswers> portions = new HashMap<>();
            context.element().getValue().forEach(each -> portions.put(each.portion(), each));
            PortionAnswers whole = portions.get(Portion.WHOLE);
            if (whole == null) {
                throw new IllegalStateException("no model was trained on the whole");
            }
            Provenance origin =
                    Json.read(
                                    provenance.getBytes(StandardCharsets.UTF_8),
                                    Provenance.class,
                                    ScoringModel.PROVENANCE)
                            .withCounts(context.sideInput(counts).values());
            TrainedModels models =
                    new TrainedModels(
                            FeatureSpec.read(whole.spec(), ScoringModel.FEATURES),
                            Ensemble.read(whole.rating(), ScoringModel.RATING),
                            Ensemble.read(whole.liked(), ScoringModel.LIKED));
            SearchOutcome found = context.sideInput(search);
            Trials trials = trials(Example.inOrder(context.sideInput(examples)), portions);
            ModelRelease release =
                    ModelRelease.of(
                            trials,
                            models,
                            new ModelRelease.Terms(
                                    found.plan(), LikedAim.parse(aim), origin.seed()),
                            champion(workspace));
            ModelManifest manifest =
                    new ModelManifest(
                            FormatVersion.CURRENT,
                            run.runId(),
                            run.runId(),
                            run.startedAt(),
                            origin.seed(),
                            models.spec().digest(),
                            release.reliability().threshold().threshold(),
                            headline(release.evaluation()),
                            new ModelManifest.Gate(
                                    release.verdict().accepted(), release.verdict().sentence()),
                            Map.of());
            Map<String, byte[]> files = new TreeMap<>();
            files.put(ScoringModel.RATING, whole.rating());
            files.put(ScoringModel.LIKED, whole.liked());
            files.put(ScoringModel.FEATURES, whole.spec());
            files.put(ScoringModel.LABELS, Json.pretty(context.sideInput(labels)));
            files.put(ScoringModel.CALIBRATION, release.reliability().toJson());
            files.put(ScoringModel.EVALUATION, release.evaluation().toJson());
            files.put(
                    ScoringModel.BASELINE,
                    FrozenBaseline.of(context.sideInput(profile), trials, models, release)
                            .toJson());
            files.put(
                    ScoringModel.IMPORTANCE,
                    Json.pretty(
                            new ImportanceFile(release.importance(), release.likedImportance())));
            files.put(ScoringModel.COMPARABLES, release.comparables().toJson());
            files.put(ScoringModel.GOLDEN, release.golden().toJson());
            files.put(ScoringModel.GATE, release.verdict().toJson());
            if (found.record().effort() != SearchEffort.NONE) {
                files.put(ScoringModel.SEARCH, found.record().toJson());
            }
            files.put(ScoringModel.PROVENANCE, Json.pretty(origin));
            files.put(
                    ScoringModel.CARD,
                    ModelCard.render(manifest, release.evaluation(), origin, release.verdict())
                            .getBytes(StandardCharsets.UTF_8));
            context.output(workspace.models().publish(manifest, files));
            meter.add(Portion.WHOLE.askedAbout(trials.examples()).size());
        }

        private static Trials trials(List<Example> all, Map<Portion, PortionAnswers> portions) {
            Map<Portion, Trials.Answers> answers = new HashMap<>();
            portions.forEach((portion, said) ->
                    answers.put(portion, new Trials.Answers(said.ratings(), said.likedMargins())));
            return new Trials(all, answers);
        }

        /// A champion that cannot be opened any more is nothing to be measured by.
        private static @Nullable ScoringModel champion(Workspace workspace) {
            try {
                return workspace.models().champion().map(ScoringModel::open).orElse(null);
            } catch (UserError e) {
                return null;
            }
        }

        /// Figures that may be undefined are left out: a list shows nothing where there is nothing.
        private static Map<String, Double> headline(Evaluation evaluation) {
            Map<String, Double> figures = new TreeMap<>();
            figures.put("rmse", evaluation.rating().model().rmse());
            figures.put("r2", evaluation.rating().model().r2());
            figures.put("roc_auc", evaluation.liked().model().rocAuc());
            figures.put("accuracy", evaluation.liked().model().accuracy());
            figures.values().removeIf(figure -> figure.isNaN());
            return figures;
        }
    }
}
