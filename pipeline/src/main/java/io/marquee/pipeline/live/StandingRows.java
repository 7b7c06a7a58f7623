package io.marquee.pipeline.live;

import io.marquee.label.LabelPolicy;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.score.ChampionSlot;
import io.marquee.scoring.ScoringModel;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/// Standings with the label that the champion's policy draws from them.
public final class StandingRows
        extends PTransform<PCollection<TitleStanding>, PCollection<StandingRow>> {

    private static final long serialVersionUID = 1;

    private final String workspace;

    /// Draws labels.
    ///
    /// @param workspace whose champion it goes by
    public StandingRows(String workspace) {
        this.workspace = workspace;
    }

    @Override
    public PCollection<StandingRow> expand(PCollection<TitleStanding> standings) {
        return standings
                .apply("Label", ParDo.of(new Draw(workspace)))
                .setCoder(RecordCoder.of(StandingRow.class));
    }

    private static final class Draw extends DoFn<TitleStanding, StandingRow> {

        private static final long serialVersionUID = 1;

        private final String workspace;
        private transient @Nullable ChampionSlot slot;

        Draw(String workspace) {
            this.workspace = workspace;
        }

        @Setup
        public void openSlot() {
            slot = ChampionSlot.of(workspace);
        }

        @ProcessElement
        public void process(@Element TitleStanding standing, OutputReceiver<StandingRow> out) {
            ChampionSlot opened = slot;
            if (opened == null) {
                throw new IllegalStateException("the slot was not opened");
            }
            LabelPolicy policy = opened.current().map(ScoringModel::labels).orElse(null);
            out.output(StandingRow.of(standing, policy));
        }
    }
}
