package io.marquee.pipeline;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.Reject;
import io.marquee.catalog.Repair;
import io.marquee.pipeline.clean.CleanRows;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.EvidenceTags;
import io.marquee.pipeline.evidence.ReadEngagement;
import io.marquee.pipeline.evidence.ReadLabels;
import io.marquee.pipeline.evidence.TitleEvidence;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.merge.ResolveTitles;
import io.marquee.pipeline.read.ReadTable;
import io.marquee.pipeline.run.CountRows;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.TableRow;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/// What training and scoring have in common: from files to titles, each once, with what is known of
/// its audience.
final class PrepareCatalog extends PTransform<PBegin, PCollectionTuple> {

    /// Each title once.
    static final TupleTag<List<ObservedTitle>> TITLES = new TupleTag<>("titles") {};

    /// All rows that nothing could be made of, of every file.
    static final TupleTag<List<Reject>> REJECTS = new TupleTag<>("rejects") {};

    /// One element: how many rows went where.
    static final TupleTag<Counts> COUNTS = new TupleTag<>("counts") {};

    private static final long serialVersionUID = 1;

    private final transient CatalogSource source;
    private final RunContext run;

    PrepareCatalog(CatalogSource source, RunContext run) {
        this.source = source;
        this.run = run;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollection<List<TableRow>> rows =
                begin.apply(
                        "ReadCatalog",
                        new ReadTable(
                                source.catalog(),
                                CatalogColumn.columns(source.renames()),
                                meter(Stage.READ)));
        PCollectionTuple cleaned = rows.apply("CleanRows", new CleanRows(meter(Stage.CLEAN)));
        PCollectionTuple labels = readLabels(begin);
        PCollectionTuple events = readEngagement(begin);
        PCollectionTuple resolved =
                PCollectionTuple.of(ResolveTitles.ROWS, cleaned.get(CleanRows.TITLES))
                        .and(
                                ResolveTitles.EVIDENCE,
                                PCollectionList.of(labels.get(EvidenceTags.EVIDENCE))
                                        .and(events.get(EvidenceTags.EVIDENCE))
                                        .apply("Evidence", Flatten.pCollections()))
                        .apply(
                                "ResolveTitles",
                                new ResolveTitles(source.buckets(), meter(Stage.MERGE)));
        PCollection<List<Reject>> rejects =
                PCollectionList.of(cleaned.get(CleanRows.REJECTS))
                        .and(labels.get(EvidenceTags.REJECTS))
                        .and(events.get(EvidenceTags.REJECTS))
                        .and(resolved.get(ResolveTitles.REJECTS))
                        .apply("Rejects", Flatten.pCollections());
        PCollection<Counts> counts =
                PCollectionList.of(
                                rows.apply(
                                        "CountRead", count((row, c) -> c.add(Counts.ROWS_READ, 1))))
                        .and(
                                resolved.get(ResolveTitles.TITLES)
                                        .apply("CountTitles", count(PrepareCatalog::tell)))
                        .and(
                                cleaned.get(CleanRows.REJECTS)
                                        .apply("CountRejects", rejectsOf("rows")))
                        .and(
                                labels.get(EvidenceTags.REJECTS)
                                        .apply("CountBadLabels", rejectsOf("labels")))
                        .and(
                                events.get(EvidenceTags.REJECTS)
                                        .apply("CountBadEvents", rejectsOf("events")))
                        .and(
                                resolved.get(ResolveTitles.REJECTS)
                                        .apply(
                                                "CountDuplicates",
                                                count(PrepareCatalog::tellDuplicate)))
                        .and(labels.get(EvidenceTags.COUNTS))
                        .and(events.get(EvidenceTags.COUNTS))
                        .and(resolved.get(ResolveTitles.COUNTS))
                        .apply("Counts", Flatten.pCollections())
                        .apply("AddUp", CountRows.sum());
        return PCollectionTuple.of(TITLES, resolved.get(ResolveTitles.TITLES))
                .and(REJECTS, rejects)
                .and(COUNTS, counts);
    }

    private PCollectionTuple readLabels(PBegin begin) {
        return source.labels().isEmpty()
                ? nothing(begin, "NoLabels")
                : begin.apply("ReadLabels", new ReadLabels(source.labels(), meter(Stage.LABEL)));
    }

    private PCollectionTuple readEngagement(PBegin begin) {
        return source.engagement().isEmpty()
                ? nothing(begin, "NoEngagement")
                : begin.apply(
                        "ReadEngagement",
                        new ReadEngagement(
                                source.engagement(), source.buckets(), meter(Stage.LABEL)));
    }

    private static PCollectionTuple nothing(PBegin begin, String name) {
        return PCollectionTuple.of(
                        EvidenceTags.EVIDENCE,
                        begin.apply(
                                name,
                                Create.empty(ListCoder.of(RecordCoder.of(TitleEvidence.class)))))
                .and(
                        EvidenceTags.REJECTS,
                        begin.apply(
                                name + "Rejects",
                                Create.empty(ListCoder.of(RecordCoder.of(Reject.class)))))
                .and(
                        EvidenceTags.COUNTS,
                        begin.apply(name + "Counts", Create.empty(JsonCoder.of(Counts.class))));
    }

    private StageMeter meter(Stage stage) {
        return new StageMeter(run, stage);
    }

    private static Counts tell(ObservedTitle observed, Counts counts) {
        counts.add(Counts.ROWS_ACCEPTED, 1);
        counts.add(Counts.ROWS_MERGED, observed.title().mergedRows().size());
        for (Repair repair : observed.title().repairs()) {
            counts.add("repairs." + repair.rule(), 1);
        }
        return counts;
    }

    /// Evidence of unknown titles is counted where it is told from used evidence; here only rows of
    /// the catalog are.
    private static Counts tellDuplicate(Reject reject, Counts counts) {
        return reject.reason() == Reject.Reason.DUPLICATE_ID
                ? counts.add(Counts.ROWS_REJECTED + "." + reject.reason(), 1)
                : counts;
    }

    private static CountRows<Reject> rejectsOf(String table) {
        return new CountRows<>(
                (reject, counts) -> counts.add(table + ".rejected." + reject.reason(), 1));
    }

    private static <T> CountRows<T> count(SerializableBiFunction<T, Counts, Counts> tell) {
        return new CountRows<>(tell);
    }
}
