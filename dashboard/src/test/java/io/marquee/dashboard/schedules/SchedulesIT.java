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
import io.marquee.dashboard.account.AuditEntry;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Role;
import io.marquee.registry.FolderStore;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A schedule from a real browser that starts a real training.
class SchedulesIT {

    private static final String LAUNCHER = "marquee.launcher";
    private static final double A_RUN_MILLIS = 240_000;

    @TempDir Path folder;
    SomeDashboard dashboard;
    Page page;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                Files.exists(DashboardProcess.ROOT.resolve("pipeline/target/marquee-job.jar")),
                "the pipelines are not built");
        Path sample = DashboardProcess.ROOT.resolve("sample-data");
        Files.copy(sample.resolve("catalog/part-1.csv"), folder.resolve("catalog.csv"));
        Files.copy(sample.resolve("engagement/part-1.csv.gz"), folder.resolve("engagement.csv.gz"));
        System.setProperty(LAUNCHER, DashboardProcess.ROOT.resolve("marquee").toString());
        dashboard = SomeDashboard.start(folder);
        page = dashboard.page(Role.OPERATOR);
    }

    @AfterEach
    void stop() {
        System.clearProperty(LAUNCHER);
        if (dashboard != null) {
            dashboard.close();
        }
    }

    @Test
    void a_training_is_scheduled_fires_and_ends() {
        page.navigate(dashboard.address() + "/schedules");
        assertThat(page.getByText("Nothing is scheduled yet")).isVisible();
        button("New schedule").click();
        page.waitForURL("**/schedules/new");
        page.getByLabel("What to do").click();
        page.getByRole(AriaRole.OPTION, named("train")).click();
        assertThat(page.getByText("Trains both models")).isVisible();
        button("Schedule it").click();
        assertThat(page.getByText("Give it a name.").first()).isVisible();
        assertThat(page.getByText("This is needed.").first()).isVisible();

        page.getByLabel("Name", exactly()).fill("Nightly training");
        Chromium.choose(page, "Catalog", "catalog.csv");
        Chromium.choose(page, "Engagement", "engagement.csv.gz");
        page.getByText("More options").click();
        page.getByLabel("Trees", exactly()).fill("40");
        page.getByLabel("Shrinkage").fill("0.15");
        page.getByLabel("Evaluation").click();
        page.getByRole(AriaRole.OPTION, named("brief")).click();
        page.getByLabel("When", exactly()).fill("30 25 * * *");
        assertThat(page.getByText("'25' is no hour.").first()).isVisible();
        page.getByLabel("When", exactly()).fill("30 2 * * *");
        Locator zone = page.getByRole(AriaRole.COMBOBOX, named("Time zone"));
        zone.fill("Europe/Berlin");
        page.getByRole(AriaRole.OPTION, named("Europe/Berlin")).click();
        assertThat(page.getByText("The next five times, every day at 02:30:")).isVisible();
        assertThat(page.locator(".times li")).hasCount(5);
        assertThat(page.locator(".times li").first()).containsText(Pattern.compile("02:30 CES?T"));
        page.getByText("More options").click();
        page.locator(".preview").scrollIntoViewIfNeeded();
        Look.at(page, "schedule-new");
        button("Schedule it").click();

        page.waitForURL(Pattern.compile(".*/schedules/[0-9]+"));
        assertThat(page.getByText("every day at 02:30, Europe/Berlin")).isVisible();
        assertThat(page.getByText("It has not fired yet.")).isVisible();
        comeDue();
        Locator history = page.getByLabel("History").locator("vaadin-badge");
        assertThat(history).hasText(Pattern.compile("running|done"));
        assertThat(history)
                .hasText("done", new LocatorAssertions.HasTextOptions().setTimeout(A_RUN_MILLIS));
        Look.at(page, "schedule");

        String schedule = page.url();
        page.getByRole(AriaRole.LINK, named("started")).click();
        assertThat(page.locator("main header")).containsText("by schedule Nightly training");
        assertThat(page.getByText("It made the model")).isVisible();
        page.navigate(schedule);
        button("Pause").click();
        assertThat(page.getByText("None while it is paused.")).isVisible();
        page.navigate(dashboard.address() + "/schedules");
        assertThat(page.locator("vaadin-grid").getByText("paused")).isVisible();
        Look.at(page, "schedules");
        page.getByRole(AriaRole.LINK, named("Nightly training")).click();
        button("Edit").click();
        page.waitForURL(Pattern.compile(".*/edit"));
        assertThat(page.getByLabel("Trees", exactly())).hasValue("40");
        page.getByLabel("Name", exactly()).fill("Training");
        button("Save").click();
        assertThat(page.locator("main h1")).hasText("Training");
        button("Delete").click();
        page.getByRole(AriaRole.ALERTDIALOG).getByText("Delete", exact()).click();
        assertThat(page.getByText("Nothing is scheduled yet")).isVisible();

        Workspace made = Workspace.open(new FolderStore(folder));
        assertThat(made.runs().list()).hasSize(1);
        assertThat(made.models().pointer()).isPresent();
        assertThat(
                        dashboard
                                .bean(AuditLog.class)
                                .list(new AuditFilter("training", ""), 0, 10)
                                .stream()
                                .map(AuditEntry::action))
                .containsExactly(
                        "schedule.delete",
                        "schedule.change",
                        "schedule.pause",
                        "schedule.fire",
                        "schedule.create");
        assertThat(dashboard.complaints()).isEmpty();
    }

    /// As if the clock stood at its time.
    private void comeDue() {
        JdbcClient database = dashboard.bean(JdbcClient.class);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        database.sql("update schedule set due = :now").param("now", now).update();
        database.sql("update scheduled_tasks set execution_time = :now, version = version + 1")
                .param("now", now)
                .update();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
