package io.marquee.dashboard.runs;

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
import io.marquee.registry.FolderStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run from a real browser, by the real launcher, on the sample data; and the death of the
/// dashboard in the middle of it.
class RunsIT {

    private static final double A_RUN_MILLIS = 240_000;
    private static final String INPUTS = "--inputs=" + DashboardProcess.ROOT.resolve("sample-data");

    @TempDir Path folder;
    Chromium browser;
    Page page;

    @BeforeEach
    void open() {
        assumeTrue(
                Files.exists(DashboardProcess.ROOT.resolve("pipeline/target/marquee-job.jar")),
                "the pipelines are not built");
        browser = Chromium.start();
        page = browser.page();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_training_survives_the_death_of_the_dashboard_that_started_it() throws IOException {
        Path workspace = folder.resolve("W");
        String run;
        String password;
        try (DashboardProcess first = DashboardProcess.start(workspace, INPUTS)) {
            password = first.password();
            first.logIn(page, password);
            page.navigate(first.address() + "/runs");
            assertThat(page.getByText("Nothing has run yet")).isVisible();
            page.getByRole(AriaRole.BUTTON, named("New run")).click();
            page.waitForURL("**/runs/new");
            page.navigate(first.address() + "/runs/new?command=train");
            assertThat(page.getByText("Trains both models")).isVisible();

            button("Start").click();
            assertThat(page.getByText("This is needed.")).isVisible();
            Look.at(page, "runs-new");

            Chromium.choose(page, "Catalog", "/etc/passwd");
            button("Start").click();
            assertThat(page.getByText("There is no file '/etc/passwd' that a run may read."))
                    .isVisible();
            page.reload();
            Chromium.choose(page, "Catalog", "catalog/part-1.csv");
            Chromium.choose(page, "Engagement", "engagement/*.csv.gz");
            page.getByText("More options").click();
            page.getByLabel("Trees", new Page.GetByLabelOptions().setExact(true)).fill("40");
            page.getByLabel("Shrinkage").fill("0.15");
            page.getByLabel("Evaluation").click();
            page.getByRole(AriaRole.OPTION, named("brief")).click();
            button("Start").click();

            page.waitForURL(Pattern.compile(".*/runs/launch-.*"));
            assertThat(header()).containsText("running");
            assertThat(page.getByText("clean", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            Look.at(page, "run-running");
            assertThat(button("Cancel")).isVisible();
            run = page.url().replaceFirst(".*/", "");
            assertThat(browser.complaints()).isEmpty();
            first.kill();
        }
        page.navigate("about:blank");
        browser.complaints().clear();

        try (DashboardProcess second = DashboardProcess.start(workspace, INPUTS)) {
            second.logIn(page, password);
            page.navigate(second.address() + "/runs");
            Locator link = page.getByRole(AriaRole.LINK, named("train,"));
            assertThat(link).hasCount(1);
            Look.at(page, "runs");
            link.click();
            assertThat(header()).containsText(Pattern.compile("running|done"));
            assertThat(header())
                    .containsText(
                            "done",
                            new LocatorAssertions.ContainsTextOptions().setTimeout(A_RUN_MILLIS));
            assertThat(page.getByText("It made the model")).isVisible();
            assertThat(page.getByRole(AriaRole.LOG)).containsText("accepted");
            assertThat(button("Run again")).isVisible();
            assertThat(button("Cancel")).isHidden();
            Look.at(page, "run-done");
            page.navigate(second.address() + "/runs/" + run);
            assertThat(header()).containsText("done");
            page.navigate(second.address() + "/runs?status=failed");
            assertThat(page.getByText("No run is failed.")).isVisible();
            assertThat(browser.complaints()).isEmpty();
        }
        Workspace made = Workspace.open(new FolderStore(workspace));
        assertThat(made.runs().list())
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.status()).isEqualTo(RunStatus.DONE);
                    assertThat(record.request().options()).containsEntry("launch", run);
                    assertThat(record.request().options()).containsEntry("trees", "40");
                });
        assertThat(made.models().pointer().orElseThrow().version())
                .isEqualTo(made.runs().latest().map(RunRecord::id).orElseThrow());
    }

    private Locator header() {
        return page.locator("main header");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
