package io.marquee.dashboard.whatif.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.Look;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.account.Role;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A title that does not exist, tried out in a real browser.
class WhatIfIT {

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        TrainedWorkspace trained = new TrainedWorkspace(folder);
        trained.train(40);
        trained.score();
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void predicts_as_one_types_and_holds_two_titles_side_by_side() {
        Page page = dashboard.page(Role.VIEWER);
        page.navigate(dashboard.address() + "/what-if");
        Locator a = region(page, "Title A");
        assertThat(a.getByText("No title yet. Give it a name.")).isVisible();

        a.getByLabel("Name").pressSequentially("A Quiet Harbour");
        assertThat(a.getByText("Predicted rating")).isVisible();
        a.getByLabel("Length").fill("160 min");
        a.getByLabel("Genres").fill("Dramas");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Dramas")).click();
        a.getByLabel("Genres").press("Tab");
        page.waitForURL(Pattern.compile("listed_in=Dramas"));

        page.getByText("Copy A to B").click();
        Locator b = region(page, "Title B");
        assertThat(b.getByLabel("Name")).hasValue("A Quiet Harbour");
        b.getByLabel("Length").fill("80 minutess");
        assertThat(b.getByText("the duration could not be understood")).isVisible();
        b.getByLabel("Length").fill("80 min");
        page.waitForURL(Pattern.compile("b\\.duration=80"));
        assertThat(b.getByText("the duration could not be understood")).isHidden();
        assertThat(page.getByText(Pattern.compile("B is predicted \\+0\\.\\d\\d rating points")))
                .isVisible();
        Look.at(page, "what-if");

        String shared = page.url();
        String difference = page.getByText("B is predicted").innerText();
        page.navigate(dashboard.address() + "/");
        page.navigate(shared);
        assertThat(region(page, "Title A").getByLabel("Name")).hasValue("A Quiet Harbour");
        assertThat(region(page, "Title B").getByLabel("Length")).hasValue("80 min");
        assertThat(page.getByText("B is predicted")).hasText(difference);
        assertThat(dashboard.complaints()).isEmpty();
    }

    private static Locator region(Page page, String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
