package io.marquee.pipeline.clean;

import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Reject;
import io.marquee.catalog.RowCleaner;
import io.marquee.catalog.Title;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/// Makes titles of a catalog's rows; every row leaves exactly once, as a title or as a reject.
public final class CleanRows extends PTransform<PCollection<List<TableRow>>, PCollectionTuple> {

    /// The rows that are titles.
    public static final TupleTag<List<Title>> TITLES = new TupleTag<>("titles") {};

    /// The rows that are none.
    public static final TupleTag<List<Reject>> REJECTS = new TupleTag<>("rejects") {};

    private static final long serialVersionUID = 1;

    private final StageMeter meter;

    public CleanRows(StageMeter meter) {
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PCollection<List<TableRow>> rows) {
        PCollectionTuple cleaned =
                rows.apply(
                        "Clean",
                        ParDo.of(new Clean(meter))
                                .withOutputTags(TITLES, TupleTagList.of(REJECTS)));
        cleaned.get(TITLES).setCoder(ListCoder.of(RecordCoder.of(Title.class)));
        cleaned.get(REJECTS).setCoder(ListCoder.of(RecordCoder.of(Reject.class)));
        return cleaned;
    }

    private static final class Clean extends DoFn<List<TableRow>, List<Title>> {

        private static final long serialVersionUID = 1;

        private final StageMeter meter;

        Clean(StageMeter meter) {
            this.meter = meter;
        }

        @ProcessElement
        public void process(@Element List<TableRow> block, MultiOutputReceiver out) {
            List<Title> titles = new ArrayList<>(block.size());
            List<Reject> rejects = new ArrayList<>();
            for (TableRow row : block) {
                switch (RowCleaner.clean(row)) {
                    case CleanRow.Accepted(Title title) -> titles.add(title);
                    case CleanRow.Rejected(Reject reject) -> rejects.add(reject);
                }
            }
            meter.add(block.size());
            if (!titles.isEmpty()) {
                out.get(TITLES).output(titles);
            }
            if (!rejects.isEmpty()) {
                out.get(REJECTS).output(rejects);
            }
        }
    }
}
