package io.marquee.pipeline;

import io.marquee.catalog.Reject;
import io.marquee.catalog.Title;
import io.marquee.label.Label;
import io.marquee.label.LabelPolicy;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.JsonCoder;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.evidence.EvidenceTags;
import io.marquee.pipeline.evidence.ReadLabels;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.pipeline.monitor.JoinVerdicts;
import io.marquee.pipeline.monitor.MonitorTags;
import io.marquee.pipeline.monitor.Observation;
import io.marquee.pipeline.monitor.ProfileWindows;
import io.marquee.pipeline.monitor.PublishDrift;
import io.marquee.pipeline.monitor.ReadCapture;
import io.marquee.pipeline.monitor.ReadGroundTruth;
import io.marquee.pipeline.monitor.ReadScored;
import io.marquee.pipeline.run.CountRows;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.Stage;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.pipeline.write.WriteDataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;

/// From what a model was asked about and what it answered to what has drifted since it was trained.
public final class MonitorPipeline {

    /// Where what is looked at comes from.
    public sealed interface Source {

        /// Its name in `drift.json`.
        String label();

        /// What a scoring run has published.
        ///
        /// @param predictions the folder of its predictions
        /// @param dataset the folder of its dataset
        /// @param labels files with verdicts that came since; may be empty
        record Scored(String predictions, String dataset, List<String> labels) implements Source {
            @Override
            public String label() {
                return "predictions";
            }
        }

        /// What an endpoint has captured.
        ///
        /// @param files of SageMaker's data capture
        /// @param window length of the windows; zero if time does not matter
        /// @param labels files with verdicts by title; may be empty
        /// @param groundTruth files with verdicts by invocation; may be empty
        record Captured(
                List<String> files, Duration window, List<String> labels, List<String> groundTruth)
                implements Source {
            @Override
            public String label() {
                return "capture";
            }
        }

        /// A catalog that the model is yet to be asked about.
        record Catalog(CatalogSource files) implements Source {
            @Override
            public String label() {
                return "catalog";
            }
        }
    }

    /// What a monitoring run is told.
    ///
    /// @param labels how the model's own labels were drawn
    /// @param buckets into how many parts what is joined is split; at least 1
    /// @param rejects the folder that rejects are written into
    public record Job(
            RunContext run,
            Source source,
            PublishDrift.Terms terms,
            LabelPolicy labels,
            int buckets,
            String rejects) {}

    private MonitorPipeline() {}

    /// Lays the pipeline out.
    public static void build(Pipeline pipeline, Job job) {
        RunContext run = job.run();
        PCollectionView<LabelPolicy> labels =
                pipeline.apply(
                                "Labels",
                                Create.of(job.labels()).withCoder(JsonCoder.of(LabelPolicy.class)))
                        .apply("LabelsView", View.asSingleton());

        Read read = read(pipeline, job, labels);
        read.observed()
                .apply(
                        "ProfileWindows",
                        new ProfileWindows(
                                job.terms().modelVersion(), new StageMeter(run, Stage.COMPARE)))
                .apply("PublishDrift", new PublishDrift(run, job.terms()));

        WriteDataset.rejects(
                PCollectionList.of(read.rejects()).apply("Rejects", Flatten.pCollections()),
                job.rejects(),
                new StageMeter(run, Stage.WRITE));
        PCollectionList.of(read.counts())
                .apply("Counts", Flatten.pCollections())
                .apply("AddUp", CountRows.sum())
                .apply("WriteCounts", new WriteCounts(run));
    }

    /// What was read, of whichever source.
    private record Read(
            PCollection<List<Observation>> observed,
            List<PCollection<List<Reject>>> rejects,
            List<PCollection<Counts>> counts) {

        Read joined(PCollection<List<Observation>> with, PCollectionTuple evidence) {
            List<PCollection<List<Reject>>> allRejects = new ArrayList<>(rejects);
            allRejects.add(evidence.get(EvidenceTags.REJECTS));
            List<PCollection<Counts>> allCounts = new ArrayList<>(counts);
            allCounts.add(evidence.get(EvidenceTags.COUNTS));
            return new Read(with, allRejects, allCounts);
        }
    }

