package io.marquee.dashboard.schedules;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.Chromium;
import io.marquee.dashboard.DashboardProcess;
import io.marquee.dashboard.Look;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.registry.FolderStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dashboard is killed outright while a run goes on, and another one is there only after
/// schedules have come due.
class KilledDashboardIT {

    /// Two trainings at the same time on a busy machine.
    private static final double RUNS_MILLIS = 240_000;

    private static final String BY_HAND = "By hand";
    private static final String MAKES_UP = "Makes up";
    private static final String LETS_BE = "Lets be";

    private static final LaunchOrder TRAINING =
            new LaunchOrder(
                    "train",
                    Map.of(
                            "catalog", List.of("catalog.csv"),
                            "engagement", List.of("engagement.csv.gz"),
                            "trees", List.of("40"),
                            "shrinkage", List.of("0.15"),
                            "evaluation", List.of("brief")),
                    "automatic");

    @TempDir Path workspace;

    @Test
    void its_run_ends_well_and_every_schedule_follows_its_policy() throws Exception {
        assumeTrue(
                Files.exists(DashboardProcess.ROOT.resolve("pipeline/target/marquee-job.jar")),
                "the pipelines are not built");
        schedule();
        try (Chromium browser = Chromium.start()) {
            Page page = browser.page();
            try (DashboardProcess first = DashboardProcess.start(workspace)) {
                logIn(page, first);
                open(page, first, BY_HAND);
                page.getByRole(AriaRole.BUTTON, named("Run now")).click();
                assertThat(history(page)).hasText("running");
                assertThat(browser.complaints()).isEmpty();
                first.kill();
            }
            page.navigate("about:blank");
            browser.complaints().clear();
            assertThat(runs()).doesNotContain(RunStatus.DONE);
            twoHoursPass();

            try (DashboardProcess second = DashboardProcess.start(workspace)) {
                logIn(page, second);
                open(page, second, LETS_BE);
                assertThat(history(page)).hasText("missed");
                assertThat(page.getByText("No dashboard was there at that time.")).isVisible();
                open(page, second, MAKES_UP);
                assertThat(page.getByText("No dashboard was there in time, so it ran later."))
                        .isVisible();
                assertThat(history(page)).hasText("done", patiently());
                Look.at(page, "schedule-made-up");
                open(page, second, BY_HAND);
                assertThat(history(page)).hasText("done", patiently());
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("started"))
                        .click();
                assertThat(page.locator("main header")).containsText("done");
                assertThat(page.getByText("It made the model")).isVisible();
                assertThat(browser.complaints()).isEmpty();
            }
        }
        assertThat(runs()).containsExactly(RunStatus.DONE, RunStatus.DONE);
    }

    /// Once a year, so that none comes due by itself.
    private void schedule() throws IOException {
        Path sample = DashboardProcess.ROOT.resolve("sample-data");
        Files.copy(sample.resolve("catalog/part-1.csv"), workspace.resolve("catalog.csv"));
        Files.copy(
                sample.resolve("engagement/part-1.csv.gz"), workspace.resolve("engagement.csv.gz"));
        try (SomeDashboard dashboard = SomeDashboard.start(workspace)) {
            // A schedule of somebody who is no operator would be skipped.
            House.enter(SomeDashboard.name(Role.OPERATOR), "ROLE_VIEWER", "ROLE_OPERATOR");
            SchedulesService schedules = dashboard.bean(SchedulesService.class);
            schedules.create(plan(BY_HAND, MissedPolicy.SKIP));
            schedules.create(plan(MAKES_UP, MissedPolicy.RUN_ONCE));
            schedules.create(plan(LETS_BE, MissedPolicy.SKIP));
        } finally {
            House.leave();
        }
    }

    private static SchedulePlan plan(String name, MissedPolicy missed) {
        return new SchedulePlan(
                name,
                TRAINING,
                Cron.parse("0 0 1 1 *"),
                ZoneOffset.UTC,
                missed,
                0,
                Duration.ofMinutes(1));
    }

    /// As if two of the schedules should have fired two hours ago, and the machine was off.
    private void twoHoursPass() throws SQLException {
        String url = "jdbc:h2:file:" + workspace.resolve("dashboard").resolve("state");
        try (Connection connection = DriverManager.getConnection(url, "marquee", "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    update schedule set due = dateadd(hour, -2, current_timestamp)
                    where name <> '%s'\
                    """
                            .formatted(BY_HAND));
            statement.execute(
                    """
                    update scheduled_tasks set execution_time = dateadd(hour, -2, current_timestamp)
                    where task_name = 'schedule' and task_instance not like
                        (select concat(id, '.%%') from schedule where name = '%s')\
                    """
                            .formatted(BY_HAND));
        }
    }

    private List<RunStatus> runs() {
        return Workspace.open(new FolderStore(workspace)).runs().list().stream()
                .map(RunRecord::status)
                .toList();
    }

    private static void logIn(Page page, DashboardProcess dashboard) {
        page.navigate(dashboard.address() + "/login");
        Chromium.logIn(page, SomeDashboard.name(Role.OPERATOR), SomeDashboard.PASSWORD);
        page.waitForURL(dashboard.address() + "/");
    }

    private static void open(Page page, DashboardProcess dashboard, String schedule) {
        page.navigate(dashboard.address() + "/schedules");
        page.getByRole(AriaRole.LINK, named(schedule)).click();
        assertThat(page.locator("main h1")).hasText(schedule);
    }

    private static Locator history(Page page) {
        return page.getByLabel("History").locator("vaadin-badge");
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(RUNS_MILLIS);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
