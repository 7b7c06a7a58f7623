package io.marquee.pipeline.monitor;

import io.marquee.UserError;
import io.marquee.catalog.Reject;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.VerdictReader;
import io.marquee.label.Evidence;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.EvidenceTags;
import io.marquee.pipeline.evidence.TitleEvidence;
import io.marquee.pipeline.read.ReadTable;
import io.marquee.pipeline.run.Counts;
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
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;
import tools.jackson.databind.JsonNode;

/// Reads ground truth as Model Monitor wants it: `groundTruthData` and the `eventId` of the
/// invocation that it belongs to. The data is CSV, `user_rating` or `user_rating,user_liked`,
/// either of which may be empty; a line for each title, if the invocation had several.
public final class ReadGroundTruth extends PTransform<PBegin, PCollectionTuple> {

    /// What is wanted of a file of ground truth.
    public static final Columns COLUMNS =
            new Columns(List.of("groundTruthData", "eventMetadata"), List.of(), Map.of());

    private static final long serialVersionUID = 1;

    private final List<String> patterns;
    private final StageMeter meter;

    /// Reads ground truth.
    ///
    /// @param patterns files or globs
    public ReadGroundTruth(List<String> patterns, StageMeter meter) {
        this.patterns = List.copyOf(patterns);
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollectionTuple read =
                begin.apply("Read", new ReadTable(patterns, COLUMNS, meter))
                        .apply(
                                "Parse",
                                ParDo.of(new Parse())
                                        .withOutputTags(
                                                EvidenceTags.EVIDENCE,
                                                TupleTagList.of(EvidenceTags.REJECTS)
                                                        .and(EvidenceTags.COUNTS)));
        read.get(EvidenceTags.EVIDENCE).setCoder(ListCoder.of(RecordCoder.of(TitleEvidence.class)));
        read.get(EvidenceTags.REJECTS).setCoder(ListCoder.of(RecordCoder.of(Reject.class)));
        read.get(EvidenceTags.COUNTS).setCoder(JsonCoder.of(Counts.class));
        return read;
    }

    /// Reads a line: a verdict for each title of the invocation, under the id of its
    /// [Observation#eventId].
    ///
    /// @throws UserError if it cannot be understood
    static List<TitleEvidence> parse(TableRow.Readable row) {
        String event = CaptureParser.eventId(CaptureParser.tree(row.cells().get(1)));
        if (event.isEmpty()) {
            throw new UserError("it has no eventId");
        }
        JsonNode data = CaptureParser.tree(row.cells().get(0));
        List<String> lines = CapturedSide.of(data).text().lines().toList();
        List<TitleEvidence> evidence = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            evidence.add(
                    new TitleEvidence(
                            TitleEvidence.Source.LABELS,
                            lines.size() == 1 ? event : event + "/" + i,
                            Evidence.stated(verdict(lines.get(i))),
                            1,
                            row.origin()));
        }
        return evidence;
    }

    private static StatedVerdict verdict(String line) {
        String[] cells = line.replace("\"", "").split(",", -1);
        String rating = cells[0].strip();
        String liked = cells.length > 1 ? cells[1].strip() : "";
        Optional<Double> stars = VerdictReader.rating(rating);
        Optional<Boolean> verdict = VerdictReader.liked(liked);
        if (cells.length > 2
                || (stars.isEmpty() && !rating.isEmpty())
                || (verdict.isEmpty() && !liked.isEmpty())) {
            throw new UserError(
                    "'%s' is no rating from 1 to 5, with or without a verdict of 0 or 1"
                            .formatted(line));
        }
        return new StatedVerdict(stars.orElse(null), verdict.orElse(null));
    }

    private static final class Parse extends DoFn<List<TableRow>, List<TitleEvidence>> {

        private static final long serialVersionUID = 1;

        @ProcessElement
        public void process(@Element List<TableRow> block, MultiOutputReceiver out) {
            List<TitleEvidence> evidence = new ArrayList<>();
            List<Reject> rejects = new ArrayList<>();
            for (TableRow row : block) {
                switch (row) {
                    case TableRow.Unreadable unreadable -> rejects.add(Reject.of(unreadable));
                    case TableRow.Readable readable -> {
                        try {
                            evidence.addAll(parse(readable));
                        } catch (UserError e) {
                            rejects.add(
                                    Reject.of(
                                            readable,
                                            Reject.Reason.UNREADABLE_VERDICT,
                                            "groundTruthData",
                                            String.valueOf(e.getMessage())));
                        }
                    }
                }
            }
            Counts counts =
                    new Counts()
                            .add(TitleEvidence.Source.LABELS.count("read"), block.size())
                            .add(TitleEvidence.Source.LABELS.count("rejected"), rejects.size());
            out.get(EvidenceTags.COUNTS).output(counts);
            if (!evidence.isEmpty()) {
                out.get(EvidenceTags.EVIDENCE).output(evidence);
            }
            if (!rejects.isEmpty()) {
                out.get(EvidenceTags.REJECTS).output(rejects);
            }
        }
    }
}
