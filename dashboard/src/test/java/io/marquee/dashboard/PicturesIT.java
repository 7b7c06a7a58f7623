package io.marquee.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.account.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the sample data to the pictures of the README, the way an analyst goes: a genre, a title
/// and why, what if, and how far to trust it. They go to `target/pictures`, and to the folder that
/// the system property `marquee.pictures` names.
class PicturesIT {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final int LARGEST_BYTES = 300_000;

    private static final Pattern SHOWN = Pattern.compile("\\(docs/pictures/([a-z-]+\\.png)\\)");

    @TempDir Path workspace;

    @Test
    void the_readme_shows_all_of_them_and_no_other() throws IOException {
        Path kept = DashboardProcess.ROOT.resolve("docs").resolve("pictures");
        List<String> shown =
                SHOWN.matcher(Files.readString(DashboardProcess.ROOT.resolve("README.md")))
                        .results()
                        .map(picture -> picture.group(1))
                        .toList();
        assertThat(shown)
                .containsExactlyInAnyOrder("genres.png", "title.png", "what-if.png", "model.png");
        try (Stream<Path> pictures = Files.list(kept)) {
            assertThat(pictures.map(picture -> picture.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    @Test
    void shows_the_sample_data_at_its_best() throws Exception {
        assumeTrue(
                Files.exists(DashboardProcess.ROOT.resolve("pipeline/target/marquee-job.jar")),
                "the pipelines are not built");
        run("train", "--evaluation=brief");
        run("score");
        try (SomeDashboard dashboard = SomeDashboard.start(workspace)) {
            Page page = dashboard.page(Role.VIEWER);
            page.navigate(dashboard.address() + "/genres");
            assertThat(page.locator("marquee-chart canvas").first()).isVisible();
            take(page, "genres", 900);

            page.navigate(dashboard.address() + "/predictions?genre=Dramas&sort=-probability");
            Locator title = page.locator("vaadin-grid a").first();
            String name = title.innerText();
            title.click();
            assertThat(page.getByLabel("What makes the rating. From")).isVisible();
            take(page, "title", 1000);

            page.getByText("Try changes").click();
            assertThat(page.getByLabel("Name").first()).hasValue(name);
            page.getByText("Copy A to B").click();
            Locator b =
                    page.getByRole(
                            AriaRole.REGION,
                            new Page.GetByRoleOptions().setName("Title B").setExact(true));
            b.getByLabel("Length").fill("180 min");
            assertThat(page.getByText(Pattern.compile("B is predicted"))).isVisible();
            page.mouse().move(0, 0);
            take(page, "what-if", 940);

            page.navigate(dashboard.address() + "/models");
            page.locator("vaadin-grid a").first().click();
            assertThat(page.locator("marquee-chart canvas").first()).isVisible();
            take(page, "model", 1000);
            assertThat(dashboard.complaints()).isEmpty();
        }
    }

    private void run(String command, String... options) throws IOException, InterruptedException {
        Path sample = DashboardProcess.ROOT.resolve("sample-data");
        List<String> line =
                new ArrayList<>(
                        List.of(
                                DashboardProcess.ROOT.resolve("marquee").toString(),
                                command,
                                "--workspace=" + workspace,
                                "--catalog=" + sample.resolve("catalog") + "/*.csv",
                                "--engagement=" + sample.resolve("engagement") + "/*.csv.gz"));
        line.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MARQUEE_BUILD", "off");
        Path log = Path.of("target", "pictures-" + command + ".log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        int code = builder.start().waitFor();
        assertThat(code).as("%s, see %s", command, log).isZero();
    }

    private static void take(Page page, String name, int height) throws IOException {
        page.setViewportSize(1280, height);
        // Charts are redrawn once they have their new size.
        page.waitForFunction(
                "() => new Promise(done => requestAnimationFrame(() => setTimeout(() => done(true), 500)))");
        Path picture = PICTURES.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(Files.size(picture)).as(name).isLessThan(LARGEST_BYTES);
        String wanted = System.getProperty("marquee.pictures", "");
        if (!wanted.isEmpty()) {
            Files.copy(
                    picture,
                    Path.of(wanted).resolve(name + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
