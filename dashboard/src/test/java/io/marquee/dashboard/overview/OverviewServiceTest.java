package io.marquee.dashboard.overview;

import static io.marquee.dashboard.overview.SomeWorkspace.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.monitoring.MonitoringService;
import io.marquee.dashboard.monitoring.SomeDrift;
import io.marquee.dashboard.quality.QualityService;
import io.marquee.dashboard.quality.RowCounts;
import io.marquee.dashboard.quality.TrendPoint;
import io.marquee.registry.ModelManifest.Gate;
import io.marquee.registry.Run;
import io.marquee.registry.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewServiceTest {

    @TempDir Path folder;
    SomeWorkspace some;
    OverviewService service;

    @BeforeEach
    void open() {
        some = new SomeWorkspace(folder.resolve("W"));
        service =
                new OverviewService(
                        some.store(),
                        new ModelService(some.store()),
                        new QualityService(some.store()),
                        new MonitoringService(some.store()));
    }

    @Test
    void a_folder_that_is_not_there_is_empty_and_stays_away() {
        assertThat(service.read()).isEqualTo(new Overview.Empty());
        assertThat(folder.resolve("W")).doesNotExist();
    }

    @Test
    void tells_all_of_champion_models_and_runs_newest_first() {
        Run train = some.start("train");
        train.counts(Map.of("rows.read", 8807L));
        some.publish(
                "v1", Map.of("r2", 0.312, "roc_auc", 0.802), new Gate(true, "Better than naive."));
        some.workspace().models().promote("v1", "It is the first.", "train");
        some.pass(29);
        train.done();
        some.pass(1);
        Run refused = some.start("train");
        some.publish("v2", Map.of("r2", Double.NaN), new Gate(false, "No better than the mean."));
        some.pass(2);
        refused.refused("No better than the mean.");
        some.pass(1);

        try (Run score = some.start("score")) {
            ModelSummary champion =
                    new ModelSummary("v1", true, NOON, 0.312, 0.802, true, "Better than naive.");
            assertThat(service.read())
                    .isEqualTo(
                            new Overview.Filled(
                                    new Standing(champion, null, List.of()),
                                    List.of(
                                            new ModelSummary(
                                                    "v2",
                                                    false,
                                                    NOON.plusSeconds(30),
                                                    Double.NaN,
                                                    Double.NaN,
                                                    false,
                                                    "No better than the mean."),
                                            champion),
                                    List.of(
                                            new RunSummary(
                                                    score.id(),
                                                    "score",
                                                    RunStatus.RUNNING,
                                                    NOON.plusSeconds(33),
                                                    null,
                                                    null,
                                                    null),
                                            new RunSummary(
                                                    refused.id(),
                                                    "train",
                                                    RunStatus.REFUSED,
                                                    NOON.plusSeconds(30),
                                                    Duration.ofSeconds(2),
                                                    null,
                                                    "No better than the mean."),
                                            new RunSummary(
                                                    train.id(),
                                                    "train",
                                                    RunStatus.DONE,
                                                    NOON,
                                                    Duration.ofSeconds(29),
                                                    8807L,
                                                    null)),
                                    new TrendPoint(
                                            train.id(),
                                            "train",
                                            NOON,
                                            new RowCounts(8807, 0, 0, 0)),
                                    List.of(
                                            new Alert(
                                                    "The gate refused a model that is newer than"
                                                            + " the champion: No better than the"
                                                            + " mean.",
                                                    "models/v2?tab=gate",
                                                    "What it checked"))));
        }
    }

    @Test
    void has_no_champion_before_the_first_promotion() {
        some.publish("v1", Map.of(), new Gate(false, "No better than the mean."));

        assertThat(service.read())
                .isEqualTo(
                        new Overview.Filled(
                                null,
                                List.of(
                                        new ModelSummary(
                                                "v1",
                                                false,
                                                NOON,
                                                Double.NaN,
                                                Double.NaN,
                                                false,
                                                "No better than the mean.")),
                                List.of(),
                                null,
                                List.of(
                                        new Alert(
                                                "No model scores: none has been promoted.",
                                                "models",
                                                "Models"))));
    }

    @Test
    void a_run_whose_process_is_gone_was_interrupted_and_is_left_as_it_is() throws IOException {
        String running;
        try (Run run = some.start("train")) {
            running = Files.readString(record(run.id()));
            some.pass(5);
            run.done();
            Files.writeString(record(run.id()), running);
        }

        assertThat(service.read())
                .isInstanceOfSatisfying(
                        Overview.Filled.class,
                        filled ->
                                assertThat(filled.runs())
                                        .extracting(
                                                RunSummary::status,
                                                RunSummary::took,
                                                RunSummary::error)
                                        .containsExactly(
                                                tuple(
                                                        RunStatus.INTERRUPTED,
                                                        null,
                                                        "Its process is gone without a word: it was killed, or the machine stopped.")));
        assertThat(Files.readString(record(some.workspace().runs().list().getFirst().id())))
                .isEqualTo(running);
    }

    @Test
    void a_workspace_of_a_newer_format_cannot_be_read() {
        some.store().write("workspace.json", "{\"formatVersion\": 99}".getBytes(UTF_8));

        assertThat(service.read())
                .isEqualTo(
                        new Overview.Unreadable(
                                some.store().location("workspace.json")
                                        + " was written by a newer Marquee (format 99; this one"
                                        + " reads 1). Update Marquee, or choose another"
                                        + " workspace."));
    }

    @Test
    void a_champion_that_is_gone_is_told_with_what_to_do() throws IOException {
        some.publish("v1", Map.of(), new Gate(true, "Better than naive."));
        some.workspace().models().promote("v1", "It is the first.", "train");
        Files.delete(folder.resolve("W/models/v1/model.json"));

        assertThat(service.read())
                .isEqualTo(
                        new Overview.Unreadable(
                                "The champion is v1, but there is no such model in "
                                        + some.store().location("models")
                                        + ". Restore it from a copy, or promote another:"
                                        + " ./marquee models promote VERSION."));
    }

    @Test
    void tells_what_the_newest_monitoring_run_found() throws IOException {
        some.publish("v1", Map.of(), new Gate(true, "Better than naive."));
        some.workspace().models().promote("v1", "It is the first.", "train");
        SomeDrift.publish(folder.resolve("W"));
        assertThat(alerts())
                .containsExactly(
                        new Alert(
                                "Since v1 was trained, runtime minutes, genres and RMSE of the rating have drifted.",
                                "monitoring?run=" + SomeDrift.RUN,
                                "Monitoring"));

        SomeDrift.publishNothing(folder.resolve("W"));
        assertThat(alerts()).isEmpty();

        Files.writeString(
                folder.resolve("W/monitoring/" + SomeDrift.LATER_RUN + "/drift.json"), "{");
        open();
        assertThat(alerts())
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.sentence())
                                .startsWith("What the last monitoring run found cannot be told: ")
                                .contains("drift.json"));
    }

    private List<Alert> alerts() {
        return ((Overview.Filled) service.read()).alerts();
    }

    @Test
    void looks_anew_each_time() throws IOException {
        assertThat(service.read()).isEqualTo(new Overview.Empty());
        some.start("train").done();
        assertThat(service.read()).isInstanceOf(Overview.Filled.class);
    }

    private Path record(String id) {
        return folder.resolve("W/runs").resolve(id).resolve("run.json");
    }
}
