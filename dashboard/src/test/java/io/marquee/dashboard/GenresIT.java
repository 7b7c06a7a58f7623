package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.marquee.dashboard.account.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Looking into genres in a real browser: what charts show, and where clicks and keys lead.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GenresIT {

    @TempDir static Path folder;
    static ScoredWorkspace workspace;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        workspace = new ScoredWorkspace(folder);
        workspace.score();
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        try (SomeDashboard running = dashboard) {
            assertThat(running.complaints()).isEmpty();
        }
    }

    @Test
    @Order(1)
    void a_click_on_a_genre_filters_everything_and_the_address_keeps_it() {
        Page page = open("/genres");
        assertThat(figure(page, "Titles")).hasText("8");
        // Dramas are the most frequent: at the top.
        clickRow(chart(page, "Titles by genre"), 0);

        assertThat(figure(page, "Titles")).hasText("5");
        assertThat(page).hasURL(dashboard.address() + "/genres?genre=Dramas");
        clickRow(chart(page, "Titles by kind"), 1);
        assertThat(figure(page, "Titles")).hasText("1");
        assertThat(page)
                .hasURL(Pattern.compile(".*/genres\\?(?=.*genre=Dramas)(?=.*kind=SERIES).*"));
        assertThat(page.getByRole(AriaRole.LINK, named("Open these titles in predictions")))
                .hasAttribute("href", "predictions?genre=Dramas&kind=SERIES");

        page.goBack();
        assertThat(figure(page, "Titles")).hasText("5");
        page.navigate(dashboard.address() + "/genres?genre=Dramas&kind=SERIES");
        assertThat(figure(page, "Titles")).hasText("1");
        page.getByRole(AriaRole.BUTTON, named("Remove filter Genre: Dramas")).click();
        assertThat(figure(page, "Titles")).hasText("3");
        assertThat(page).hasURL(dashboard.address() + "/genres?kind=SERIES");
    }

    @Test
    @Order(2)
    void a_table_says_the_same_and_takes_clicks_too() {
        Page page = open("/genres");
        Locator chart = chart(page, "Titles by genre");
        chart.getByRole(AriaRole.BUTTON, inside("Table")).click();

        assertThat(chart.locator("tbody tr")).hasCount(4);
        assertThat(chart.locator("tbody tr").first()).hasText("Dramas53.9––100 %33.833466.7 %");
        assertThat(chart.locator("tbody th").nth(2)).hasText(ScoredWorkspace.HOSTILE_GENRE);
        chart.locator("tbody th button").nth(3).click();
        assertThat(figure(page, "Titles")).hasText("1");
        assertThat(page).hasURL(dashboard.address() + "/genres?genre=Docuseries");
    }

    @Test
    @Order(3)
    void keys_go_through_the_figures_and_choose_one() {
        Page page = open("/genres");
        Locator chart = chart(page, "Titles by genre");
        chart.locator(".chart-canvas").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(chart.getByRole(AriaRole.STATUS)).containsText("Genre Comedies, Titles 3");
        assertThat(chart.locator(".chart-tooltip")).containsText("Comedies");
        page.keyboard().press("Enter");

        assertThat(page).hasURL(dashboard.address() + "/genres?genre=Comedies");
        assertThat(figure(page, "Titles")).hasText("3");
    }

    @Test
    @Order(4)
    void a_hostile_genre_is_a_name_and_nothing_more() throws Exception {
        Page page = open("/genres");
        Locator chart = chart(page, "Titles by genre");
        hoverRow(chart, 2);
        assertThat(chart.locator(".chart-tooltip strong")).hasText(ScoredWorkspace.HOSTILE_GENRE);
        clickRow(chart, 2);
        assertThat(page.getByRole(AriaRole.BUTTON, named("Remove filter Genre: <img"))).isVisible();
        assertThat(page).hasTitle("Genres · Marquee");
        assertThat(page.locator("img[src=x]")).hasCount(0);

        Download csv =
                page.waitForDownload(() -> chart.getByRole(AriaRole.BUTTON, inside("CSV")).click());
        assertThat(csv.suggestedFilename()).isEqualTo("titles-by-genre.csv");
        assertThat(Files.readString(csv.path()))
                .startsWith("\ufeffGenre,Titles,Predicted rating,from,to,")
                .contains(
                        "\r\n\"<img src=x onerror=\"\"document.title='hacked'\"\">\",1,3.5,,,1,0,,,\r\n");
        Download png =
                page.waitForDownload(() -> chart.getByRole(AriaRole.BUTTON, inside("PNG")).click());
        assertThat(png.suggestedFilename()).isEqualTo("titles-by-genre.png");
        assertThat(Files.readAllBytes(png.path())).startsWith(0x89, 'P', 'N', 'G');
        png.saveAs(Path.of("target/screenshots/genres-saved.png"));
    }

    @Test
    @Order(5)
    void has_no_serious_fault_of_accessibility_in_any_light_or_width() {
        workspace.scoreMany(20_000);
        Page page = open("/genres?genre=Genre+1");
        assertThat(chart(page, "Titles by genre").locator("canvas")).isVisible();
        assertThat(page.getByText("has not learnt from")).isVisible();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {1280, 390}) {
                page.setViewportSize(width, 900);
                assertThat(seriousFaults(page)).isEmpty();
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(
                                        Path.of(
                                                "target/screenshots/genres-%s-%d.png"
                                                        .formatted(scheme, width)
                                                        .toLowerCase(Locale.ROOT))));
                assertThat(
                                (boolean)
                                        page.evaluate(
                                                "document.documentElement.scrollWidth <= innerWidth"))
                        .as("fits into %d pixels", width)
                        .isTrue();
            }
        }
    }

    private static Page open(String path) {
        Page page = dashboard.page(Role.VIEWER);
        page.navigate(dashboard.address() + path);
        assertThat(chart(page, "Titles by genre").locator("canvas")).isVisible();
        return page;
    }

    private static List<String> seriousFaults(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(GenresIT::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getNodes();
    }

    private static Locator chart(Page page, String title) {
        return page.locator("marquee-chart")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.locator(
                                                ".chart-title",
                                                new Page.LocatorOptions()
                                                        .setHasText(
                                                                Pattern.compile(
                                                                        "^" + title + "$")))));
    }

    private static Locator figure(Page page, String name) {
        return page.locator(".figures > div")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.getByText(
                                                name, new Page.GetByTextOptions().setExact(true))))
                .locator("dd");
    }

    /// Clicks into the band of a category of lying bars.
    private static void clickRow(Locator chart, int row) {
        chart.locator(".chart-canvas")
                .click(new Locator.ClickOptions().setPosition(200, y(chart, row)));
    }

    private static void hoverRow(Locator chart, int row) {
        chart.locator(".chart-canvas")
                .hover(new Locator.HoverOptions().setPosition(300, y(chart, row)));
    }

    /// The bands fill what the axis below them leaves.
    private static double y(Locator chart, int row) {
        // Charts are painted when they are scrolled to.
        chart.scrollIntoViewIfNeeded();
        assertThat(chart.locator("canvas")).isVisible();
        // What the server sent is drawn with the frame after next.
        chart.page()
                .waitForFunction(
                        "Object.values(Vaadin.Flow.clients).every(client => !client.isActive?.())");
        chart.page()
                .evaluate(
                        "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        BoundingBox box = chart.locator(".chart-canvas").boundingBox();
        Object rows = chart.evaluate("chart => chart.querySelectorAll('tbody tr').length");
        return 12 + (box.height - 60) * (row + 0.5) / ((Number) rows).doubleValue();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions inside(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
