package io.marquee.pipeline.live;

import io.marquee.catalog.Reject;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import io.marquee.pipeline.evidence.EventParser;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.TableRow;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/// Makes events of rows; every row leaves exactly once, as an event or as a reject.
public final class ParseEvents extends PTransform<PCollection<TableRow>, PCollectionTuple> {

    /// The rows that are events.
    public static final TupleTag<Event> EVENTS = new TupleTag<>("events") {};

    /// The rows that are none.
    public static final TupleTag<Reject> REJECTS = new TupleTag<>("rejects") {};

    private static final long serialVersionUID = 1;

    private final StageMeter meter;

    public ParseEvents(StageMeter meter) {
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PCollection<TableRow> rows) {
        PCollectionTuple parsed =
                rows.apply(
                        "Parse",
                        ParDo.of(new Parse(meter))
                                .withOutputTags(EVENTS, TupleTagList.of(REJECTS)));
        parsed.get(EVENTS).setCoder(RecordCoder.of(Event.class));
        parsed.get(REJECTS).setCoder(RecordCoder.of(Reject.class));
        return parsed;
    }

    private static final class Parse extends DoFn<TableRow, Event> {

        private static final long serialVersionUID = 1;

        private final StageMeter meter;

        Parse(StageMeter meter) {
            this.meter = meter;
        }

        @ProcessElement
        public void process(@Element TableRow row, MultiOutputReceiver out) {
            EventParser.parse(
                    row,
                    event -> out.get(EVENTS).output(event),
                    reject -> out.get(REJECTS).output(EventPayload.in(reject, row)));
            meter.add(1);
        }
    }
}
