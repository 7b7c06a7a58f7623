package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.evaluation.Evaluation;
import io.marquee.pipeline.TrainPipeline;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.Versions;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.ScoringModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
        name = "train",
        description =
                "Trains both models on a catalog and what audiences thought of it, evaluates and publishes them.",
        footer = {
            "",
            "Beam's and the runners' own options go along: --runner=DirectRunner|FlinkRunner",
            "--flinkMaster=[local]|HOST:PORT --parallelism=N. Without --runner, small catalogs run on",
            "the DirectRunner and larger ones on embedded Flink.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or input, 3 done but the gate refused."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private SourceOptions source = new SourceOptions();

    @Mixin private TrainingFlags flags = new TrainingFlags();

    @Mixin private RunOptions options = new RunOptions();

    /// What is left for Beam: `--runner` and the options of the runners.
    @Unmatched private List<String> beam = new ArrayList<>();

    @Option(
            names = "--no-promote",
            description = "Leave the champion as it is, even if the gate lets the new model pass.")
    private boolean noPromote;

    @Override
    public Integer call() throws InterruptedException {
        SourceOptions.Found found = source.find();
        Map<String, String> recorded = recorded();
        return RunSession.of(
                options.location(),
                new RunSession.Plan("train", recorded, beam, found),
                session -> train(session, found, recorded));
    }

    /// All options that can change what is made, with their values, defaults included. The other
    /// way round, [RecordedOptions] makes a command line of them.
    Map<String, String> recorded() {
        Map<String, String> recorded = new LinkedHashMap<>(source.recorded());
        recorded.putAll(flags.recorded());
        recorded.putAll(options.recorded());
        return recorded;
    }

    private int train(RunSession session, SourceOptions.Found found, Map<String, String> recorded)
            throws InterruptedException {
        String id = session.run().id();
        TrainPipeline.Job job =
                new TrainPipeline.Job(
                        session.context(),
                        found.source(),
                        flags.labels(),
                        flags.learning(),
                        options.limit(),
                        session.workspace().datasets().stagingLocation(id),
                        provenance(id, found, recorded));
        Counts counts = session.execute(pipeline -> TrainPipeline.build(pipeline, job));
        session.workspace().datasets().commit(id, counts.of(Counts.ROWS_ACCEPTED), null);
        options.check(session, counts);
        StoredModel model = published(session, counts);
        session.run().model(model.version());
        return end(session, model, counts);
    }

    /// No example at all reaches no trainer, and so nothing complains of too few: it is said here.
    private static StoredModel published(RunSession session, Counts counts) {
        Optional<StoredModel> model = session.workspace().models().find(session.run().id());
        return model.orElseThrow(() ->
                new UserError(
                        "There are 0 titles with a label to learn from; at least 100 are needed. "
                                + whyUnlabelled(counts)));
    }

    private static String whyUnlabelled(Counts counts) {
        SortedMap<String, Long> labels = counts.under("labels");
        SortedMap<String, Long> events = counts.under("events");
        if (labels.isEmpty() && events.isEmpty()) {
            return "Hand over --labels or --engagement, or a catalog with user_rating.";
        }
        StringJoiner fates = new StringJoiner("; ", "What became of the rows handed over: ", ".");
        labels.forEach((fate, n) -> fates.add("labels " + Summary.words(fate) + " " + n));
        events.forEach((fate, n) -> fates.add("events " + Summary.words(fate) + " " + n));
        return fates
                + " The ids have to be those of the catalog, and the ratings from 1 to 5; with --engagement, lower --minimum-ratings.";
    }

    private int end(RunSession session, StoredModel model, Counts counts) {
        ModelManifest.Gate gate = model.manifest().gate();
        boolean promoted = gate.accepted() && !noPromote;
        if (promoted) {
            session.workspace().models().promote(model.version(), gate.sentence(), "train");
        }
        if (gate.accepted()) {
            session.run().done();
        } else {
            session.run().refused(gate.sentence());
        }
        Evaluation evaluation =
                Evaluation.read(model.file(ScoringModel.EVALUATION), ScoringModel.EVALUATION);
        Summary summary =
                new Summary(session.workspace(), session.record(), spec.commandLine().getOut());
        if (options.json()) {
            summary.json(evaluation);
        } else {
            summary.counts(counts);
            Summary.evaluation(evaluation, spec.commandLine().getOut());
            Summary.studies(evaluation, spec.commandLine().getOut());
            summary.verdict(model, promoted);
            summary.places();
        }
        return gate.accepted() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private Provenance provenance(
            String runId, SourceOptions.Found found, Map<String, String> recorded) {
        return new Provenance(
                Provenance.FORMAT_VERSION,
                runId,
                found.digests(),
                recorded,
                flags.seed(),
                Versions.software(),
                Map.of(),
                List.of());
    }
}
