package io.marquee.pipeline.score;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.label.Evidence;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.scoring.ScoringModel;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/// A prediction for every title of a stream, with the model that is champion at that moment.
///
/// `scored_at` is when it was scored: of several predictions for one title the latest goes.
public final class ScoreChanges
        extends PTransform<PCollection<List<Title>>, PCollection<PredictionRow>> {

    private static final long serialVersionUID = 1;

    private final int reasons;
    private final StageMeter meter;

    /// Scores titles.
    ///
    /// @param reasons how many to give for each prediction, at most; 0 for none
    /// @param meter of a run in the workspace whose champion scores
    public ScoreChanges(int reasons, StageMeter meter) {
        this.reasons = reasons;
        this.meter = meter;
    }

    @Override
    public PCollection<PredictionRow> expand(PCollection<List<Title>> titles) {
        return titles.apply("Predict", ParDo.of(new Predict(reasons, meter)))
                .setCoder(RecordCoder.of(PredictionRow.class));
    }

    private static final class Predict extends DoFn<List<Title>, PredictionRow> {

        private static final long serialVersionUID = 1;

        private final int reasons;
        private final StageMeter meter;
        private transient @Nullable ChampionSlot slot;

        Predict(int reasons, StageMeter meter) {
            this.reasons = reasons;
            this.meter = meter;
        }

        @Setup
        public void openSlot() {
            slot = ChampionSlot.of(meter.run().workspace());
        }

        @ProcessElement
        public void process(@Element List<Title> titles, OutputReceiver<PredictionRow> out) {
            ChampionSlot opened = slot;
            if (opened == null) {
                throw new IllegalStateException("the slot was not opened");
            }
            ScoringModel model =
                    opened.current()
                            .orElseThrow(() ->
                                    new UserError("There is no champion any more to score with."));
            List<ObservedTitle> block =
                    titles.stream().map(title -> new ObservedTitle(title, Evidence.NONE)).toList();
            PredictionRows.of(
                            model,
                            block,
                            reasons,
                            new PredictionRow.Stamp(
                                    model.version(), meter.run().runId(), Instant.now()))
                    .forEach(out::output);
            meter.add(titles.size());
        }
    }
}
