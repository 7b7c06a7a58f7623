package io.marquee.dashboard.models.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.account.AuditEntry;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.models.TwoModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Models and the quality of data, looked at in a real browser.
class ModelsIT {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @TempDir static Path folder;
    static TwoModels workspace;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        workspace = new TwoModels(folder);
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        try (SomeDashboard running = dashboard) {
            assertThat(running.complaints()).isEmpty();
        }
    }

    @Test
    void an_operator_overrules_the_gate_and_rolls_back() {
        Page page = dashboard.page(Role.OPERATOR);
        open(page, "models/v2");
        button(page, "Promote").click();
        Locator overrule = button(page, "Overrule the gate and promote");
        assertThat(overrule).isDisabled();
        page.getByLabel("Why").fill("The champion is wrong about series.");
        shoot(page, "model-promote");
        overrule.click();
        assertThat(page.getByText("v2 is champion now.")).isVisible();
        assertThat(workspace.models().pointer().orElseThrow().version()).isEqualTo("v2");

        open(page, "models");
        button(page, "Roll back").click();
        page.getByLabel("Why").fill("It was no better after all.");
        page.getByRole(
                        AriaRole.ALERTDIALOG,
                        new Page.GetByRoleOptions().setName("Roll back to v1?"))
                .getByText("Roll back", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("v1 is champion again.")).isVisible();
        assertThat(page.getByText("It was no better after all.")).isVisible();
        assertThat(workspace.models().pointer().orElseThrow().version()).isEqualTo("v1");
        assertThat(workspace.models().pointer().orElseThrow().history().getLast().by())
                .isEqualTo("operator");
        assertThat(dashboard.bean(AuditLog.class).list(AuditFilter.ALL, 0, 10))
                .extracting(AuditEntry::who, AuditEntry::action)
                .filteredOn(entry -> entry.toList().getLast().toString().startsWith("model."))
                .containsExactly(
                        tuple("operator", "model.rollback"), tuple("operator", "model.overrule"));
    }

    @Test
    void a_viewer_sees_all_and_changes_nothing() {
        Page page = dashboard.page(Role.VIEWER);
        open(page, "models/v2");
        assertThat(page.getByText("Compare with the champion")).isVisible();
        assertThat(button(page, "Promote")).hasCount(0);
        open(page, "models");
        assertThat(button(page, "Compare")).isVisible();
        assertThat(button(page, "Roll back")).hasCount(0);
    }

    @Test
    void the_counts_follow_the_threshold() {
        Page page = dashboard.page(Role.VIEWER);
        open(page, "models/v1?tab=liked");
        Locator matrix = page.getByLabel("Confusion matrix");
        assertThat(matrix)
                .hasText(Pattern.compile("Liked\\s*356\\s*82\\s*Not liked\\s*138\\s*156"));
        page.locator("vaadin-slider input").focus();
        page.keyboard().press("End");
        assertThat(page.getByText("from a probability of 0.950")).isVisible();
        assertThat(matrix).hasText(Pattern.compile("Liked\\s*0\\s*438\\s*Not liked\\s*0\\s*294"));
    }

    @Test
    void the_address_keeps_the_tab_and_a_card_runs_no_script() {
        Page page = dashboard.page(Role.VIEWER);
        open(page, "models/v1");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Card")).click();
        assertThat(page).hasURL(Pattern.compile(".*/models/v1\\?tab=card$"));
        assertThat(page.locator("vaadin-markdown td").first()).hasText("R²");
        assertThat(page).hasTitle("Model v1 · Marquee");
        assertThat(page.locator("vaadin-markdown img[onerror]")).hasCount(0);
        page.reload();
        assertThat(page.locator("vaadin-markdown td").first()).hasText("R²");
        shoot(page, "model-card");
    }

    @Test
    void two_models_are_compared() {
        Page page = dashboard.page(Role.VIEWER);
        open(page, "models");
        page.getByLabel("Select Row").nth(0).click();
        page.getByLabel("Select Row").nth(1).click();
        button(page, "Compare").click();
        assertThat(page).hasURL(Pattern.compile(".*/models/compare\\?a=v1&b=v2$"));
        assertThat(page.getByLabel("Figures of both"))
                .containsText(Pattern.compile("RMSE\\s*0.505"));
        assertThat(page.getByLabel("Options that differ")).containsText("trees");
    }

    @Test
    void rejected_rows_are_found_and_taken_away() throws Exception {
        Page page = dashboard.page(Role.VIEWER);
        open(page, "quality?run=%s&reason=WRONG_CELL_COUNT".formatted(workspace.runs().getLast()));
        assertThat(page.getByText("1 row", new Page.GetByTextOptions().setExact(true))).isVisible();
        page.getByText("3 cells instead of 12.").first().click();
        assertThat(page.locator(".raw-row")).containsText("s9,Movie,Name");
        String csv =
                new String(
                        page.waitForDownload(() -> page.getByText("Download as CSV").click())
                                .createReadStream()
                                .readAllBytes(),
                        UTF_8);
        assertThat(csv).startsWith("fault_file,").contains("\"s9,Movie,Name\"");
    }

    @Test
    void every_page_is_in_order_in_light_in_dark_and_on_a_phone() {
        Page page = dashboard.page(Role.OPERATOR);
        for (String path :
                List.of(
                        "",
                        "models",
                        "models/v0",
                        "models/v1",
                        "models/v1?tab=liked",
                        "models/v1?tab=parts",
                        "models/v1?tab=importance",
                        "models/v1?tab=studies",
                        "models/v2?tab=gate",
                        "models/v1?tab=origin",
                        "models/compare?a=v1&b=v2",
                        "quality",
                        "quality?run=" + workspace.runs().getFirst())) {
            open(page, path);
            String name = path.isEmpty() ? "overview" : path.replaceAll("\\W+", "-");
            page.setViewportSize(1280, 1700);
            shoot(page, name);
            assertThat(
                            // Its scroller stands between tab list and tabs, which is its own
                            // affair.
                            // Vaadin puts a scroller between its tab list and the tabs.
                            new AxeBuilder(page)
                                    .exclude("vaadin-tabs").analyze().getViolations().stream()
                                            .filter(fault -> SERIOUS.contains(fault.getImpact()))
                                            .map(fault -> fault.getId() + " " + fault.getNodes())
                                            .toList())
                    .as(path)
                    .isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shoot(page, name + "-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.setViewportSize(390, 844);
            shoot(page, name + "-phone");
            assertThat(
                            (Integer)
                                    page.evaluate(
                                            "document.querySelector('.page').scrollWidth - document.querySelector('.page').clientWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(0);
            page.setViewportSize(1280, 900);
        }
    }

    private static void open(Page page, String path) {
        page.navigate(dashboard.address() + "/" + path);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screenshots", name + ".png")));
    }
}
