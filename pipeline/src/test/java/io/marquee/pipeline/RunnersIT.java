package io.marquee.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.jerolba.carpet.CarpetReader;
import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.evaluation.Evaluation;
import io.marquee.infra.Workspaces;
import io.marquee.registry.RunRecord;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Workspace;
import io.marquee.scoring.ScoringModel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job, as users run it, in all three places: the DirectRunner, embedded Flink, and a
/// cluster of two TaskManagers. What comes out is the same everywhere, to the last bit.
class RunnersIT {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path REAL_DATA = REPOSITORY.resolve("../shared/data").normalize();

    private static final List<String> DIRECT = List.of("--runner=DirectRunner");
    private static final List<String> EMBEDDED = List.of("--runner=FlinkRunner", "--parallelism=3");

    @TempDir private static Path folder;

    private static FlinkCluster cluster;

    @BeforeAll
    static void startCluster() throws IOException {
        cluster = FlinkCluster.start(Files.createDirectory(folder.resolve("cluster")), 2, 1);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void gives_the_same_models_and_predictions_of_the_sample_wherever_it_runs() {
        String catalog = "--catalog=" + REPOSITORY.resolve("sample-data/catalog/*.csv");
        String engagement = "--engagement=" + REPOSITORY.resolve("sample-data/engagement/*.csv.gz");

        Result result = sameEverywhere("sample", List.of(catalog), List.of(engagement));

        assertThat(result.counts())
                .containsEntry("rows.read", 8_000L)
                .containsEntry("rows.merged", 3L)
                .containsEntry("rows.rejected.WRONG_CELL_COUNT", 3L)
                .containsEntry("rows.rejected.MISSING_TITLE", 3L)
                .containsEntry("rows.rejected.IMPOSSIBLE_RELEASE_YEAR", 4L)
                .containsEntry("rows.accepted", 7_987L)
                // 950 events are there twice; one of them is of no known kind, and so was rejected
                // twice.
                .containsEntry("events.duplicate", 949L)
                .containsEntry("events.read", 201_244L);
        assertThat(result.predictions()).hasSize(7_987);
        assertThat(result.evaluation().rating().model().r2()).isGreaterThan(0.2);
        assertThat(result.evaluation().liked().model().rocAuc()).isGreaterThan(0.7);
        assertThat(result.drifted()).isEmpty();
    }

    @Test
    void gives_the_same_models_and_predictions_of_a_real_catalog_wherever_it_runs() {
        Path catalog = REAL_DATA.resolve("netflix_titles.csv");
        Path labels = REAL_DATA.resolve("title_labels.csv");
        assumeThat(catalog).exists();
        assumeThat(labels).exists();

        Result result =
                sameEverywhere(
                        "real", List.of("--catalog=" + catalog), List.of("--labels=" + labels));

        assertThat(result.counts())
                .containsEntry("rows.read", 8_807L)
                .containsEntry("rows.accepted", 8_803L)
                .containsEntry("rows.merged", 4L)
                .containsEntry("repairs.MOVED_DURATION_FROM_RATING", 3L)
                .containsEntry("labels.read", 3_110L)
                .containsEntry("labels.used", 3_110L)
                .allSatisfy((name, n) -> assertThat(name).doesNotStartWith("rows.rejected"));
        assertThat(result.predictions()).hasSize(8_803);
        assertThat(result.evaluation().rating().model().r2()).isGreaterThan(0.28);
        assertThat(result.evaluation().liked().model().rocAuc()).isGreaterThan(0.76);
        // Titles with a label are of other years than the rest, and the model is asked about all.
        assertThat(result.drifted())
                .containsExactly("ATTRIBUTION release_year", "ATTRIBUTION added");
    }

    /// What a training, a scoring and a look at its drift came to.
    ///
    /// @param drift what was compared, without the quantiles of sketches, which draw at random
    /// @param models the bytes of the model files, as text, by name
    /// @param predictions the rows by title id; without the run's own id and time
    private record Result(
            Map<String, Long> counts,
            Map<String, String> models,
            Evaluation evaluation,
            Map<String, Map<String, Object>> predictions,
            List<FeatureDrift> drift) {

        List<String> drifted() {
            return drift.stream()
                    .filter(each -> each.status() == DriftStatus.DRIFTED)
                    .map(each -> each.section() + " " + each.name())
                    .toList();
        }
    }

    private static Result sameEverywhere(String name, List<String> catalog, List<String> evidence) {
        Result direct = run(folder.resolve(name + " direct"), catalog, evidence, DIRECT);
        Result embedded = run(folder.resolve(name + " embedded"), catalog, evidence, EMBEDDED);
        List<String> onCluster = List.of("--flinkMaster=" + cluster.master());
        Result clustered = run(folder.resolve(name + " cluster"), catalog, evidence, onCluster);
        assertThat(embedded).isEqualTo(direct);
        assertThat(clustered).isEqualTo(direct);
        return direct;
    }

    private static Result run(
            Path workspace, List<String> catalog, List<String> evidence, List<String> options) {
        marquee("train", workspace, catalog, evidence, options);
        marquee("score", workspace, catalog, evidence, options);
        marquee("monitor", workspace, List.of("--predictions=latest"), List.of(), options);
        Workspace opened = Workspaces.open(workspace.toString());
        StoredModel model = opened.models().champion().orElseThrow();
        Map<String, String> files = new TreeMap<>();
        for (String file :
                List.of(
                        ScoringModel.RATING,
                        ScoringModel.LIKED,
                        ScoringModel.FEATURES,
                        ScoringModel.LABELS,
                        ScoringModel.BASELINE,
                        ScoringModel.EVALUATION)) {
            files.put(file, new String(model.file(file), java.nio.charset.StandardCharsets.UTF_8));
        }
        List<RunRecord> runs = opened.runs().list();
        assertThat(runs).hasSize(3).allSatisfy(run -> assertThat(run.error()).isNull());
        RunRecord train =
                runs.stream()
                        .filter(r -> r.request().command().equals("train"))
                        .findFirst()
                        .orElseThrow();
        RunRecord score =
                runs.stream()
                        .filter(r -> r.request().command().equals("score"))
                        .findFirst()
                        .orElseThrow();
        assertThat(score.counts()).isEqualTo(train.counts());
        return new Result(
                train.counts(),
                files,
                Evaluation.read(model.file(ScoringModel.EVALUATION), ScoringModel.EVALUATION),
                predictions(Path.of(opened.predictions().location(score.id()))),
                drift(opened));
    }

    private static List<FeatureDrift> drift(Workspace workspace) {
        String run = workspace.monitoring().latest().orElseThrow().runId();
        DriftReport report =
                DriftReport.read(
                        workspace.monitoring().read(run, DriftReport.FILE).orElseThrow(),
                        DriftReport.FILE);
        assertThat(report.windows()).hasSize(1);
        return report.windows().getFirst().features().stream()
                .map(each ->
                        new FeatureDrift(
                                each.section(),
                                each.name(),
                                each.status(),
                                each.importance(),
                                each.drift(),
                                each.rank(),
                                each.titles(),
                                each.missingShare(),
                                each.expectedMissingShare(),
                                each.unseenShare(),
                                each.unseen(),
                                null,
                                each.checks(),
                                each.cells()))
                .toList();
    }

    /// The jar that users run, in a process of its own.
    private static void marquee(
            String command,
            Path workspace,
            List<String> catalog,
            List<String> evidence,
            List<String> options) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp"));
        line.add(
                FlinkCluster.JOB_JAR
                        + File.pathSeparator
                        + FlinkCluster.JOB_JAR.resolveSibling("flink-lib")
                        + "/*");
        line.addAll(List.of("io.marquee.pipeline.Marquee", command, "--workspace=" + workspace));
        line.addAll(catalog);
        line.addAll(evidence);
        line.addAll(options);
        Command.Outcome outcome = Command.run(folder, Map.of(), line);
        assertThat(outcome.code()).as(outcome.errors()).isZero();
        assertThat(outcome.errors()).doesNotContain("\tat ");
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // the reader knows rows of any schema only as raw maps
    private static Map<String, Map<String, Object>> predictions(Path published) {
        Map<String, Map<String, Object>> byId = new TreeMap<>();
        try (Stream<Path> files = Files.list(published)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
                for (Map read : new CarpetReader<>(file.toFile(), Map.class)) {
                    Map<String, Object> row = new TreeMap<>(read);
                    row.keySet().removeAll(List.of("run_id", "model_version", "scored_at"));
                    assertThat(byId.put((String) row.get("title_id"), row)).isNull();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byId;
    }
}
