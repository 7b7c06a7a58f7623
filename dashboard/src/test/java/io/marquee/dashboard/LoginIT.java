package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.marquee.dashboard.account.AuditEntry;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Role;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logging in and out, and what admins decide, in a real browser.
class LoginIT {

    @TempDir static Path folder;
    static SomeDashboard dashboard;

    @BeforeAll
    static void start() {
        dashboard = SomeDashboard.start(folder);
    }

    @AfterAll
    static void stop() {
        try (SomeDashboard running = dashboard) {
            assertThat(running.complaints()).isEmpty();
        }
    }

    @Test
    void the_first_login_leads_where_one_wanted_to_go_and_one_logs_out_again() {
        Page page = dashboard.page();
        page.navigate(dashboard.address() + "/accounts");
        assertThat(page).hasTitle("Log in · Marquee");
        shoot(page, "login");
        Chromium.logIn(page, "admin", Objects.requireNonNull(dashboard.firstPassword()));

        assertThat(heading(page, "Accounts")).isVisible();
        assertThat(page).hasTitle("Accounts · Marquee");
        menu(page, "admin, admin");
        item(page, "Log out").click();
        assertThat(page).hasTitle("Log in · Marquee");
        page.navigate(dashboard.address() + "/accounts");
        assertThat(page).hasTitle("Log in · Marquee");

        assertThat(dashboard.bean(AuditLog.class).list(new AuditFilter("admin", ""), 0, 10))
                .filteredOn(entry -> entry.who().equals("admin"))
                .extracting(AuditEntry::action, AuditEntry::origin)
                .containsExactly(tuple("logout", "127.0.0.1"), tuple("login", "127.0.0.1"));
    }

    @Test
    void a_wrong_password_is_told_and_after_five_one_waits() {
        Page page = dashboard.page();
        for (int i = 0; i < 5; i++) {
            page.navigate(dashboard.address() + "/login");
            Chromium.logIn(page, "somebody", "wrong");
            assertThat(page.getByText("Wrong name or password")).isVisible();
        }
        shoot(page, "login-wrong");
        Locator wait = page.getByText(Pattern.compile("Try again in [1-9][0-9]* seconds?\\."));
        // On a busy machine the wait may be over before one has tried again; it doubles every time.
        do {
            page.navigate(dashboard.address() + "/login");
            Chromium.logIn(page, "somebody", "wrong");
            assertThat(page.getByText(Pattern.compile("Wrong name|Too many failed"))).isVisible();
        } while (wait.count() == 0);
        shoot(page, "login-wait");
    }

    @Test
    void a_viewer_neither_sees_nor_gets_to_what_is_for_admins() {
        Page page = dashboard.page(Role.VIEWER);
        assertThat(page.locator("vaadin-side-nav").getByText("Overview")).isVisible();
        assertThat(page.locator("vaadin-side-nav").getByText("Accounts")).hasCount(0);
        assertThat(page.locator("vaadin-side-nav").getByText("Audit")).hasCount(0);
        int before = dashboard.complaints().size();
        page.navigate(dashboard.address() + "/accounts");
        assertThat(page.getByText("No such page")).isVisible();
        assertThat(page).hasTitle("No such page · Marquee");
        assertThat(heading(page, "Accounts")).hasCount(0);
        shoot(page, "no-such-page");
        // The browser itself notes the 403 that it was answered.
        assertThat(dashboard.complaints().subList(before, dashboard.complaints().size()))
                .allMatch(complaint -> complaint.contains("403"));
        dashboard.complaints().subList(before, dashboard.complaints().size()).clear();
    }

    @Test
    void an_admin_adds_an_account_whose_owner_changes_the_password() {
        Page page = dashboard.page(Role.ADMIN);
        page.navigate(dashboard.address() + "/accounts");
        page.getByRole(AriaRole.BUTTON, named("Add account…")).click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ann B");
        page.getByRole(AriaRole.BUTTON, named("Add").setExact(true)).click();
        assertThat(page.getByText("is no name for an account")).isVisible();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("ann");
        page.getByRole(AriaRole.BUTTON, named("Add").setExact(true)).click();
        String password = page.locator(".secret input").inputValue();
        shoot(page, "accounts-new-password");
        page.getByRole(AriaRole.BUTTON, named("I have it")).click();
        assertThat(page.getByText("Password of ann")).not().isVisible();
        shoot(page, "accounts");

        Page elsewhere = dashboard.page();
        elsewhere.navigate(dashboard.address() + "/");
        Chromium.logIn(elsewhere, "ann", password);
        assertThat(heading(elsewhere, "Overview")).isVisible();
        elsewhere.navigate("about:blank");
        Page own = dashboard.page();
        own.navigate(dashboard.address() + "/password");
        Chromium.logIn(own, "ann", password);
        assertThat(heading(own, "Change password")).isVisible();
        own.getByLabel("Present password").fill(password);
        own.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(SomeDashboard.PASSWORD);
        own.getByLabel("New password again").fill(SomeDashboard.PASSWORD);
        shoot(own, "password");
        own.getByRole(AriaRole.BUTTON, named("Change password")).click();
        assertThat(own.getByText("Your password is changed.")).isVisible();
        own.locator("vaadin-side-nav").getByText("Genres").click();
        assertThat(heading(own, "Genres")).isVisible();

        elsewhere.navigate(dashboard.address() + "/genres");
        assertThat(elsewhere).hasTitle("Log in · Marquee");
        Chromium.logIn(elsewhere, "ann", password);
        assertThat(elsewhere.getByText("Wrong name or password")).isVisible();
        elsewhere.navigate(dashboard.address() + "/genres");
        assertThat(elsewhere).hasTitle("Log in · Marquee");
        Chromium.logIn(elsewhere, "ann", SomeDashboard.PASSWORD);
        assertThat(heading(elsewhere, "Genres")).isVisible();
    }

    @Test
    void an_admin_reads_and_filters_the_audit_log() {
        Page page = dashboard.page(Role.ADMIN);
        page.navigate(dashboard.address() + "/audit?action=account.create");
        assertThat(page.getByText("operator as operator")).isVisible();
        shoot(page, "audit");
        page.getByLabel("Who, where from, or what with").fill("chief");
        assertThat(page).hasURL(Pattern.compile(".*/audit\\?.*q=chief.*"));
        assertThat(page.getByText("chief as admin")).isVisible();
        assertThat(page.getByText("operator as operator")).not().isVisible();
    }

    @Test
    void the_colours_chosen_stay() {
        Page page = dashboard.page(Role.VIEWER);
        Locator html = page.locator("html");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        menu(page, "viewer, viewer");
        shoot(page, "user-menu");
        item(page, "Dark colours").click();
        assertThat(html).hasCSS("color-scheme", "dark");
        page.reload();
        assertThat(heading(page, "Overview")).isVisible();
        assertThat(html).hasCSS("color-scheme", "dark");
        page.setViewportSize(390, 844);
        shoot(page, "overview-dark-phone");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, named(name).setLevel(1));
    }

    private static void menu(Page page, String who) {
        page.getByLabel("Your account: " + who).click();
    }

    private static Locator item(Page page, String text) {
        return page.locator("vaadin-menu-bar-item").getByText(text);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
}
