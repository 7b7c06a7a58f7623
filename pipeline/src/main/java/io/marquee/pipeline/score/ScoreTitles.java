package io.marquee.pipeline.score;

import io.marquee.catalog.Title;
import io.marquee.infra.Workspaces;
import io.marquee.label.LabelPolicy;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import java.util.ArrayList;
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
    private final StageMeter meter;

    /// Scores titles.
    ///
    /// @param modelVersion of the workspace that the meter's run is in
    public ScoreTitles(String modelVersion, StageMeter meter) {
        this.modelVersion = modelVersion;
        this.meter = meter;
    }

    @Override
    public PCollection<List<PredictionRow>> expand(PCollection<List<ObservedTitle>> titles) {
        return titles.apply("Predict", ParDo.of(new Predict(modelVersion, meter)))
                .setCoder(ListCoder.of(RecordCoder.of(PredictionRow.class)));
    }

    private static final class Predict extends DoFn<List<ObservedTitle>, List<PredictionRow>> {

        private static final long serialVersionUID = 1;

        private final String modelVersion;
        private final StageMeter meter;
        private transient @Nullable ScoringModel model;

        Predict(String modelVersion, StageMeter meter) {
            this.modelVersion = modelVersion;
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
            TitleScorer scorer = opened.scorer();
            LabelPolicy labels = opened.labels();
            RunContext run = meter.run();
            PredictionRow.Stamp stamp =
                    new PredictionRow.Stamp(modelVersion, run.runId(), run.startedAt());
            List<Prediction> predictions =
                    scorer.score(block.stream().map(ObservedTitle::title).toList());
            List<PredictionRow> rows = new ArrayList<>(block.size());
            for (int i = 0; i < block.size(); i++) {
                Title title = block.get(i).title();
                rows.add(
                        PredictionRow.of(
                                title,
                                predictions.get(i),
                                labels.label(block.get(i).evidence()),
                                Split.of(title.identity(), labels.splitSeed()).name(),
                                stamp));
            }
            out.output(rows);
            meter.add(block.size());
        }
    }
}
