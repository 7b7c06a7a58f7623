package io.marquee.pipeline;

import io.marquee.calibration.LikedAim;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureFamily;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.fit.FitFeatures;
import io.marquee.pipeline.fit.FitPrior;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RejectLimit;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.pipeline.train.HoldBackMisread;
import io.marquee.pipeline.train.TrainAndPublish;
import io.marquee.pipeline.write.WriteDataset;
import io.marquee.registry.Provenance;
import io.marquee.search.ModelSearch;
import io.marquee.training.Portion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptor;

/// From a raw catalog to two trained, evaluated, published models, and the dataset they learnt
/// from.
public final class TrainPipeline {

    /// What a training run is told.
    ///
    /// @param limit of rejected rows, beyond which no model is published
    /// @param dataset the folder that the dataset is written into
    /// @param provenance of the model; its counts are filled in here
    public record Job(
            RunContext run,
            CatalogSource source,
            LabelOptions labels,
            Learning learning,
            RejectLimit limit,
            String dataset,
            Provenance provenance) {}

    /// How models are to be trained and tried out.
    ///
    /// @param search for training options, which starts from the given ones
    /// @param families the features that they learn from
    /// @param portions to train on; the whole and its folds are among them
    /// @param aim what calling a title liked should be good for
    /// @param seed decides which titles are held back
    public record Learning(
            ModelSearch search,
            Set<FeatureFamily> families,
            List<Portion> portions,
            LikedAim aim,
            long seed) {}

    private TrainPipeline() {}

    /// Lays the pipeline out.
    public static void build(Pipeline pipeline, Job job) {
        RunContext run = job.run();
        Learning learning = job.learning();
        long seed = learning.seed();
        Set<FeatureFamily> families = EnumSet.copyOf(learning.families());

        PCollectionTuple prepared =
                pipeline.apply("Prepare", new PrepareCatalog(job.source(), run));
        PCollection<List<ObservedTitle>> titles = prepared.get(PrepareCatalog.TITLES);
        PCollection<Counts> counts = prepared.get(PrepareCatalog.COUNTS);

        PCollectionView<LabelPolicy> policy =
                titles.apply("FitPrior", new FitPrior(job.labels(), seed))
                        .apply("PolicyView", View.asSingleton());
        PCollection<CatalogProfile> profile =
                titles.apply("FitFeatures", new FitFeatures(seed, new StageMeter(run, Stage.FIT)));
        PCollection<FeatureSpec> spec =
                profile.apply(
                                "Spec",
                                MapElements.into(TypeDescriptor.of(FeatureSpec.class))
                                        .via(each -> FeatureSpec.fit(each, families)))
                        .setCoder(JsonCoder.of(FeatureSpec.class));

        PCollection<List<ObservedTitle>> trusted =
                titles.apply("HoldBackMisread", new HoldBackMisread(job.limit(), counts));
        trusted.apply(
                "Train",
                new TrainAndPublish(
                        run,
                        new TrainAndPublish.Terms(
                                learning.search(),
                                learning.portions(),
                                learning.aim(),
                                job.provenance()),
                        new TrainAndPublish.Fitted(
                                profile.apply("ProfileView", View.asSingleton()),
                                spec.apply("SpecView", View.asSingleton()),
                                policy,
                                counts.apply("CountsView", View.asSingleton()))));

        StageMeter writing = new StageMeter(run, Stage.WRITE);
        WriteDataset.titles(titles, policy, job.dataset(), writing);
        WriteDataset.rejects(prepared.get(PrepareCatalog.REJECTS), job.dataset(), writing);
        counts.apply("WriteCounts", new WriteCounts(run));
    }
}
