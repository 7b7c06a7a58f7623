package io.marquee.dashboard.monitoring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.Look;
import io.marquee.dashboard.SomeAws;
import io.marquee.dashboard.SomeDashboard;
import io.marquee.dashboard.SomeLauncher;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.api.ApiClient;
import io.marquee.dashboard.models.TwoModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An endpoint on a SageMaker that is none, looked at and rolled back in a real browser, and by
/// programs.
class EndpointsIT {

    private static final String ROLLBACK = "/api/v1/endpoints/titles/rollback";
    private static final String BACK = "{\"from\":\"titles-2\",\"to\":\"titles-1\"}";

    @TempDir Path folder;
    SomeAws aws;
    SomeLauncher launcher;
    SomeDashboard dashboard;

    @BeforeEach
    void start() throws IOException {
        Path workspace = folder.toRealPath().resolve("W");
        assertThat(new TwoModels(workspace)).isNotNull();
        SomeDrift.publish(workspace);
        aws = SomeAws.start();
        launcher = SomeLauncher.in(folder);
        dashboard =
                SomeDashboard.start(
                        new DashboardConfig(workspace.toString(), 0)
                                .watching(List.of("titles", "gone")));
    }

    @AfterEach
    void stop() {
        try (SomeAws _ = aws;
                SomeLauncher _ = launcher;
                SomeDashboard running = dashboard) {
            assertThat(running.complaints()).isEmpty();
        }
    }

    @Test
    void an_operator_sees_how_an_endpoint_does_and_rolls_it_back() {
        Page page = dashboard.page(Role.OPERATOR);
        page.navigate(dashboard.address() + "/monitoring");
        Locator endpoints = endpoints(page);
        assertThat(endpoints)
                .containsText(
                        "It serves titles-2 with the model v2, on 2 x ml.m5.large. The champion of this workspace is another one: v1.");
        assertThat(endpoints).containsText("From SageMaker and CloudWatch, asked");
        assertThat(endpoints.getByRole(AriaRole.ROW, named("AllTraffic")))
                .containsText(Pattern.compile("2\\s*1.00\\s*300\\s*2\\s*.*4.00\\s*9.00\\s*20.50"));
        assertThat(endpoints.getByRole(AriaRole.ROW, named("titles-latency")))
                .containsText("ringing: 20.5 ms were above 20 ms.");
        endpoints.locator("marquee-chart").first().scrollIntoViewIfNeeded();
        assertThat(endpoints.locator("canvas")).hasCount(2);
        assertThat(endpoints).containsText("How gone does cannot be told");
        assertThat(endpoints).containsText("SageMaker has no endpoint gone in this account");
        Look.at(page, "endpoints");

        endpoints.getByRole(AriaRole.BUTTON, named("Roll back")).click();
        Locator dialog = page.getByRole(AriaRole.ALERTDIALOG);
        assertThat(dialog)
                .containsText("From titles-2 with the model v2 to titles-1 with the model v1.");
        Look.at(page, "endpoints-dialog");
        assertThat(aws.changes()).isEmpty();
        dialog.getByRole(AriaRole.BUTTON, named("Roll back")).click();
        assertThat(endpoints).containsText("and is on its way to titles-1 with the model v1");
        assertThat(endpoints.getByRole(AriaRole.STATUS).first()).hasText("updating");
        assertThat(endpoints.getByRole(AriaRole.BUTTON, named("Roll back"))).isHidden();
        assertThat(endpoints)
                .containsText(
                        "It serves titles-1 with the model v1, on 2 x ml.m5.large. That is the champion of this workspace.");
        assertThat(endpoints.getByRole(AriaRole.STATUS).first()).hasText("in service");
        assertThat(endpoints.getByRole(AriaRole.BUTTON, named("Roll back"))).isHidden();
        assertThat(aws.changes()).containsExactly("titles-1");
        assertThat(audited()).containsExactly("operator titles: from titles-2 to titles-1");
    }

    @Test
    void a_roll_back_that_comes_to_nothing_is_told_so() {
        aws.refuses("User is not authorized");
        Page page = dashboard.page(Role.OPERATOR);
        page.navigate(dashboard.address() + "/monitoring");
        rollBack(page);
        assertThat(endpoints(page)).containsText("It was not rolled back");
        assertThat(endpoints(page))
                .containsText(
                        "Cannot update the endpoint titles: access denied. Whoever runs this needs a policy with \"Action\": \"sagemaker:UpdateEndpoint\".");
        aws.refuses("");
        aws.goesBack("The container did not start.");
        rollBack(page);
        assertThat(endpoints(page)).containsText("The roll-back came to nothing");
        assertThat(endpoints(page))
                .containsText(
                        "It serves titles-2 with the model v2 as before: The container did not start.");
        Look.at(page, "endpoints-failed");
    }

