package io.marquee.pipeline.evidence;

import io.marquee.catalog.Reject;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.VerdictReader;
import io.marquee.label.Evidence;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.read.ReadTable;
import io.marquee.pipeline.run.CountRows;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/// Reads labels files: `show_id` with `user_rating` (1 to 5), `user_liked` (0 or 1), or both.
public final class ReadLabels extends PTransform<PBegin, PCollectionTuple> {

    /// What is wanted of a labels file.
    public static final Columns COLUMNS =
            new Columns(
                    List.of("show_id", "user_rating", "user_liked"),
                    List.of("show_id"),
                    List.of("user_rating", "user_liked"),
                    Map.of());

    private static final long serialVersionUID = 1;

    private final List<String> patterns;
    private final StageMeter meter;

    /// Reads labels.
    ///
    /// @param patterns files or globs
    public ReadLabels(List<String> patterns, StageMeter meter) {
        this.patterns = List.copyOf(patterns);
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollection<List<TableRow>> rows =
                begin.apply("Read", new ReadTable(patterns, COLUMNS, meter));
        PCollectionTuple read =
                rows.apply(
                        "Parse",
                        ParDo.of(new Parse())
                                .withOutputTags(
                                        EvidenceTags.EVIDENCE,
                                        TupleTagList.of(EvidenceTags.REJECTS)));
        read.get(EvidenceTags.EVIDENCE).setCoder(ListCoder.of(RecordCoder.of(TitleEvidence.class)));
        read.get(EvidenceTags.REJECTS).setCoder(ListCoder.of(RecordCoder.of(Reject.class)));
        return read.and(
                EvidenceTags.COUNTS,
                rows.apply(
                        "Count",
                        new CountRows<>((row, counts) ->
                                counts.add(TitleEvidence.Source.LABELS.count("read"), 1))));
    }

    private static final class Parse extends DoFn<List<TableRow>, List<TitleEvidence>> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(@Element List<TableRow> block, MultiOutputReceiver out) {
            List<TitleEvidence> evidence = new ArrayList<>(block.size());
            List<Reject> rejects = new ArrayList<>();
            for (TableRow row : block) {
                parse(row, evidence, rejects);
            }
            if (!evidence.isEmpty()) {
                out.get(EvidenceTags.EVIDENCE).output(evidence);
            }
            if (!rejects.isEmpty()) {
                out.get(EvidenceTags.REJECTS).output(rejects);
            }
        }

        private static void parse(
                TableRow row, List<TitleEvidence> evidence, List<Reject> rejects) {
            switch (row) {
                case TableRow.Unreadable unreadable -> rejects.add(Reject.of(unreadable));
                case TableRow.Readable readable -> {
                    String id = readable.cells().get(0).strip();
                    String rating = readable.cells().get(1).strip();
                    String liked = readable.cells().get(2).strip();
                    Optional<Double> stars = VerdictReader.rating(rating);
                    Optional<Boolean> verdict = VerdictReader.liked(liked);
                    if (id.isEmpty()) {
                        rejects.add(
                                Reject.of(
                                        readable,
                                        Reject.Reason.MISSING_ID,
                                        "show_id",
                                        id,
                                        "it has no id"));
                    } else if (stars.isEmpty() && !rating.isEmpty()) {
                        rejects.add(
                                Reject.of(
                                        readable,
                                        Reject.Reason.UNREADABLE_VERDICT,
                                        "user_rating",
                                        rating,
                                        "the rating is no number from 1 to 5"));
                    } else if (verdict.isEmpty() && !liked.isEmpty()) {
                        rejects.add(
                                Reject.of(
                                        readable,
                                        Reject.Reason.UNREADABLE_VERDICT,
                                        "user_liked",
                                        liked,
                                        "the verdict is neither 0 nor 1"));
                    } else {
                        StatedVerdict stated =
                                new StatedVerdict(stars.orElse(null), verdict.orElse(null));
                        evidence.add(
                                new TitleEvidence(
                                        TitleEvidence.Source.LABELS,
                                        id,
                                        Evidence.stated(stated),
                                        1,
                                        readable.origin()));
                    }
                }
            }
        }
    }
}
