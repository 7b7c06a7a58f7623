package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.models.TwoModels;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who may look at everything and change nothing, in a real browser. That what they are
/// not shown is refused too, [AccessIT] tells.
class ViewerIT {

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        assertThat(new TwoModels(folder)).isNotNull();
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void a_viewer_finds_no_way_to_launch_a_run_or_to_promote_a_model() {
        Page page = dashboard.page(Role.VIEWER);
        Locator menu = page.getByRole(AriaRole.NAVIGATION);
        assertThat(link(menu, "Runs")).isVisible();
        assertThat(link(menu, "Audit")).hasCount(0);
        assertThat(link(menu, "Accounts")).hasCount(0);

        link(menu, "Runs").click();
        page.waitForURL("**/runs");
        assertThat(page.getByRole(AriaRole.LINK, named("train,")).first()).isVisible();
        assertThat(button(page, "New run")).hasCount(0);
        page.getByRole(AriaRole.LINK, named("train,")).first().click();
        page.waitForURL("**/runs/*");
        assertThat(page.locator("main header")).containsText("train");
        assertThat(button(page, "Run again")).isHidden();
        assertThat(button(page, "Cancel")).isHidden();

        link(menu, "Model").click();
        page.waitForURL("**/models**");
        assertThat(page.locator("main")).containsText("v1");
        assertThat(button(page, "Promote")).isHidden();
        assertThat(button(page, "Roll back")).isHidden();
        assertThat(dashboard.complaints()).isEmpty();

        Response answer = page.navigate(dashboard.address() + "/runs/new?command=train");
        assertThat(Objects.requireNonNull(answer).status()).isEqualTo(403);
        assertThat(page.locator("main"))
                .containsText("There is no page at this address, or it is not for your role.");
        assertThat(button(page, "Start")).hasCount(0);
        // The browser's own word for the answer, and nothing else.
        assertThat(dashboard.complaints())
                .singleElement()
                .asString()
                .contains("the server responded with a status of 403");
    }

    private static Locator link(Locator within, String name) {
        return within.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
