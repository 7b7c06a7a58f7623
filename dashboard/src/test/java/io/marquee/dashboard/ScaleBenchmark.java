package io.marquee.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long people wait, and what the dashboard weighs, over a large workspace: the launcher's own
/// process, looked at with a real browser on the same machine.
///
/// Beside the time that passes on the clock stands the processors' time that was spent for it, by
/// the dashboard and by the browser: on a machine that does other things too it tells more.
///
/// Not among the tests, since it takes minutes and tells of the machine. CONTRIBUTING.md says how
/// to run it; the table goes to `target/scale.txt`.
class ScaleBenchmark {

    /// The workspace to look at. It is read only.
    private static final String WORKSPACE = "marquee.scale";

    private static final Path TABLE = Path.of("target", "scale.txt");

    private static final int ROUNDS = 5;
    private static final int JUMPS = 15;
    private static final int SESSIONS = 20;
    private static final long NANOS = 1_000_000;

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HIGHEST = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private static final String IN_SIGHT =
            """
            selector => [...document.querySelectorAll(selector)].some(element => {
                const place = element.getBoundingClientRect();
                return place.width > 0 && place.height > 0;
            })\
            """;

    /// Scrolls, and answers how many milliseconds later all rows in sight were filled.
    private static final String JUMP =
            """
            async index => {
                const grid = document.querySelector('vaadin-grid');
                const start = performance.now();
                grid.scrollToIndex(index);
                for (;;) {
                    await new Promise(requestAnimationFrame);
                    const box = grid.$.table.getBoundingClientRect();
                    const rows = [...grid.$.items.children].filter(row => {
                        const place = row.getBoundingClientRect();
                        return !row.hidden && place.bottom > box.top && place.top < box.bottom;
                    });
                    if (rows.some(row => Math.abs(row.index - index) < 60)
                            && rows.every(row => row.firstElementChild._content.innerText !== ''
                                    && !row.hasAttribute('loading'))) {
                        return performance.now() - start;
                    }
                }
            }\
            """;

    @TempDir Path state;

    private record View(String name, String address, String usable) {}

