package io.marquee.pipeline.evidence;

import io.marquee.catalog.Reject;
import io.marquee.pipeline.block.BlockBuilder;
import io.marquee.pipeline.block.GroupInBuckets;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.read.ReadTable;
import io.marquee.pipeline.run.CountRows;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/// Reads engagement events and adds them up by title.
public final class ReadEngagement extends PTransform<PBegin, PCollectionTuple> {

    /// What is wanted of a file of events.
    public static final Columns COLUMNS = EventParser.COLUMNS;

    private static final TupleTag<List<Event>> EVENTS = new TupleTag<>("events") {};
    private static final TupleTag<Counts> DUPLICATES = new TupleTag<>("duplicates") {};
    private static final long serialVersionUID = 1;

    private final List<String> patterns;
    private final int buckets;
    private final StageMeter meter;

    /// Reads events.
    ///
    /// @param patterns files or globs
    /// @param buckets into how many parts the titles are split; each part's events have to fit into
    ///   memory
    public ReadEngagement(List<String> patterns, int buckets, StageMeter meter) {
        this.patterns = List.copyOf(patterns);
        this.buckets = buckets;
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollection<List<TableRow>> rows =
                begin.apply("Read", new ReadTable(patterns, COLUMNS, meter));
        PCollectionTuple parsed =
                rows.apply(
                        "Parse",
                        ParDo.of(new Parse())
                                .withOutputTags(EVENTS, TupleTagList.of(EvidenceTags.REJECTS)));
        parsed.get(EVENTS).setCoder(ListCoder.of(RecordCoder.of(Event.class)));
        parsed.get(EvidenceTags.REJECTS).setCoder(ListCoder.of(RecordCoder.of(Reject.class)));
        PCollectionTuple totals =
                parsed.get(EVENTS)
                        .apply(
                                "ByTitle",
                                new GroupInBuckets<>(Event.class, Event::titleId, buckets))
                        .apply(
                                "AddUp",
                                ParDo.of(new AddUp())
                                        .withOutputTags(
                                                EvidenceTags.EVIDENCE,
                                                TupleTagList.of(DUPLICATES)));
        totals.get(EvidenceTags.EVIDENCE)
                .setCoder(ListCoder.of(RecordCoder.of(TitleEvidence.class)));
        totals.get(DUPLICATES).setCoder(JsonCoder.of(Counts.class));
        PCollection<Counts> counts =
                PCollectionList.of(totals.get(DUPLICATES))
                        .and(
                                rows.apply(
                                        "Count",
                                        new CountRows<>((row, c) ->
                                                c.add(
                                                        TitleEvidence.Source.EVENTS.count("read"),
                                                        1))))
                        .apply("Counts", Flatten.pCollections());
        return PCollectionTuple.of(EvidenceTags.EVIDENCE, totals.get(EvidenceTags.EVIDENCE))
                .and(EvidenceTags.REJECTS, parsed.get(EvidenceTags.REJECTS))
                .and(EvidenceTags.COUNTS, counts);
    }

    private static final class Parse extends DoFn<List<TableRow>, List<Event>> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(@Element List<TableRow> block, MultiOutputReceiver out) {
            List<Event> events = new ArrayList<>(block.size());
            List<Reject> rejects = new ArrayList<>();
            for (TableRow row : block) {
                EventParser.parse(row, events::add, rejects::add);
            }
            if (!events.isEmpty()) {
                out.get(EVENTS).output(events);
            }
            if (!rejects.isEmpty()) {
                out.get(EvidenceTags.REJECTS).output(rejects);
            }
        }
    }

    private static final class AddUp
            extends DoFn<KV<Integer, Iterable<List<Event>>>, List<TitleEvidence>> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(
                @Element KV<Integer, Iterable<List<Event>>> bucket, MultiOutputReceiver out) {
            Map<String, List<Event>> byTitle = new TreeMap<>();
            for (List<Event> events : bucket.getValue()) {
                for (Event event : events) {
                    byTitle.computeIfAbsent(event.titleId(), id -> new ArrayList<>()).add(event);
                }
            }
            Counts counts = new Counts();
            List<TitleEvidence> evidence = new ArrayList<>();
            byTitle.forEach((titleId, events) -> {
                EventTotals.Total total = EventTotals.of(titleId, events);
                evidence.add(total.evidence());
                counts.add(TitleEvidence.Source.EVENTS.count("duplicate"), total.duplicates());
            });
            BlockBuilder.cut(evidence, block -> out.get(EvidenceTags.EVIDENCE).output(block));
            out.get(DUPLICATES).output(counts);
        }
    }
}
