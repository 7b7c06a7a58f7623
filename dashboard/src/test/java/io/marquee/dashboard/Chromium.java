package io.marquee.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real browser. Tests that want one are skipped where there is none.
public final class Chromium implements AutoCloseable {

    /// Where Debian's and Ubuntu's package puts it.
    private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");

    /// What is said when somebody logs out: the page's open line ends with the session.
    private static final String ENDED = "an authenticated HTTP session that has ended";

    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Starts one.
    public static Chromium start() {
        assumeTrue(Files.isExecutable(EXECUTABLE), "there is no browser: " + EXECUTABLE);
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Browser browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(EXECUTABLE)
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
        return new Chromium(playwright, browser);
    }

    /// A blank page, wide as a laptop, that shares no cookies with others.
    public Page page() {
        BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean complains = message.type().equals("error") || message.type().equals("warning");
            if (complains && !message.text().contains(ENDED)) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
        return page;
    }

    /// Errors and warnings on the consoles of all its pages so far.
    public List<String> complaints() {
        return complaints;
    }

    /// Fills in the form of the login page and sends it.
    public static void logIn(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").first().fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in")).click();
    }

    /// Types a file into a field that takes several, as those do who know its name.
    public static void choose(Page page, String label, String file) {
        Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        box.fill(file);
        box.press("Enter");
        PlaywrightAssertions.assertThat(
                        page.locator(
                                        "vaadin-multi-select-combo-box-chip",
                                        new Page.LocatorOptions().setHasText(file))
                                .first())
                .isVisible();
        box.press("Escape");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
