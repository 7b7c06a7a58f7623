package io.marquee.dashboard.title.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.Look;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.account.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the table of predictions to a title, why it is predicted so, and what if it were otherwise.
class TitlesIT {

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        TrainedWorkspace trained = new TrainedWorkspace(folder);
        trained.train(10);
        trained.score();
        trained.train(40);
        trained.score();
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void leads_from_a_genre_to_a_title_and_on_to_what_if() throws Exception {
        Page page = dashboard.page(Role.VIEWER);
        page.navigate(dashboard.address() + "/predictions?genre=Dramas");
        assertThat(page.locator("vaadin-grid a").first()).isVisible();
        assertThat(page.getByRole(AriaRole.STATUS).filter(has("titles"))).isVisible();
        Look.at(page, "predictions");

        page.getByLabel("Name").fill("night");
        page.waitForURL(Pattern.compile("search=night"));
        Download csv = page.waitForDownload(() -> page.getByLabel("Download as CSV").click());
        List<String> lines = Files.readAllLines(csv.path());
        assertThat(lines.getFirst()).startsWith("\uFEFFtitle_id,title");
        assertThat(lines.subList(1, lines.size()))
                .isNotEmpty()
                .allMatch(line -> line.contains("The Night") && line.contains("Dramas"));

        String name = page.locator("vaadin-grid a").first().innerText();
        page.locator("vaadin-grid a").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
                .isVisible();
        assertThat(page.getByLabel("What makes the rating. From")).isVisible();
        assertThat(page.getByText("Comparable titles").first()).isVisible();
        Look.at(page, "title");

        page.getByText("Try changes").click();
        assertThat(page.getByLabel("Name").first()).hasValue(name);
        assertThat(page.getByLabel("What makes the rating of A. From")).isVisible();
        assertThat(dashboard.complaints()).isEmpty();
    }

    @Test
    void says_kindly_that_there_is_no_such_title() {
        Page page = dashboard.page(Role.VIEWER);
        page.navigate(dashboard.address() + "/titles/s999");
        assertThat(page.getByText("No such title")).isVisible();
        assertThat(page.getByText("scored no title with the id 's999'")).isVisible();
        assertThat(page.getByRole(AriaRole.NAVIGATION)).isVisible();
        Look.at(page, "unknown-title");
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
