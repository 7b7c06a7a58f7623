package io.marquee.pipeline;

import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.pipeline.score.PredictionRow;
import io.marquee.pipeline.score.ScoreTitles;
import io.marquee.pipeline.write.WriteDataset;
import io.marquee.pipeline.write.WriteParquet;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/// From a raw catalog and a trained model to a prediction for every title.
public final class ScorePipeline {

    /// What a scoring run is told.
    ///
    /// @param modelVersion the model to score with
    /// @param labels how the model's labels were drawn
    /// @param reasons how many to give for each prediction, at most; 0 for none
    /// @param predictions the folder that the predictions are written into
    /// @param dataset the folder that cleaned titles and rejects are written into
    public record Job(
            RunContext run,
            CatalogSource source,
            String modelVersion,
            LabelPolicy labels,
            int reasons,
            String predictions,
            String dataset) {}

    private ScorePipeline() {}

    /// Lays the pipeline out.
    public static void build(Pipeline pipeline, Job job) {
        RunContext run = job.run();
        PCollectionTuple prepared =
                pipeline.apply("Prepare", new PrepareCatalog(job.source(), run));

        StageMeter writing = new StageMeter(run, Stage.WRITE);
        PCollection<List<ObservedTitle>> titles = prepared.get(PrepareCatalog.TITLES);
        titles.apply(
                        "Score",
                        new ScoreTitles(
                                job.modelVersion(),
                                job.reasons(),
                                new StageMeter(run, Stage.SCORE)))
                .apply(
                        "WritePredictions",
                        new WriteParquet<>(PredictionRow.class, job.predictions(), writing));
        PCollectionView<LabelPolicy> labels =
                pipeline.apply(
                                "Labels",
                                Create.of(job.labels()).withCoder(JsonCoder.of(LabelPolicy.class)))
                        .apply("LabelsView", View.asSingleton());
        WriteDataset.titles(titles, labels, job.dataset(), writing);
        WriteDataset.rejects(prepared.get(PrepareCatalog.REJECTS), job.dataset(), writing);
        prepared.get(PrepareCatalog.COUNTS).apply("WriteCounts", new WriteCounts(run));
    }
}
