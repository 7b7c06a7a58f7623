package io.marquee.dashboard.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.UserError;
import io.marquee.drift.DriftStatus;
import io.marquee.registry.FolderStore;
import io.marquee.registry.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringServiceTest {

    @TempDir Path folder;
    MonitoringService service;

    @BeforeEach
    void open() {
        service = new MonitoringService(new FolderStore(folder));
    }

    @Test
    void knows_nothing_where_nothing_was_monitored() {
        assertThat(service.runs()).isEmpty();
        assertThat(service.newest()).isEmpty();
        assertThat(service.find("none")).isEmpty();
    }

    @Test
    void lists_the_newest_first() {
        SomeDrift.publish(folder);
        SomeDrift.publishNothing(folder);
        assertThat(service.runs())
                .extracting(Manifest::runId)
                .containsExactly(SomeDrift.LATER_RUN, SomeDrift.RUN);
        assertThat(service.newest().orElseThrow().id()).isEqualTo(SomeDrift.LATER_RUN);
        assertThat(service.find(SomeDrift.RUN).orElseThrow().report())
                .isEqualTo(SomeDrift.report());
    }

    @Test
    void sets_the_windows_of_a_run_beside_each_other() {
        SomeDrift.publish(folder);
        SomeDrift.publishNothing(folder);
        assertThat(service.history(service.find(SomeDrift.RUN).orElseThrow()))
                .extracting(Moment::runId, Moment::at, moment -> moment.window().status())
                .containsExactly(
                        tuple(SomeDrift.RUN, Instant.parse("2026-01-01T00:00:00Z"), DriftStatus.OK),
                        tuple(
                                SomeDrift.RUN,
                                Instant.parse("2026-01-02T00:00:00Z"),
                                DriftStatus.DRIFTED));
    }

    @Test
    void sets_runs_that_looked_at_the_same_beside_each_other() {
        SomeDrift.publish(folder);
        SomeDrift.publishNothing(folder);
        SomeDrift.publishLast(folder);
        assertThat(service.history(service.find(SomeDrift.LATER_RUN).orElseThrow()))
                .extracting(Moment::runId, Moment::at)
                .containsExactly(
                        tuple(SomeDrift.LATER_RUN, Instant.parse("2026-01-04T00:00:00Z")),
                        tuple(SomeDrift.LAST_RUN, Instant.parse("2026-01-05T06:30:00Z")));
    }

    @Test
    void takes_the_newest_window_of_which_there_is_enough_to_tell() {
        MonitoringRun run = new MonitoringRun(manifest(), SomeDrift.report());
        assertThat(run.newest()).isEqualTo(SomeDrift.report().windows().getLast());
        assertThat(run.window("2026-01-01")).contains(SomeDrift.report().windows().getFirst());
        assertThat(run.window("2026-01-03")).isEmpty();
        MonitoringRun begun = new MonitoringRun(manifest(), SomeDrift.reportOfADayThatHasBegun());
        assertThat(begun.newest()).isEqualTo(SomeDrift.report().windows().getLast());
    }

    @Test
    void says_which_file_is_damaged_or_missing() throws Exception {
        SomeDrift.publish(folder);
        Path file = folder.resolve("monitoring").resolve(SomeDrift.RUN).resolve("drift.json");
        Files.writeString(file, "{");
        assertThatThrownBy(() -> service.newest())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("drift.json");
        Files.delete(file);
        assertThatThrownBy(() -> service.newest())
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith(
                        "drift.json is missing. Restore it from a copy, or monitor again.");
    }

    private Manifest manifest() {
        SomeDrift.publish(folder);
        return service.runs().getFirst();
    }
}
