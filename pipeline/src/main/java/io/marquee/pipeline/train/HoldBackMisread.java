package io.marquee.pipeline.train;

import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RejectLimit;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// Lets no title through to the trainers where too many rows of the catalog were rejected.
///
/// The pipeline then ends well, without a model but with all that was rejected: thrown from here,
/// the complaint would take the rejects along that a person needs to mend the catalog. It is the
/// command that complains.
public final class HoldBackMisread
        extends PTransform<PCollection<List<ObservedTitle>>, PCollection<List<ObservedTitle>>> {

    private static final long serialVersionUID = 1;

    private final RejectLimit limit;
    private final transient PCollection<Counts> counts;

    /// Holds titles back.
    ///
    /// @param counts of the whole catalog, one element
    public HoldBackMisread(RejectLimit limit, PCollection<Counts> counts) {
        this.limit = limit;
        this.counts = counts;
    }

    @Override
    public PCollection<List<ObservedTitle>> expand(PCollection<List<ObservedTitle>> titles) {
        PCollectionView<Counts> view = counts.apply("RejectsView", View.asSingleton());
        return titles.apply("Pass", ParDo.of(new Pass(limit, view)).withSideInputs(view))
                .setCoder(titles.getCoder());
    }

    private static final class Pass extends DoFn<List<ObservedTitle>, List<ObservedTitle>> {

        private static final long serialVersionUID = 1;

        private final RejectLimit limit;
        private final PCollectionView<Counts> counts;

        Pass(RejectLimit limit, PCollectionView<Counts> counts) {
            this.limit = limit;
            this.counts = counts;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            if (limit.allows(context.sideInput(counts))) {
                context.output(context.element());
            }
        }
    }
}
