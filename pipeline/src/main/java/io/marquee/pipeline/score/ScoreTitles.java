package io.marquee.pipeline.score;

import io.marquee.infra.Workspaces;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.scoring.ScoringModel;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/// A prediction for every title, with a model of the workspace, which each worker opens once.
public final class ScoreTitles
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<List<PredictionRow>>> {

    private static final long serialVersionUID = 1;

    private final String modelVersion;
    private final int reasons;
    private final StageMeter meter;

    /// Scores titles.
    ///
    /// @param modelVersion of the workspace that the meter's run is in
    /// @param reasons how many to give for each prediction, at most; 0 for none
    public ScoreTitles(String modelVersion, int reasons, StageMeter meter) {
        this.modelVersion = modelVersion;
        this.reasons = reasons;
        this.meter = meter;
    }

    @Override
    public PCollection<List<PredictionRow>> expand(PCollection<List<ObservedTitle>> titles) {
        return titles.apply("Predict", ParDo.of(new Predict(modelVersion, reasons, meter)))
                .setCoder(ListCoder.of(RecordCoder.of(PredictionRow.class)));
    }

    private static final class Predict extends DoFn<List<ObservedTitle>, List<PredictionRow>> {

        private static final long serialVersionUID = 1;

        private final String modelVersion;
        private final int reasons;
        private final StageMeter meter;
        private transient @Nullable ScoringModel model;

        Predict(String modelVersion, int reasons, StageMeter meter) {
            this.modelVersion = modelVersion;
            this.reasons = reasons;
            this.meter = meter;
        }

        @Setup
        public void openModel() {
            model =
                    ScoringModel.open(
                            Workspaces.open(meter.run().workspace())
                                    .models()
                                    .require(modelVersion));
        }

        @ProcessElement
        public void process(
                @Element List<ObservedTitle> block, OutputReceiver<List<PredictionRow>> out) {
            ScoringModel opened = model;
            if (opened == null) {
                throw new IllegalStateException("the model was not opened");
            }
            RunContext run = meter.run();
            out.output(
                    PredictionRows.of(
                            opened,
                            block,
                            reasons,
                            new PredictionRow.Stamp(modelVersion, run.runId(), run.startedAt())));
            meter.add(block.size());
        }
    }
}
