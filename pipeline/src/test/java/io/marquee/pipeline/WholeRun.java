package io.marquee.pipeline;

import com.jerolba.carpet.CarpetReader;
import io.marquee.calibration.LikedAim;
import io.marquee.feature.FeatureFamily;
import io.marquee.infra.Workspaces;
import io.marquee.label.LabelOptions;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.PipelineExecution;
import io.marquee.pipeline.run.ProgressScreen;
import io.marquee.pipeline.run.RejectLimit;
import io.marquee.pipeline.run.RunContext;
import io.marquee.pipeline.run.WriteCounts;
import io.marquee.registry.FormatVersion;
import io.marquee.registry.Provenance;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import io.marquee.scoring.ScoringModel;
import io.marquee.search.ModelSearch;
import io.marquee.search.SearchEffort;
import io.marquee.training.Hindsight;
import io.marquee.training.Portion;
import io.marquee.training.TrainingOptions;
import io.marquee.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;

/// Whole pipelines, executed in a workspace as the commands do it.
final class WholeRun {

    private static final Software SOFTWARE = new Software("test", "java", "os", Map.of());
    private static final TrainingOptions QUICK =
            new TrainingOptions(30, 4, 8, 5, 0.1, 0.7, 0.7, 1, false, 42);

    private static final List<Portion> PORTIONS =
            Stream.concat(
                            Stream.of(Portion.WHOLE, Portion.BACK_TEST),
                            Portion.folds(Portion.Kind.FOLD).stream())
                    .toList();

    private final Path folder;
    private final Supplier<Pipeline> pipelines;
    private final Workspace workspace;

    /// @param folder for the workspace and all that the pipelines write
    /// @param pipelines makes empty ones
    WholeRun(Path folder, Supplier<Pipeline> pipelines) {
        this.folder = folder;
        this.pipelines = pipelines;
        this.workspace = Workspaces.open(folder.resolve("workspace").toString());
    }

    /// Trains.
    ///
    /// @return what was counted
    Counts train(CatalogSource source) throws InterruptedException {
        return execute((pipeline, context) ->
                TrainPipeline.build(
                        pipeline,
                        new TrainPipeline.Job(
                                context,
                                source,
                                LabelOptions.DEFAULT,
                                new TrainPipeline.Learning(
                                        new ModelSearch(
                                                new TrainingPlan(
                                                        QUICK, QUICK, Hindsight.OUT_OF_FOLD),
                                                SearchEffort.NONE,
                                                42),
                                        EnumSet.allOf(FeatureFamily.class),
                                        PORTIONS,
                                        LikedAim.parse("accuracy"),
                                        QUICK.seed()),
                                new RejectLimit(0.2),
                                folder.resolve("dataset").toString(),
                                provenance(context.runId()))));
    }

    /// Scores with the model that was trained.
    ///
    /// @return what was counted
    Counts score(CatalogSource source) throws InterruptedException {
        ScoringModel scoring = ScoringModel.open(model());
        return execute((pipeline, context) ->
                ScorePipeline.build(
                        pipeline,
                        new ScorePipeline.Job(
                                context,
                                source,
                                scoring.version(),
                                scoring.labels(),
                                3,
                                folder.resolve("predictions").toString(),
                                folder.resolve("scored").toString())));
    }

    /// The only model.
    StoredModel model() {
        return workspace.models().require(workspace.models().list().getFirst().version());
    }

    /// The rows of all Parquet files in a folder, by column.
    ///
    /// @param name `predictions` or `dataset/titles` for instance
    List<Map<String, Object>> rows(String name) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        Path parts = folder.resolve(name);
        if (Files.isDirectory(parts)) {
            try (Stream<Path> files = Files.list(parts)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    rows.addAll(read(file));
                }
            }
        }
        return rows;
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // the reader knows rows of any schema only as raw maps
    private static List<Map<String, Object>> read(Path file) throws IOException {
        return (List) new CarpetReader<>(file.toFile(), Map.class).toList();
    }

    private Counts execute(BiConsumer<Pipeline, RunContext> build) throws InterruptedException {
        try (Run run =
                workspace.start(new RunRequest("test", Map.of(), "DirectRunner", SOFTWARE))) {
            RunContext context =
                    new RunContext(
                            folder.resolve("workspace").toString(),
                            run.id(),
                            run.record().startedAt());
            Pipeline pipeline = pipelines.get();
            build.accept(pipeline, context);
            PipelineExecution.execute(pipeline, context, run, ProgressScreen.NONE);
            run.done();
            return WriteCounts.read(context);
        }
    }

    private static Provenance provenance(String runId) {
        return new Provenance(
                FormatVersion.CURRENT,
                runId,
                List.of(),
                Map.of(),
                42,
                SOFTWARE,
                Map.of(),
                List.of());
    }
}