    @Test
    void people_need_not_wait() throws IOException {
        String workspace = System.getProperty(WORKSPACE, "");
        assumeTrue(!workspace.isEmpty(), "-D" + WORKSPACE + "=WORKSPACE is not given");
        Files.deleteIfExists(TABLE);
        try (DashboardProcess dashboard =
                        DashboardProcess.start(Path.of(workspace), "--state=" + state);
                Chromium browser = Chromium.start()) {
            Page page = browser.page();
            dashboard.logIn(page, dashboard.password());
            long begin = System.nanoTime();
            page.navigate(dashboard.address() + "/predictions");
            Locator first = page.locator("vaadin-grid a").first();
            first.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
            tell("first look at predictions, rows taken over: %d ms".formatted(millis(begin)));
            tell("memory with one session: " + memory(dashboard));
            List<View> views = views(first.getAttribute("href"), page);

            tell("");
            tell(
                    "%-40s %8s %8s %8s %8s %8s %8s"
                            .formatted(
                                    "median of (ms)",
                                    "clock",
                                    "most",
                                    "server",
                                    "browser",
                                    "rounds",
                                    "load"));
            for (View view : views) {
                measure(page, dashboard, view);
            }
            scroll(page, dashboard);
            search(page, dashboard);
            crowd(browser, dashboard, views);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static List<View> views(String title, Page page) {
        String chart = "marquee-chart canvas";
        String model = modelAddress(page);
        String id = title.substring(title.lastIndexOf('/') + 1);
        return List.of(
                new View("overview", "", "section[aria-label=Runs] vaadin-grid-cell-content"),
                new View("genres", "genres", chart),
                new View("genres, filtered", "genres?genre=Dramas&kind=MOVIE", chart),
                new View("predictions", "predictions", "vaadin-grid a"),
                new View(
                        "predictions, filtered",
                        "predictions?genre=Dramas&from=2010&sort=title",
                        "vaadin-grid a"),
                new View("title", title, chart),
                new View("what-if", "what-if?title=" + id, chart),
                new View("models", "models", "vaadin-grid a"),
                new View("model", model, "main table"),
                new View("model, importance", model + "?tab=importance", chart),
                new View("quality", "quality", "main table"),
                new View("runs", "runs", "vaadin-grid a"),
                new View("new run", "runs/new", "main vaadin-button"),
                new View("schedules", "schedules", "main h1"),
                new View("audit", "audit", "vaadin-grid vaadin-grid-cell-content"),
                new View("accounts", "accounts", "vaadin-grid vaadin-grid-cell-content"));
    }

    private static String modelAddress(Page page) {
        page.navigate(page.url().replaceFirst("/predictions.*", "/models"));
        Locator link = page.locator("vaadin-grid a").first();
        link.waitFor();
        return link.getAttribute("href");
    }

    private static void measure(Page page, DashboardProcess dashboard, View view) {
        List<Cost> costs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            page.navigate("about:blank");
            costs.add(Cost.of(dashboard, () -> open(page, dashboard, view)));
        }
        tell(view.name(), costs);
    }

    /// What something took, in milliseconds.
    ///
    /// @param clock that passed
    /// @param server of processors' time, of the dashboard
    /// @param browser of processors' time, of all that this process has started but the dashboard
    private record Cost(long clock, long server, long browser) {

        static Cost of(DashboardProcess dashboard, LongSupplier work) {
            long server = processors(ProcessHandle.of(dashboard.pid()).stream());
            long all = processors(ProcessHandle.current().descendants());
            long clock = work.getAsLong();
            long serverAfter = processors(ProcessHandle.of(dashboard.pid()).stream());
            long allAfter = processors(ProcessHandle.current().descendants());
            return new Cost(clock, serverAfter - server, allAfter - all - (serverAfter - server));
        }

        private static long processors(Stream<ProcessHandle> processes) {
            return processes
                    .mapToLong(process ->
                            process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
                    .sum();
        }
    }

    /// From the address to what people came for.
    private static long open(Page page, DashboardProcess dashboard, View view) {
        long begin = System.nanoTime();
        page.navigate(
                dashboard.address() + "/" + view.address(),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        // Looks at every frame; a locator looks twice a second at last.
        page.waitForFunction(IN_SIGHT, view.usable());
        return millis(begin);
    }

    private static void scroll(Page page, DashboardProcess dashboard) {
        for (String order : List.of("", "?sort=title", "?sort=-year&kind=SERIES")) {
            page.navigate(dashboard.address() + "/predictions" + order);
            page.locator("vaadin-grid a").first().waitFor();
            int rows =
                    ((Number) page.evaluate("document.querySelector('vaadin-grid').size"))
                            .intValue();
            Random random = new Random(4);
            List<Cost> costs = new ArrayList<>();
            for (int jump = 0; jump < JUMPS; jump++) {
                int row = random.nextInt(rows);
                costs.add(
                        Cost.of(dashboard, () -> ((Number) page.evaluate(JUMP, row)).longValue()));
            }
            tell("jumps among %,d rows%s".formatted(rows, order), costs);
        }
    }

    private static void search(Page page, DashboardProcess dashboard) {
        List<Cost> costs = new ArrayList<>();
        for (String word : List.of("night", "love", "the", "harbour", "zzzz", "a", "river")) {
            page.navigate(dashboard.address() + "/predictions");
            page.locator("vaadin-grid a").first().waitFor();
            costs.add(Cost.of(dashboard, () -> search(page, word)));
        }
        tell("search typed, to its count", costs);
    }

    private static long search(Page page, String word) {
        String before = page.locator("main header [role=status]").innerText();
        page.getByLabel("Name").fill(word);
        long begin = System.nanoTime();
        page.waitForFunction(
                "before => document.querySelector('main header [role=status]').innerText !== before",
                before);
        return millis(begin);
    }

    private static void crowd(Chromium browser, DashboardProcess dashboard, List<View> views)
            throws IOException {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        List<Page> pages = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            Page page = browser.page();
            pages.add(page);
            dashboard.logIn(page, dashboard.password());
            for (View view : views) {
                costs.computeIfAbsent(view.name(), _ -> new ArrayList<>())
                        .add(Cost.of(dashboard, () -> open(page, dashboard, view)));
            }
            page.navigate(dashboard.address() + "/predictions");
            page.locator("vaadin-grid a").first().waitFor();
        }
        tell("");
        tell("each of %d sessions opens every view:".formatted(SESSIONS));
        costs.forEach(ScaleBenchmark::tell);
        tell("memory with %d sessions: %s".formatted(SESSIONS, memory(dashboard)));
        assertThat(pages).hasSize(SESSIONS);
    }

    /// What is in use once the collector was through, what the system has given, and the most that
    /// it ever had.
    private static String memory(DashboardProcess dashboard) throws IOException {
        String before = status(dashboard);
        jcmd(dashboard, "GC.run");
        long used =
                USED.matcher(jcmd(dashboard, "GC.heap_info"))
                        .results()
                        .mapToLong(result -> Long.parseLong(result.group(1)))
                        .sum();
        return "%d MB after a collection by GC.heap_info's sum, %s MB resident before it, %s MB at most"
                .formatted(used / 1024, mega(RESIDENT, before), mega(HIGHEST, before));
    }

    private static String status(DashboardProcess dashboard) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(dashboard.pid()), "status"));
    }

    private static String mega(Pattern pattern, String status) {
        Matcher matcher = pattern.matcher(status);
        return matcher.find() ? Long.toString(Long.parseLong(matcher.group(1)) / 1024) : "?";
    }

    private static String jcmd(DashboardProcess dashboard, String command) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(dashboard.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void tell(String name, List<Cost> costs) {
        tell(
                "%-40s %8d %8d %8d %8d %8d %8.1f"
                        .formatted(
                                name,
                                median(costs, Cost::clock),
                                costs.stream().mapToLong(Cost::clock).max().orElse(0),
                                median(costs, Cost::server),
                                median(costs, Cost::browser),
                                costs.size(),
                                ManagementFactory.getOperatingSystemMXBean()
                                        .getSystemLoadAverage()));
    }

    private static long median(List<Cost> costs, ToLongFunction<Cost> of) {
        return costs.stream().mapToLong(of).sorted().skip(costs.size() / 2).findFirst().orElse(0);
    }

    /// Line by line, so that what was measured is there if the rest goes wrong.
    private static void tell(String line) {
        try {
            Files.writeString(
                    TABLE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long millis(long begin) {
        return (System.nanoTime() - begin) / NANOS;
    }
}
