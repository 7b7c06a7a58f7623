package io.marquee.pipeline.train;

import io.marquee.Json;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.NaiveGate;
import io.marquee.feature.FeatureSpec;
import io.marquee.infra.Workspaces;
import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.registry.FormatVersion;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.scoring.ScoringModel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// Puts the model into the registry, under the run's id. Whether it becomes champion is decided
/// later.
final class PublishModel extends PTransform<PCollection<Evaluation>, PCollection<ModelManifest>> {

    private static final long serialVersionUID = 1;

    /// All that a model is made of, beside its evaluation.
    record Parts(
            PCollectionView<FeatureSpec> spec,
            PCollectionView<LabelPolicy> labels,
            PCollectionView<TrainedModels> models,
            PCollectionView<Counts> counts) {}

    private final transient Parts parts;
    private final RunContext run;
    private final transient Provenance provenance;

    /// Publishes a model.
    ///
    /// @param provenance all but its counts, which are known only now
    PublishModel(Parts parts, RunContext run, Provenance provenance) {
        this.parts = parts;
        this.run = run;
        this.provenance = provenance;
    }

    @Override
    public PCollection<ModelManifest> expand(PCollection<Evaluation> evaluation) {
        return evaluation
                .apply(
                        "Publish",
                        ParDo.of(new Publish(parts, run, Json.line(provenance)))
                                .withSideInputs(
                                        parts.spec(),
                                        parts.labels(),
                                        parts.models(),
                                        parts.counts()))
                .setCoder(JsonCoder.of(ModelManifest.class));
    }

    private static final class Publish extends DoFn<Evaluation, ModelManifest> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<FeatureSpec> spec;
        private final PCollectionView<LabelPolicy> labels;
        private final PCollectionView<TrainedModels> models;
        private final PCollectionView<Counts> counts;
        private final RunContext run;
        private final String provenance;

        Publish(Parts parts, RunContext run, String provenance) {
            this.spec = parts.spec();
            this.labels = parts.labels();
            this.models = parts.models();
            this.counts = parts.counts();
            this.run = run;
            this.provenance = provenance;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            Evaluation evaluation = context.element();
            FeatureSpec features = context.sideInput(spec);
            TrainedModels trained = context.sideInput(models);
            Provenance origin =
                    Json.read(
                                    provenance.getBytes(StandardCharsets.UTF_8),
                                    Provenance.class,
                                    "provenance")
                            .withCounts(context.sideInput(counts).values());
            ModelManifest manifest =
                    new ModelManifest(
                            FormatVersion.CURRENT,
                            run.runId(),
                            run.runId(),
                            run.startedAt(),
                            origin.seed(),
                            features.digest(),
                            evaluation.liked().threshold(),
                            headline(evaluation),
                            gate(evaluation),
                            Map.of());
            context.output(
                    Workspaces.open(run.workspace())
                            .models()
                            .publish(
                                    manifest,
                                    Map.of(
                                            ScoringModel.RATING,
                                            trained.rating(),
                                            ScoringModel.LIKED,
                                            trained.liked(),
                                            ScoringModel.FEATURES,
                                            features.toJson(),
                                            ScoringModel.LABELS,
                                            Json.pretty(context.sideInput(labels)),
                                            ScoringModel.EVALUATION,
                                            evaluation.toJson(),
                                            "provenance.json",
                                            Json.pretty(origin))));
        }

        private static ModelManifest.Gate gate(Evaluation evaluation) {
            NaiveGate.Verdict verdict = NaiveGate.judge(evaluation);
            return new ModelManifest.Gate(verdict.accepted(), verdict.sentence());
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
