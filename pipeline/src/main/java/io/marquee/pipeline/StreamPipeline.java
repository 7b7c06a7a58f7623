package io.marquee.pipeline;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.Reject;
import io.marquee.pipeline.clean.CleanRows;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.Event;
import io.marquee.pipeline.evidence.EventParser;
import io.marquee.pipeline.live.EngagementWindows;
import io.marquee.pipeline.live.EventPayload;
import io.marquee.pipeline.live.ParseEvents;
import io.marquee.pipeline.live.ReadTopic;
import io.marquee.pipeline.live.SettleEvents;
import io.marquee.pipeline.live.StandingRow;
import io.marquee.pipeline.live.StandingRows;
import io.marquee.pipeline.live.TitleStandings;
import io.marquee.pipeline.live.Topic;
import io.marquee.pipeline.live.WatchedFolder;
import io.marquee.pipeline.live.WindowRow;
import io.marquee.pipeline.run.CountEach;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.RunningCounts;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.pipeline.score.PredictionRow;
import io.marquee.pipeline.score.ScoreChanges;
import io.marquee.pipeline.write.RejectRow;
import io.marquee.pipeline.write.WriteStream;
import io.marquee.registry.Streams;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/// From engagement and catalog changes as they happen to live figures and fresh predictions.
public final class StreamPipeline {

    /// How soon files that have come are looked for, and counts are told.
    private static final Duration SOON = Duration.standardSeconds(1);

    /// What a stream is told.
    ///
    /// @param stream what the run begins or goes on with, see [Streams]
    /// @param events where engagement events come from
    /// @param titles where a catalog's new and changed titles come from
    /// @param renames catalog columns that go by another name there
    /// @param reasons how many to give for each prediction, at most; 0 for none
    public record Job(
            RunContext run,
            String stream,
            Sources events,
            Sources titles,
            Map<String, String> renames,
            int reasons,
            Timing timing) {}

    /// Where rows of one kind come from; from nowhere if there are neither files nor topics.
    ///
    /// @param files patterns of files
    public record Sources(List<String> files, List<Topic> topics) {

        /// Whether there are none.
        public boolean isEmpty() {
            return files.isEmpty() && topics.isEmpty();
        }
    }

