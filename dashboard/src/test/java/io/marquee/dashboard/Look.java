package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/// Looks at a page as people do: by day, by night, on a phone, and with the ears.
public final class Look {

    private static final int WIDTH = 1280;
    private static final int PHONE = 390;

    /// The frame scrolls within the window, so the whole of a page is in a picture only if the
    /// window is as high.
    private static final int HEIGHT = 2_400;

    private Look() {}

    /// Takes pictures of a page, fails if it has serious faults for those who cannot see or point,
    /// or is wider than a phone.
    ///
    /// @param name of the pictures
    public static void at(Page page, String name) {
        page.setViewportSize(WIDTH, HEIGHT);
        shoot(page, name + "-light");
        assertFaultless(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(page, name + "-dark");
        assertFaultless(page, name + " in the dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(PHONE, HEIGHT);
        shoot(page, name + "-phone");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s on a phone", name)
                .isLessThanOrEqualTo(PHONE);
        page.setViewportSize(WIDTH, 900);
    }

    private static void shoot(Page page, String name) {
        // Charts are redrawn once they have their new size and colours.
        page.waitForFunction(
                "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true), 500)))");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /// Vaadin has a part that scrolls between its tab list and the tabs, which readers see through.
    private static boolean isScroller(CheckedNode node) {
        return node.getHtml().startsWith("<vaadin-tabs ")
                && node.getFailureSummary().endsWith("not allowed: div[tabindex]");
    }

    private static void assertFaultless(Page page, String name) {
        List<Rule> faults =
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule ->
                                        List.of("serious", "critical").contains(rule.getImpact()))
                                .filter(rule ->
                                        !rule.getNodes().stream().allMatch(Look::isScroller))
                                .toList();
        assertThat(faults.stream().map(rule -> rule.getId() + ": " + rule.getNodes()).toList())
                .as(name)
                .isEmpty();
    }
}
