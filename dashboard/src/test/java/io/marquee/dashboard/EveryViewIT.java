package io.marquee.dashboard;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.live.SomeStream;
import io.marquee.dashboard.models.TwoModels;
import io.marquee.dashboard.monitoring.SomeDrift;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.schedules.MissedPolicy;
import io.marquee.dashboard.schedules.SchedulesService;
import io.marquee.dashboard.schedules.SomeSchedules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every view there is, by day and by night, on a phone, and for those who cannot see or point: the
/// table is compared with what the running dashboard knows of, so whoever adds a view has to add it
/// here.
class EveryViewIT {

    /// Where to look, by the template of the view's address. `{…}` stands for what the workspace
    /// has.
    private static final Map<String, List<String>> VIEWS =
            Map.ofEntries(
                    entry("", List.of("/")),
                    entry("accounts", List.of("/accounts")),
                    entry("audit", List.of("/audit", "/audit?q=nothing-of-that-kind")),
                    entry("genres", List.of("/genres", "/genres?genre=Dramas")),
                    entry("live", List.of("/live")),
                    entry(
                            "login",
                            List.of("/login", "/login?error", "/login?wait=30", "/login?stale")),
                    entry("models", List.of("/models")),
                    entry(
                            "models/:version",
                            List.of("/models/v1", "/models/v0", "/models/{model}", "/models/none")),
                    entry("models/compare", List.of("/models/compare?a=v1&b=v2")),
                    entry("monitoring", List.of("/monitoring", "/monitoring?run=none")),
                    entry("password", List.of("/password")),
                    entry("predictions", List.of("/predictions", "/predictions?search=nothing")),
                    entry("quality", List.of("/quality")),
                    entry("runs", List.of("/runs")),
                    entry("runs/:run", List.of("/runs/{run}", "/runs/none")),
                    entry(
                            "runs/new",
                            List.of("/runs/new?command=train", "/runs/new?command=deploy&trees=9")),
                    entry("schedules", List.of("/schedules")),
                    entry(
                            "schedules/:schedule",
                            List.of("/schedules/{schedule}", "/schedules/999")),
                    entry("schedules/:schedule/edit", List.of("/schedules/{schedule}/edit")),
                    entry("schedules/new", List.of("/schedules/new")),
                    entry("titles/:id?", List.of("/titles/{title}", "/titles/none")),
                    entry("what-if", List.of("/what-if", "/what-if?from={title}")));

    /// What is shown where no view is.
    private static final List<String> ELSEWHERE = List.of("/nothing");

    @TempDir static Path folder;
    static SomeLauncher launcher;
    static SomeAws aws;
    static SomeDashboard dashboard;
    static Page inside;
    static Page outside;
    static Map<String, String> names;

    @BeforeAll
    static void start() throws Exception {
        Path workspace = folder.toRealPath().resolve("W");
        assertThat(new TwoModels(workspace)).isNotNull();
        TrainedWorkspace trained = new TrainedWorkspace(workspace);
        String model = trained.train(10);
        String run = trained.score();
        SomeDrift.publish(workspace);
        SomeStream.publish(workspace);
        launcher = SomeLauncher.in(folder);
        aws = SomeAws.start();
        dashboard =
                SomeDashboard.start(
                        new DashboardConfig(workspace.toString(), 0)
                                .watching(List.of("titles", "gone")));
        House.enter("chief", "ROLE_VIEWER", "ROLE_OPERATOR", "ROLE_ADMIN");
        long schedule =
                dashboard
                        .bean(SchedulesService.class)
                        .create(SomeSchedules.hourly("hourly", MissedPolicy.SKIP, 2));
        House.leave();
        names =
                Map.of(
                        "model",
                        model,
                        "run",
                        run,
                        "schedule",
                        Long.toString(schedule),
                        "title",
                        trained.titles().getFirst().id());
        inside = dashboard.page(Role.ADMIN);
        outside = dashboard.page();
    }

    @AfterAll
    static void stop() {
        launcher.close();
        aws.close();
        if (dashboard != null) {
            dashboard.close();
        }
    }

    @Test
    void no_view_is_left_out() {
        assertThat(new TreeSet<>(VIEWS.keySet())).isEqualTo(dashboard.routes());
    }

    @TestFactory
    Stream<DynamicTest> views_have_no_serious_faults_and_fit_a_phone() {
        return Stream.concat(VIEWS.values().stream().flatMap(List::stream), ELSEWHERE.stream())
                .sorted()
                .map(address -> DynamicTest.dynamicTest(address, () -> look(address)));
    }

    private static void look(String address) {
        Page page = address.startsWith("/login") ? outside : inside;
        String target = address;
        for (Map.Entry<String, String> name : names.entrySet()) {
            target = target.replace("{" + name.getKey() + "}", name.getValue());
        }
        page.navigate(dashboard.address() + target);
        page.locator("main, .notice").first().waitFor();
        page.waitForFunction(
                "() => Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive || !client.isActive())");
        // What is asked elsewhere comes later.
        page.waitForFunction("() => !document.querySelector('main [aria-busy=true]')");
        Look.at(page, "every-" + address.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
    }
}
