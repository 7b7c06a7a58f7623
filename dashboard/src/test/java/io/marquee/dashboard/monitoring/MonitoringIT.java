package io.marquee.dashboard.monitoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.Look;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.models.TwoModels;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What has drifted, looked at in a real browser.
class MonitoringIT {

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        assertThat(new TwoModels(folder)).isNotNull();
        SomeDrift.publishNothing(folder);
        SomeDrift.publish(folder);
        SomeDrift.publishLast(folder);
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        try (SomeDashboard running = dashboard) {
            assertThat(running.complaints()).isEmpty();
        }
    }

    @Test
    void an_alert_leads_to_what_has_drifted_and_how() {
        Page page = dashboard.page(Role.VIEWER);
        Locator alerts = region(page, "To look at");
        assertThat(alerts).containsText("Since v1 was trained, runtime minutes has drifted.");
        alerts.getByRole(AriaRole.LINK, named("Monitoring")).click();
        page.waitForURL("**/monitoring?run=" + SomeDrift.LAST_RUN);
        assertThat(region(page, "In short"))
                .containsText("Of 500 titles runtime minutes has drifted.");
        assertThat(region(page, "Runtime minutes").locator("canvas")).isVisible();

        region(page, "Features, by impact").getByText("genres").click();
        page.waitForURL("**/monitoring?feature=genres&run=*");
        Locator genres = region(page, "Genres");
        assertThat(genres).containsText("no drift");
        genres.getByRole(AriaRole.BUTTON, named("Table")).click();
        assertThat(genres.locator("marquee-chart table"))
                .containsText(Pattern.compile("Dramas\\s*60\\s?%\\s*50\\s?%"));
        page.reload();
        assertThat(region(page, "Genres")).isVisible();
        assertThat(page.getByLabel("Look at")).hasValue("genres");
    }

    @Test
    void a_place_in_the_chart_over_time_leads_to_its_window_and_feature() {
        Page page = dashboard.page(Role.VIEWER);
        page.navigate(dashboard.address() + "/monitoring?run=" + SomeDrift.RUN);
        Locator overTime =
                page.locator(
                        "marquee-chart", new Page.LocatorOptions().setHasText("Drift over time"));
        overTime.getByRole(AriaRole.BUTTON, named("Table")).click();
        overTime.locator("tr", new Locator.LocatorOptions().setHasText("2026-01-01"))
                .getByText("genres")
                .click();
        page.waitForURL("**/monitoring?feature=genres&run=*&window=2026-01-01");
        assertThat(region(page, "In short")).containsText("Nothing has drifted");
        assertThat(page.getByLabel("Window (UTC)")).containsText("2026-01-01: no drift");
        assertThat(region(page, "Live quality")).containsText("is not known");
    }

    @Test
    void it_is_in_order_by_day_by_night_and_on_a_phone() {
        Page page = dashboard.page(Role.OPERATOR);
        page.navigate(dashboard.address() + "/monitoring?run=" + SomeDrift.RUN);
        assertThat(region(page, "Runtime minutes").locator("canvas")).isVisible();
        Look.at(page, "monitoring");
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
