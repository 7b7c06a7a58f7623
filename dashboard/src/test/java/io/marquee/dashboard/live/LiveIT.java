package io.marquee.dashboard.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.Look;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.account.Role;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a stream tells, looked at in a real browser.
class LiveIT {

    @TempDir Path folder;

    @Test
    void what_is_told_shows_by_itself_and_leads_to_titles() {
        new ScoredWorkspace(folder).score();
        try (SomeDashboard dashboard = SomeDashboard.start(folder)) {
            Page page = dashboard.page(Role.VIEWER);
            page.getByRole(AriaRole.LINK, named("Live")).click();
            page.waitForURL("**/live");
            assertThat(page.getByText("No stream yet")).isVisible();

            String run = SomeStream.publish(folder);
            Locator scored = region(page, "Scored last").locator("tbody tr");
            assertThat(scored).hasCount(2);
            assertThat(scored.first()).containsText("<b>Bold</b>");
            assertThat(region(page, "Trending now").locator("tbody tr")).containsText("13.09");
            assertThat(region(page, "Engagement").locator("canvas")).isVisible();
            Look.at(page, "live");

            SomeStream.goOn(folder, run);
            assertThat(scored.first()).containsText("4.10");
            assertThat(scored).hasCount(2);

            scored.first().getByRole(AriaRole.LINK).first().click();
            page.waitForURL("**/titles/s1");
            assertThat(region(page, "Live engagement")).containsText("4.25");
            assertThat(dashboard.complaints()).isEmpty();
        }
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
