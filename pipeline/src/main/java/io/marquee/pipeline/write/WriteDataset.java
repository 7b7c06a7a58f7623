package io.marquee.pipeline.write;

import io.marquee.catalog.Reject;
import io.marquee.label.LabelPolicy;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.run.StageMeter;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/// Keeps what a run made of its data: the cleaned titles and the rejected rows.
public final class WriteDataset {

    private WriteDataset() {}

    /// Writes `titles/*.parquet`.
    ///
    /// @param folder of the dataset
    public static void titles(
            PCollection<List<ObservedTitle>> titles,
            PCollectionView<LabelPolicy> policy,
            String folder,
            StageMeter meter) {
        titles.apply("TitleRows", ParDo.of(new ToTitleRows(policy)).withSideInputs(policy))
                .setCoder(ListCoder.of(RecordCoder.of(TitleRow.class)))
                .apply(
                        "WriteTitles",
                        new WriteParquet<>(TitleRow.class, folder + "/titles", meter));
    }

    /// Writes `rejects/*.parquet`; none where nothing was rejected.
    ///
    /// @param folder of the dataset
    public static void rejects(PCollection<List<Reject>> rejects, String folder, StageMeter meter) {
        rejects.apply("RejectRows", ParDo.of(new ToRejectRows()))
                .setCoder(ListCoder.of(RecordCoder.of(RejectRow.class)))
                .apply(
                        "WriteRejects",
                        new WriteParquet<>(RejectRow.class, folder + "/rejects", meter));
    }

    private static final class ToTitleRows extends DoFn<List<ObservedTitle>, List<TitleRow>> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<LabelPolicy> policy;

        ToTitleRows(PCollectionView<LabelPolicy> policy) {
            this.policy = policy;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            LabelPolicy labels = context.sideInput(policy);
            context.output(
                    context.element().stream()
                            .map(observed ->
                                    TitleRow.of(
                                            observed,
                                            labels.label(observed.evidence()),
                                            Split.of(
                                                            observed.title().identity(),
                                                            labels.splitSeed())
                                                    .name()))
                            .toList());
        }
    }

    private static final class ToRejectRows extends DoFn<List<Reject>, List<RejectRow>> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(@Element List<Reject> block, OutputReceiver<List<RejectRow>> out) {
            out.output(block.stream().map(RejectRow::of).toList());
        }
    }
}
