package io.marquee.pipeline.train;

import io.marquee.evaluation.Evaluation;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.training.TrainingOptions;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// From titles to a published model: examples, both models, their evaluation.
public final class TrainAndPublish
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<ModelManifest>> {

    private static final long serialVersionUID = 1;

    /// What was fitted or counted over the whole catalog before.
    public record Fitted(
            PCollectionView<FeatureSpec> spec,
            PCollectionView<LabelPolicy> labels,
            PCollectionView<Counts> counts) {}

    /// What was decided before the run.
    ///
    /// @param provenance of the model; its counts are filled in here
    public record Terms(TrainingOptions training, Provenance provenance) {}

    private final RunContext run;
    private final transient Terms terms;
    private final transient Fitted fitted;

    /// Trains and publishes.
    public TrainAndPublish(RunContext run, Terms terms, Fitted fitted) {
        this.run = run;
        this.terms = terms;
        this.fitted = fitted;
    }

    @Override
    public PCollection<ModelManifest> expand(PCollection<List<ObservedTitle>> titles) {
        TrainingOptions options = terms.training();
        PCollection<KV<Integer, Iterable<List<Example>>>> examples =
                titles.apply(
                                "Featurize",
                                new Featurize(
                                        fitted.spec(),
                                        fitted.labels(),
                                        new StageMeter(run, Stage.FEATURIZE)))
                        .apply("OneGroup", WithKeys.of(0))
                        .setCoder(
                                KvCoder.of(
                                        VarIntCoder.of(),
                                        ListCoder.of(RecordCoder.of(Example.class))))
                        .apply("Gather", GroupByKey.create());
        PCollectionView<TrainedModels> models =
                examples.apply(
                                "TrainModels",
                                new TrainModels(
                                        fitted.spec(), options, new StageMeter(run, Stage.TRAIN)))
                        .apply("ModelsView", View.asSingleton());
        PCollection<Evaluation> evaluation =
                examples.apply(
                        "EvaluateModels",
                        new EvaluateModels(
                                models, options.seed(), new StageMeter(run, Stage.EVALUATE)));
        return evaluation.apply(
                "PublishModel",
                new PublishModel(
                        new PublishModel.Parts(
                                fitted.spec(), fitted.labels(), models, fitted.counts()),
                        run,
                        terms.provenance()));
    }
}