    /// What a stream is told about time.
    ///
    /// @param windows lengths of the windows that engagement is added up in; not empty
    /// @param allowedLateness how long after its end a window may still be corrected
    /// @param disorder how much later than its successors an event may come and be in time
    /// @param idle after how long without rows time goes on by the clock
    /// @param every how soon news is told, in processing time
    /// @param untilIdle whether to end when all that is there is read
    public record Timing(
            List<Duration> windows,
            Duration allowedLateness,
            Duration disorder,
            Duration idle,
            Duration every,
            boolean untilIdle) {

        Duration shortestWindow() {
            return windows.stream().min(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /// What comes of one source, for the files and counts that all share.
    private record Branch(List<PCollection<Reject>> rejects, List<PCollection<Counts>> counts) {

        Branch() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        <T> void count(PCollection<T> elements, String step, SerializableFunction<T, String> name) {
            counts.add(elements.apply(step, new CountEach<>(name)));
        }
    }

    private StreamPipeline() {}

    /// Lays the pipeline out.
    public static void build(Pipeline pipeline, Job job) {
        Branch all = new Branch();
        if (!job.events().isEmpty()) {
            followEngagement(pipeline, job, all);
        }
        if (!job.titles().isEmpty()) {
            scoreTitles(pipeline, job, all);
        }
        PCollectionList.of(all.rejects())
                .apply("Rejects", Flatten.pCollections())
                .apply(
                        "RejectRows",
                        MapElements.into(TypeDescriptor.of(RejectRow.class)).via(RejectRow::of))
                .setCoder(RecordCoder.of(RejectRow.class))
                .apply("WriteRejects", write(job, RejectRow.class, "rejects"));
        PCollectionList.of(all.counts())
                .apply("Counts", Flatten.pCollections())
                .apply("AddUpCounts", new RunningCounts(SOON))
                .apply("WriteCounts", new WriteCounts(job.run()));
    }

    private static void followEngagement(Pipeline pipeline, Job job, Branch all) {
        Timing timing = job.timing();
        PCollection<TableRow> rows =
                read(
                        pipeline,
                        "ReadEvents",
                        job.events(),
                        EventParser.COLUMNS,
                        EventParser::occurredAt,
                        timing);
        PCollectionTuple parsed =
                rows.apply("ParseEvents", new ParseEvents(new StageMeter(job.run(), Stage.READ)));
        PCollectionTuple settled =
                parsed.get(ParseEvents.EVENTS)
                        .apply(
                                "SettleEvents",
                                new SettleEvents(
                                        timing.shortestWindow(), timing.allowedLateness()));
        PCollection<Event> counting = settled.get(SettleEvents.SETTLED);

        for (Duration size : timing.windows()) {
            String length = size.getStandardMinutes() + "Minutes";
            counting.apply(
                            "Windows" + length,
                            new EngagementWindows(size, timing.every(), timing.allowedLateness()))
                    .apply(
                            "Rows" + length,
                            MapElements.into(TypeDescriptor.of(WindowRow.class)).via(WindowRow::of))
                    .setCoder(RecordCoder.of(WindowRow.class))
                    .apply("Write" + length, write(job, WindowRow.class, "windows"));
        }
        counting.apply("FollowTitles", new TitleStandings(timing.every()))
                .apply("LabelTitles", new StandingRows(job.run().workspace()))
                .apply("WriteStandings", write(job, StandingRow.class, "standings"));

        all.rejects().add(parsed.get(ParseEvents.REJECTS));
        all.rejects()
                .add(
                        settled.get(SettleEvents.LATE)
                                .apply(
                                        "LateRejects",
                                        MapElements.into(TypeDescriptor.of(Reject.class))
                                                .via(EventPayload::late))
                                .setCoder(RecordCoder.of(Reject.class)));
        all.count(rows, "CountEvents", _ -> "events.read");
        all.count(
                parsed.get(ParseEvents.REJECTS),
                "CountBadEvents",
                reject -> "events.rejected." + reject.reason());
        all.count(counting, "CountSettled", _ -> "events.counted");
        all.count(settled.get(SettleEvents.LATE), "CountLate", _ -> "events.late");
        all.count(settled.get(SettleEvents.DUPLICATES), "CountDuplicates", _ -> "events.duplicate");
    }

    private static void scoreTitles(Pipeline pipeline, Job job, Branch all) {
        PCollection<TableRow> rows =
                read(
                        pipeline,
                        "ReadTitles",
                        job.titles(),
                        CatalogColumn.columns(job.renames()),
                        _ -> null,
                        job.timing());
        PCollectionTuple cleaned =
                rows.apply(
                                "OneByOne",
                                MapElements.into(
                                                TypeDescriptors.lists(
                                                        TypeDescriptor.of(TableRow.class)))
                                        .via(List::of))
                        .setCoder(ListCoder.of(RecordCoder.of(TableRow.class)))
                        .apply("CleanRows", new CleanRows(new StageMeter(job.run(), Stage.CLEAN)));
        PCollection<PredictionRow> predictions =
                cleaned.get(CleanRows.TITLES)
                        .apply(
                                "Score",
                                new ScoreChanges(
                                        job.reasons(), new StageMeter(job.run(), Stage.SCORE)));
        predictions.apply("WritePredictions", write(job, PredictionRow.class, "predictions"));
        PCollection<Reject> rejects =
                cleaned.get(CleanRows.REJECTS)
                        .apply(
                                "EachReject",
                                FlatMapElements.into(TypeDescriptor.of(Reject.class))
                                        .via(block -> block))
                        .setCoder(RecordCoder.of(Reject.class));
        all.rejects().add(rejects);
        all.count(rows, "CountTitles", _ -> Counts.ROWS_READ);
        all.count(predictions, "CountPredictions", _ -> Counts.ROWS_ACCEPTED);
        all.count(
                rejects, "CountBadTitles", reject -> Counts.ROWS_REJECTED + "." + reject.reason());
    }

    private static PCollection<TableRow> read(
            Pipeline pipeline,
            String step,
            Sources sources,
            Columns columns,
            SerializableFunction<TableRow, java.time.@Nullable Instant> time,
            Timing timing) {
        List<PCollection<TableRow>> parts = new ArrayList<>();
        for (String pattern : sources.files()) {
            parts.add(
                    pipeline.apply(
                            step + parts.size(),
                            Read.from(
                                    WatchedFolder.of(
                                            new WatchedFolder.Settings(
                                                    pattern,
                                                    columns,
                                                    time,
                                                    timing.disorder(),
                                                    timing.idle(),
                                                    SOON,
                                                    timing.untilIdle())))));
        }
        for (Topic topic : sources.topics()) {
            parts.add(
                    pipeline.apply(
                            step + parts.size(),
                            new ReadTopic(topic, columns, time, timing.disorder(), timing.idle())));
        }
        return PCollectionList.of(parts).apply(step, Flatten.pCollections());
    }

    private static <T> WriteStream<T> write(Job job, Class<T> type, String kind) {
        return new WriteStream<>(
                type,
                Streams.folder(job.stream()) + "/" + kind,
                job.timing().every(),
                new StageMeter(job.run(), Stage.WRITE));
    }
}
