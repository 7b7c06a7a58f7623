package io.marquee.pipeline.monitor;

import io.marquee.catalog.Reject;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.read.ReadTable;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/// Reads what an endpoint has captured. Lines and titles that cannot be understood are rejected
/// with a reason, and stop nothing.
public final class ReadCapture extends PTransform<PBegin, PCollectionTuple> {

    /// What is wanted of a file of captured invocations.
    public static final Columns COLUMNS = CaptureParser.COLUMNS;

    private static final long serialVersionUID = 1;

    private final List<String> patterns;
    private final CaptureParser parser;
    private final StageMeter meter;

    /// Reads captures.
    ///
    /// @param patterns files or globs
    /// @param window its length; zero if time does not matter
    public ReadCapture(List<String> patterns, Duration window, StageMeter meter) {
        this.patterns = List.copyOf(patterns);
        this.parser = new CaptureParser(window);
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollectionTuple parsed =
                begin.apply("Read", new ReadTable(patterns, COLUMNS, meter))
                        .apply(
                                "Parse",
                                ParDo.of(new Parse(parser))
                                        .withOutputTags(
                                                MonitorTags.OBSERVATIONS,
                                                TupleTagList.of(MonitorTags.REJECTS)
                                                        .and(MonitorTags.COUNTS)));
        parsed.get(MonitorTags.OBSERVATIONS)
                .setCoder(ListCoder.of(RecordCoder.of(Observation.class)));
        parsed.get(MonitorTags.REJECTS).setCoder(ListCoder.of(RecordCoder.of(Reject.class)));
        parsed.get(MonitorTags.COUNTS).setCoder(JsonCoder.of(Counts.class));
        return parsed;
    }

    private static final class Parse extends DoFn<List<TableRow>, List<Observation>> {

        private static final long serialVersionUID = 1;

        private final CaptureParser parser;

        Parse(CaptureParser parser) {
            this.parser = parser;
        }

        @ProcessElement
        public void process(@Element List<TableRow> block, MultiOutputReceiver out) {
            List<Observation> observations = new ArrayList<>();
            List<Reject> rejects = new ArrayList<>();
            for (TableRow row : block) {
                CaptureParser.Parsed parsed = parser.parse(row);
                observations.addAll(parsed.observations());
                rejects.addAll(parsed.rejects());
            }
            Counts counts =
                    new Counts()
                            .add("invocations.read", block.size())
                            .add(Counts.ROWS_READ, observations.size() + (long) rejects.size())
                            .add(Counts.ROWS_ACCEPTED, observations.size());
            for (Reject reject : rejects) {
                counts.add(Counts.ROWS_REJECTED + "." + reject.reason(), 1);
            }
            out.get(MonitorTags.COUNTS).output(counts);
            if (!observations.isEmpty()) {
                out.get(MonitorTags.OBSERVATIONS).output(observations);
            }
            if (!rejects.isEmpty()) {
                out.get(MonitorTags.REJECTS).output(rejects);
            }
        }
    }
}
