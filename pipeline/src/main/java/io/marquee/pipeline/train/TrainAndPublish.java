package io.marquee.pipeline.train;

import io.marquee.calibration.LikedAim;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.pipeline.search.FindOptions;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.search.ModelSearch;
import io.marquee.search.SearchOutcome;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// From titles to a published model: examples, training options, models of all portions of them,
/// their evaluation.
public final class TrainAndPublish
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<ModelManifest>> {

    private static final long serialVersionUID = 1;

    /// What was fitted or counted over the whole catalog before.
    public record Fitted(
            PCollectionView<CatalogProfile> profile,
            PCollectionView<FeatureSpec> spec,
            PCollectionView<LabelPolicy> labels,
            PCollectionView<Counts> counts) {}

    /// What was decided before the run.
    ///
    /// @param search for training options, which starts from the given ones
    /// @param portions to train on; [Portion#WHOLE] and its folds are among them
    /// @param provenance of the model; its counts are filled in here
    /// @param aim what calling a title liked should be good for
    public record Terms(
            ModelSearch search, List<Portion> portions, LikedAim aim, Provenance provenance) {}

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
        PCollectionView<Iterable<List<Example>>> examples =
                titles.apply("LabelTitles", new LabelTitles(fitted.labels()))
                        .apply("ExamplesView", View.asIterable());
        PCollection<SearchOutcome> outcome =
                titles.getPipeline()
                        .begin()
                        .apply(
                                "FindOptions",
                                new FindOptions(
                                        terms.search(),
                                        new FindOptions.Material(examples, fitted.spec()),
                                        new StageMeter(run, Stage.SEARCH)));
        PCollectionView<SearchOutcome> found = outcome.apply("SearchView", View.asSingleton());
        return titles.getPipeline()
                .begin()
                .apply(
                        "FitPortions",
                        new FitPortions(
                                terms.portions(),
                                new FitPortions.Material(examples, fitted.spec(), found),
                                new StageMeter(run, Stage.TRAIN)))
                .apply("OneGroup", WithKeys.of(0))
                .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(PortionAnswers.class)))
                .apply("Gather", GroupByKey.create())
                .apply(
                        "PublishModel",
                        new PublishModel(
                                new PublishModel.Views(
                                        examples,
                                        found,
                                        fitted.profile(),
                                        fitted.labels(),
                                        fitted.counts()),
                                terms.aim(),
                                terms.provenance(),
                                new StageMeter(run, Stage.EVALUATE)));
    }
}
