package io.marquee.pipeline.merge;

import io.marquee.catalog.Reject;
import io.marquee.catalog.Title;
import io.marquee.catalog.TitleMerger;
import io.marquee.label.Evidence;
import io.marquee.pipeline.block.BlockBuilder;
import io.marquee.pipeline.block.GroupInBuckets;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.TitleEvidence;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.StageMeter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/// Makes one title of all rows that are the same title, and gives it what is known of its audience.
///
/// First by id, where evidence finds its title; then by identity, where a catalog lists one title
/// under two ids.
public final class ResolveTitles extends PTransform<PCollectionTuple, PCollectionTuple> {

    /// In: rows that are titles.
    public static final TupleTag<List<Title>> ROWS = new TupleTag<>("rows") {};

    /// In: what is known of audiences.
    public static final TupleTag<List<TitleEvidence>> EVIDENCE = new TupleTag<>("evidence") {};

    /// Out: each title once.
    public static final TupleTag<List<ObservedTitle>> TITLES = new TupleTag<>("titles") {};

    /// Out: rows of an id that another title has, and evidence of titles that are not in the
    /// catalog.
    public static final TupleTag<List<Reject>> REJECTS = new TupleTag<>("rejects") {};

    /// Out: how much evidence found its title.
    public static final TupleTag<Counts> COUNTS = new TupleTag<>("counts") {};

    private static final TupleTag<List<Title>> ROWS_OF_BUCKET = new TupleTag<>("bucket rows") {};
    private static final TupleTag<List<TitleEvidence>> EVIDENCE_OF_BUCKET =
            new TupleTag<>("bucket evidence") {};
    private static final long serialVersionUID = 1;

    private final int buckets;
    private final StageMeter meter;

    /// Resolves titles.
    ///
    /// @param buckets into how many parts the titles are split; each part has to fit into memory
    public ResolveTitles(int buckets, StageMeter meter) {
        this.buckets = buckets;
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PCollectionTuple in) {
        PCollectionTuple byId =
                KeyedPCollectionTuple.of(
                                ROWS_OF_BUCKET,
                                in.get(ROWS)
                                        .apply(
                                                "RowsById",
                                                GroupInBuckets.fill(
                                                        Title.class, Title::id, buckets)))
                        .and(
                                EVIDENCE_OF_BUCKET,
                                in.get(EVIDENCE)
                                        .apply(
                                                "EvidenceById",
                                                GroupInBuckets.fill(
                                                        TitleEvidence.class,
                                                        TitleEvidence::titleId,
                                                        buckets)))
                        .apply("JoinById", CoGroupByKey.create())
                        .apply(
                                "ResolveIds",
                                ParDo.of(new ResolveIds())
                                        .withOutputTags(
                                                TITLES, TupleTagList.of(REJECTS).and(COUNTS)));
        byId.get(TITLES).setCoder(ListCoder.of(RecordCoder.of(ObservedTitle.class)));
        byId.get(REJECTS).setCoder(ListCoder.of(RecordCoder.of(Reject.class)));
        byId.get(COUNTS).setCoder(JsonCoder.of(Counts.class));
        PCollection<List<ObservedTitle>> merged =
                byId.get(TITLES)
                        .apply(
                                "ByIdentity",
                                new GroupInBuckets<>(
                                        ObservedTitle.class,
                                        observed -> observed.title().identity().key(),
                                        buckets))
                        .apply("Merge", ParDo.of(new Merge(meter)))
                        .setCoder(ListCoder.of(RecordCoder.of(ObservedTitle.class)));
        return PCollectionTuple.of(TITLES, merged)
                .and(REJECTS, byId.get(REJECTS))
                .and(COUNTS, byId.get(COUNTS));
    }

    private static final class ResolveIds
            extends DoFn<KV<Integer, CoGbkResult>, List<ObservedTitle>> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(@Element KV<Integer, CoGbkResult> bucket, MultiOutputReceiver out) {
            Map<String, IdResolution> byId = new TreeMap<>();
            for (List<Title> rows : bucket.getValue().getAll(ROWS_OF_BUCKET)) {
                rows.forEach(row -> of(row.id(), byId).add(row));
            }
            for (List<TitleEvidence> sources : bucket.getValue().getAll(EVIDENCE_OF_BUCKET)) {
                sources.forEach(source -> of(source.titleId(), byId).add(source));
            }
            BlockBuilder<ObservedTitle> titles = new BlockBuilder<>(out.get(TITLES)::output);
            BlockBuilder<Reject> rejects = new BlockBuilder<>(out.get(REJECTS)::output);
            Counts counts = new Counts();
            for (IdResolution id : byId.values()) {
                id.resolve(
                        title -> titles.add(title, BlockBuilder.TYPICAL_WEIGHT),
                        reject -> rejects.add(reject, BlockBuilder.TYPICAL_WEIGHT),
                        counts);
            }
            out.get(COUNTS).output(counts);
            titles.flush();
            rejects.flush();
        }

        private static IdResolution of(String id, Map<String, IdResolution> byId) {
            return byId.computeIfAbsent(id, _ -> new IdResolution());
        }
    }

    private static final class Merge
            extends DoFn<KV<Integer, Iterable<List<ObservedTitle>>>, List<ObservedTitle>> {

        private static final long serialVersionUID = 1;

        private final StageMeter meter;

        Merge(StageMeter meter) {
            this.meter = meter;
        }

        @ProcessElement
        public void process(
                @Element KV<Integer, Iterable<List<ObservedTitle>>> bucket,
                OutputReceiver<List<ObservedTitle>> out) {
            Map<String, List<ObservedTitle>> byIdentity = new TreeMap<>();
            for (List<ObservedTitle> titles : bucket.getValue()) {
                for (ObservedTitle title : titles) {
                    byIdentity
                            .computeIfAbsent(
                                    title.title().identity().key(), key -> new ArrayList<>(1))
                            .add(title);
                }
            }
            BlockBuilder<ObservedTitle> merged = new BlockBuilder<>(out::output);
            byIdentity
                    .values()
                    .forEach(same -> merged.add(merge(same), BlockBuilder.TYPICAL_WEIGHT));
            merged.flush();
            meter.add(byIdentity.size());
        }

        private static ObservedTitle merge(List<ObservedTitle> same) {
            if (same.size() == 1) {
                return same.getFirst();
            }
            same.sort(Comparator.comparing(observed -> observed.title().origin()));
            return new ObservedTitle(
                    TitleMerger.merge(same.stream().map(ObservedTitle::title).toList()),
                    same.stream()
                            .map(ObservedTitle::evidence)
                            .reduce(Evidence.NONE, Evidence::plus));
        }
    }
}
