package io.marquee.dashboard.runs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.registry.FolderStore;
import io.marquee.registry.RunRecord;
import io.marquee.registry.RunStatus;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run from a real browser, by the real launcher, on the sample data; and the death of the
/// dashboard in the middle of it.
class RunsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final double PATIENCE_MILLIS = 30_000;
    private static final double A_RUN_MILLIS = 120_000;
    private static final int PHONE = 390;

    @TempDir Path folder;
    Playwright playwright;
    Browser browser;
    Page page;
    final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        assumeTrue(
                Files.exists(ROOT.resolve("pipeline/target/marquee-job.jar")),
                "the pipelines are not built");
        assumeTrue(
                Files.isExecutable(SomeDashboard.CHROMIUM),
                "there is no browser: " + SomeDashboard.CHROMIUM);
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(SomeDashboard.CHROMIUM)
                                        .setArgs(
                                                List.of(
                                                        "--headless",
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        if (playwright != null) {
            browser.close();
            playwright.close();
        }
    }

    @Test
    void a_training_survives_the_death_of_the_dashboard_that_started_it() throws IOException {
        Path workspace = folder.resolve("W");
        String run;
        String password;
        try (DashboardProcess first = DashboardProcess.start(ROOT, workspace)) {
            password = first.password();
            logIn(first, password);
            page.navigate(first.address() + "/runs");
            assertThat(page.getByText("Nothing has run yet")).isVisible();
            page.getByRole(AriaRole.BUTTON, named("New run")).click();
            page.waitForURL("**/runs/new");
            page.navigate(first.address() + "/runs/new?command=train");
            assertThat(page.getByText("Trains both models")).isVisible();

            button("Start").click();
            assertThat(page.getByText("This is needed.")).isVisible();
            shoot("runs-new");

            choose("Catalog", "/etc/passwd");
            button("Start").click();
            assertThat(page.getByText("There is no file '/etc/passwd' that a run may read."))
                    .isVisible();
            page.reload();
            choose("Catalog", "catalog/part-1.csv");
            choose("Engagement", "engagement/*.csv.gz");
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
            shoot("run-running");
            assertThat(button("Cancel")).isVisible();
            run = page.url().replaceFirst(".*/", "");
            assertThat(complaints).isEmpty();
            first.kill();
        }
        page.navigate("about:blank");
        complaints.clear();

        try (DashboardProcess second = DashboardProcess.start(ROOT, workspace)) {
            logIn(second, password);
            page.navigate(second.address() + "/runs");
            Locator link = page.getByRole(AriaRole.LINK, named("train,"));
            assertThat(link).hasCount(1);
            shoot("runs");
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
            shoot("run-done");
            page.navigate(second.address() + "/runs/" + run);
            assertThat(header()).containsText("done");
            page.navigate(second.address() + "/runs?status=failed");
            assertThat(page.getByText("No run is failed.")).isVisible();
            assertThat(complaints).isEmpty();
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

    private void logIn(DashboardProcess dashboard, String password) {
        page.navigate(dashboard.address() + "/login");
        SomeDashboard.logIn(page, "admin", password);
        page.waitForURL(dashboard.address() + "/");
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

    private void choose(String label, String file) {
        Locator box = page.getByRole(AriaRole.COMBOBOX, named(label));
        box.fill(file);
        box.press("Enter");
        assertThat(
                        page.locator(
                                        "vaadin-multi-select-combo-box-chip",
                                        new Page.LocatorOptions().setHasText(file))
                                .first())
                .isVisible();
        box.press("Escape");
    }

    /// In the light, in the dark, and on a phone.
    private void shoot(String name) {
        shoot(name + "-light", ColorScheme.LIGHT, 1280);
        shoot(name + "-dark", ColorScheme.DARK, 1280);
        shoot(name + "-phone", ColorScheme.LIGHT, PHONE);
        page.setViewportSize(1280, 900);
    }

    private void shoot(String name, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve(name + ".png"))
                        .setFullPage(true));
    }
}
