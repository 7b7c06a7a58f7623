package io.marquee.pipeline;

import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.pipeline.score.PredictionRow;
import io.marquee.pipeline.score.ScoreTitles;
import io.marquee.pipeline.write.WriteDataset;
import io.marquee.pipeline.write.WriteParquet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollectionTuple;

/// From a raw catalog and a trained model to a prediction for every title.
public final class ScorePipeline {

    /// What a scoring run is told.
    ///
    /// @param modelVersion the model to score with
    /// @param reasons how many to give for each prediction, at most; 0 for none
    /// @param predictions the folder that the predictions are written into
    /// @param dataset the folder that the rejects are written into
    public record Job(
            RunContext run,
            CatalogSource source,
            String modelVersion,
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
        prepared.get(PrepareCatalog.TITLES)
                .apply(
                        "Score",
                        new ScoreTitles(
                                job.modelVersion(),
                                job.reasons(),
                                new StageMeter(run, Stage.SCORE)))
                .apply(
                        "WritePredictions",
                        new WriteParquet<>(PredictionRow.class, job.predictions(), writing));
        WriteDataset.rejects(prepared.get(PrepareCatalog.REJECTS), job.dataset(), writing);
        prepared.get(PrepareCatalog.COUNTS).apply("WriteCounts", new WriteCounts(run));
    }
}
