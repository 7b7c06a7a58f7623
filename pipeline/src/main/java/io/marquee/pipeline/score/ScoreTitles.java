package io.marquee.pipeline.score;

import io.marquee.catalog.Title;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import io.marquee.feature.FeatureMatrix;
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
import java.util.Collections;
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
            TitleScorer scorer = opened.scorer();
            LabelPolicy labels = opened.labels();
            RunContext run = meter.run();
            PredictionRow.Stamp stamp =
                    new PredictionRow.Stamp(modelVersion, run.runId(), run.startedAt());
            List<Title> titles = block.stream().map(ObservedTitle::title).toList();
            FeatureMatrix vectors = scorer.vectors(titles);
            List<Prediction> predictions = scorer.score(vectors);
            List<List<Reason>> why = reasons(scorer, vectors);
            List<PredictionRow> rows = new ArrayList<>(block.size());
            for (int i = 0; i < block.size(); i++) {
                Title title = titles.get(i);
                rows.add(
                        PredictionRow.of(
                                title,
                                predictions.get(i),
                                why.get(i),
                                scorer.unfamiliar(title),
                                new PredictionRow.Known(
                                        labels.label(block.get(i).evidence()),
                                        Split.of(title.identity(), labels.splitSeed()).name()),
                                stamp));
            }
            out.output(rows);
            meter.add(block.size());
        }

        private List<List<Reason>> reasons(TitleScorer scorer, FeatureMatrix vectors) {
            return reasons == 0
                    ? Collections.nCopies(vectors.rows(), List.of())
                    : scorer.explain(vectors, reasons).stream().map(Explanation::reasons).toList();
        }
    }
}