    private static Read read(Pipeline pipeline, Job job, PCollectionView<LabelPolicy> labels) {
        StageMeter reading = new StageMeter(job.run(), Stage.READ);
        return switch (job.source()) {
            case Source.Scored scored -> {
                PCollectionTuple read =
                        pipeline.apply(
                                "ReadScored",
                                new ReadScored(scored.predictions(), scored.dataset(), reading));
                Read all =
                        new Read(
                                read.get(MonitorTags.OBSERVATIONS),
                                List.of(
                                        pipeline.apply(
                                                "NoRejects",
                                                Create.empty(
                                                        ListCoder.of(
                                                                RecordCoder.of(Reject.class))))),
                                List.of(read.get(MonitorTags.COUNTS)));
                yield withLabels(pipeline, all, scored.labels(), job, labels);
            }
            case Source.Captured captured -> {
                PCollectionTuple read =
                        pipeline.apply(
                                "ReadCapture",
                                new ReadCapture(captured.files(), captured.window(), reading));
                Read all =
                        new Read(
                                read.get(MonitorTags.OBSERVATIONS),
                                List.of(read.get(MonitorTags.REJECTS)),
                                List.of(read.get(MonitorTags.COUNTS)));
                yield withGroundTruth(
                        pipeline,
                        withLabels(pipeline, all, captured.labels(), job, labels),
                        captured.groundTruth(),
                        job,
                        labels);
            }
            case Source.Catalog catalog -> {
                PCollectionTuple prepared =
                        pipeline.apply("Prepare", new PrepareCatalog(catalog.files(), job.run()));
                yield new Read(
                        prepared.get(PrepareCatalog.TITLES)
                                .apply(
                                        "Observe",
                                        ParDo.of(new Observe(labels)).withSideInputs(labels))
                                .setCoder(ListCoder.of(RecordCoder.of(Observation.class))),
                        List.of(prepared.get(PrepareCatalog.REJECTS)),
                        List.of(prepared.get(PrepareCatalog.COUNTS)));
            }
        };
    }

    private static Read withLabels(
            Pipeline pipeline,
            Read read,
            List<String> files,
            Job job,
            PCollectionView<LabelPolicy> labels) {
        if (files.isEmpty()) {
            return read;
        }
        PCollectionTuple evidence =
                pipeline.apply(
                        "ReadLabels",
                        new ReadLabels(files, new StageMeter(job.run(), Stage.LABEL)));
        return read.joined(
                read.observed()
                        .apply(
                                "JoinLabels",
                                new JoinVerdicts(
                                        JoinVerdicts.By.TITLE,
                                        evidence.get(EvidenceTags.EVIDENCE),
                                        labels,
                                        job.buckets())),
                evidence);
    }

    private static Read withGroundTruth(
            Pipeline pipeline,
            Read read,
            List<String> files,
            Job job,
            PCollectionView<LabelPolicy> labels) {
        if (files.isEmpty()) {
            return read;
        }
        PCollectionTuple evidence =
                pipeline.apply(
                        "ReadGroundTruth",
                        new ReadGroundTruth(files, new StageMeter(job.run(), Stage.LABEL)));
        return read.joined(
                read.observed()
                        .apply(
                                "JoinGroundTruth",
                                new JoinVerdicts(
                                        JoinVerdicts.By.EVENT,
                                        evidence.get(EvidenceTags.EVIDENCE),
                                        labels,
                                        job.buckets())),
                evidence);
    }

    /// A title of a catalog has no time and no answer yet. One whose audience is known, and that
    /// the split gives to training, counts as learnt from.
    private static final class Observe extends DoFn<List<ObservedTitle>, List<Observation>> {

        private static final long serialVersionUID = 1;

        private final PCollectionView<LabelPolicy> labels;

        Observe(PCollectionView<LabelPolicy> labels) {
            this.labels = labels;
        }

        @ProcessElement
        public void process(ProcessContext context) {
            LabelPolicy policy = context.sideInput(labels);
            List<Observation> observations = new ArrayList<>();
            for (ObservedTitle each : context.element()) {
                Title title = each.title();
                Label label = policy.label(each.evidence());
                observations.add(
                        new Observation(
                                Observation.EVER,
                                title.id(),
                                "",
                                title,
                                null,
                                true,
                                !label.isMissing()
                                        && Split.of(title.identity(), policy.splitSeed())
                                                == Split.TRAIN,
                                label));
            }
            context.output(observations);
        }
    }
}