    @Test
    void from_there_the_champion_is_deployed_as_a_run() {
        Page page = dashboard.page(Role.OPERATOR);
        page.navigate(dashboard.address() + "/monitoring");
        endpoints(page).getByRole(AriaRole.LINK, named("Deploy the champion")).first().click();
        page.waitForURL("**/runs/new?*");
        assertThat(page.getByText("What to do")).isVisible();
        assertThat(page.locator("vaadin-select").first()).containsText("deploy");
        assertThat(page.getByText("Runner")).isHidden();
    }

    @Test
    void a_viewer_sees_it_and_can_do_nothing() {
        aws.hidesFigures();
        Page page = dashboard.page(Role.VIEWER);
        page.navigate(dashboard.address() + "/monitoring");
        Locator endpoints = endpoints(page);
        assertThat(endpoints).containsText("It serves titles-2 with the model v2");
        assertThat(endpoints).containsText("Figures and alarms cannot be told");
        assertThat(endpoints).containsText("cloudwatch:GetMetricData");
        assertThat(endpoints.getByRole(AriaRole.BUTTON, named("Roll back"))).isHidden();
        assertThat(endpoints.getByRole(AriaRole.LINK, named("Deploy the champion"))).isHidden();

        ApiClient api = new ApiClient(dashboard);
        assertThat(api.call("POST", ROLLBACK, Role.VIEWER, BACK).status()).isEqualTo(403);
        assertThat(aws.changes()).isEmpty();
        assertThat(audited()).isEmpty();
    }

    @Test
    void programs_see_it_and_roll_it_back() {
        ApiClient api = new ApiClient(dashboard);
        JsonNode all = api.get("/api/v1/endpoints").json();
        assertThat(all.path("total").asInt()).isEqualTo(2);
        JsonNode state = all.at("/items/0/state");
        assertThat(state.path("status").asString()).isEqualTo("in service");
        assertThat(state.path("serving").toString())
                .isEqualTo(
                        "{\"name\":\"titles-2\",\"model_version\":\"v2\",\"hosting\":\"2 x ml.m5.large\"}");
        assertThat(state.at("/earlier/name").asString()).isEqualTo("titles-1");
        assertThat(state.at("/variants/0/requests").asInt()).isEqualTo(300);
        assertThat(state.at("/variants/0/p99_ms").asDouble()).isEqualTo(20.5);
        assertThat(all.at("/items/1/problem").asString()).startsWith("SageMaker has no endpoint");

        assertThat(api.post("/api/v1/endpoints/other/rollback", BACK).status()).isEqualTo(404);
        assertThat(api.post(ROLLBACK, "{\"from\":\"titles-2\"}").json().path("detail").asString())
                .isEqualTo("to: Name the configuration to go back to.");
        ApiClient.Answer elsewhere =
                api.post(ROLLBACK, "{\"from\":\"titles-2\",\"to\":\"titles-0\"}");
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.json().path("detail").asString())
                .startsWith("Somebody moved the endpoint titles in the meantime");
        assertThat(aws.changes()).isEmpty();
        ApiClient.Answer back = api.post(ROLLBACK, BACK);
        assertThat(back.status()).isEqualTo(202);
        assertThat(back.body()).isEqualTo(BACK);
        assertThat(aws.changes()).containsExactly("titles-1");
        state = api.get("/api/v1/endpoints").json().at("/items/0/state");
        assertThat(state.path("status").asString()).isEqualTo("updating");
        assertThat(state.at("/pending/name").asString()).isEqualTo("titles-1");
    }

    private static void rollBack(Page page) {
        endpoints(page).getByRole(AriaRole.BUTTON, named("Roll back")).click();
        page.getByRole(AriaRole.ALERTDIALOG).getByRole(AriaRole.BUTTON, named("Roll back")).click();
    }

    private List<String> audited() {
        return dashboard
                .bean(AuditLog.class)
                .list(new AuditFilter("", "endpoint.rollback"), 0, 10)
                .stream()
                .map(entry -> entry.who() + " " + entry.subject())
                .toList();
    }

    private static Locator endpoints(Page page) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName("Endpoints").setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
