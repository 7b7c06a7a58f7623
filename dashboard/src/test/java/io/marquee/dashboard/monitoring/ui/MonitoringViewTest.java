package io.marquee.dashboard.monitoring.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import io.marquee.dashboard.Entering;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.monitoring.EndpointAnswer.Told;
import io.marquee.dashboard.monitoring.EndpointAnswer.Untold;
import io.marquee.dashboard.monitoring.EndpointState.Configurations;
import io.marquee.dashboard.monitoring.EndpointState.Standing;
import io.marquee.dashboard.monitoring.MonitoringService;
import io.marquee.dashboard.monitoring.SomeDrift;
import io.marquee.dashboard.monitoring.SomeEndpoint;
import io.marquee.dashboard.runs.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringViewTest extends BrowserlessTest {

    @TempDir Path folder;
    House house;
    List<String> watched = List.of();

    @BeforeEach
    void open() throws IOException {
        house = new House(folder, "exit 1");
        House.enter("eve", "ROLE_VIEWER");
    }

    @AfterEach
    void leave() {
        House.leave();
    }

    @Test
    void tells_the_newest_window_ranked_with_its_quality_and_age() {
        SomeDrift.publish(house.workspace);
        String text = show("monitoring");

        assertThat(text)
                .contains(
                        "From this workspace: requests and answers that an endpoint has captured, 1,000 titles, compared with what v1 learnt from. Compared 3 hours ago,")
                .contains(
                        "Of 500 titles runtime minutes, genres and RMSE of the rating have drifted.")
                .contains("Titles500Features drifted2 of 2Labels driftedtoo few")
                .contains(
                        "runtime minutes0.0690.4600.1502.0 %1.0 %–drifted distribution (PSI 1.38), shift (0.46)")
                .contains("drifted new: Vertical Shorts")
                .contains("actual rating––1.0000.0 %0.0 %0.0 %not enough data")
                .contains("What was looked at holds no predictions.")
                .contains("Runtime minutesdrifted")
                .contains("distribution (PSI)1.3800.100< 0.001drifted")
                .contains("mean128.00099.600standard deviation25.00028.300")
                .contains("RMSE of the rating4000.7100.660 to 0.7600.505drifted");
        assertThat(find(Chart.class).all()).hasSize(3);
        assertThat(find(Select.class).all()).hasSize(2);
        assertThat(links()).noneMatch(link -> link.startsWith("runs/new"));
    }

    @Test
    void goes_back_to_an_earlier_window_and_shows_the_thing_asked_for() {
        SomeDrift.publish(house.workspace);
        String text =
                show("monitoring?run=%s&window=2026-01-01&feature=genres".formatted(SomeDrift.RUN));

        assertThat(text)
                .contains("Nothing has drifted: 500 titles are like those")
                .contains("new (share)0.0000.1000.500no drift")
                .contains("How these predictions turned out is not known.");
        assertThat(find(H2.class, find(ThingPanel.class).single()).single().getText())
                .isEqualTo("Genres");
        assertThat(links())
                .contains(
                        "monitoring?feature=runtime_minutes&run=%s&window=2026-01-01"
                                .formatted(SomeDrift.RUN));
    }

    @Test
    void says_of_what_there_is_not_enough_data() {
        SomeDrift.publish(house.workspace);
        assertThat(show("monitoring?feature=label.user_rating"))
                .contains("There is not enough data: 12 titles are too few to test.")
                .doesNotContain("A difference is drift if");
    }

    @Test
    void sets_runs_over_predictions_beside_each_other() {
        SomeDrift.publish(house.workspace);
        SomeDrift.publishNothing(house.workspace);
        assertThat(show("monitoring"))
                .contains("How drift goes over time shows from the second run on");
        SomeDrift.publishLast(house.workspace);
        assertThat(show("monitoring"))
                .doesNotContain("How drift goes over time shows")
                .contains("In short")
                .contains("Of 500 titles runtime minutes has drifted.");
        assertThat(find(Chart.class).all()).hasSize(3);
        assertThat(find(PlainTable.class).all()).hasSize(3);
    }

    @Test
    void says_what_to_do_where_nothing_was_monitored_and_lets_operators_do_it() {
        show("monitoring");
        assertThat(find(Notice.class).single().getTitleAsText()).isEqualTo("Nothing monitored yet");
        assertThat(links()).isEmpty();
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
        show("monitoring");
        assertThat(links()).containsExactly("runs/new?command=monitor");
    }

    @Test
    void says_that_there_is_no_such_run_or_that_its_file_is_damaged() throws Exception {
        SomeDrift.publish(house.workspace);
        assertThat(show("monitoring?run=none"))
                .contains("There is no monitoring run none. Choose another one.");
        assertThat(find(Select.class).all()).hasSize(1);
        Files.writeString(
                house.workspace.resolve("monitoring/" + SomeDrift.RUN + "/drift.json"), "{");
        show("monitoring");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .contains("drift.json");
    }

    @Test
    void says_that_it_watches_no_endpoints_or_asks_for_those_that_it_does() {
        assertThat(show("monitoring")).contains("No endpoint is watched");
        watched = List.of("titles");
        assertThat(show("monitoring"))
                .contains("titles", "SageMaker and CloudWatch are being asked.")
                .doesNotContain("No endpoint is watched");
    }

    @Test
    void tells_how_an_endpoint_does() {
        EndpointPanel panel = panel();
        panel.show(new Told(SomeEndpoint.state()));
        assertThat(text(panel))
                .startsWith("titlesin service")
                .contains(
                        "It serves titles-2 with the model v2, on 2 x ml.m5.large. The champion of this workspace is another one: v3.")
                .contains(
                        "From SageMaker and CloudWatch, asked 22 Nov 2026, 12:00 (2 minutes ago); figures are of the 24 hours before.")
                .contains("AllTraffic21.00300222 Nov 2026, 11:004.009.0020.50")
                .contains("titles-latency22 Nov 2026, 12:00alarm ringing: Too slow.");
        UI.getCurrent().add(panel);
        assertThat(find(Chart.class).all()).hasSize(2);
        assertThat(find(Button.class, panel).all()).isEmpty();
    }

    @Test
    void tells_of_an_endpoint_what_is_known_where_not_all_is() {
        EndpointPanel panel = panel();
        panel.show(
                new Told(
                        SomeEndpoint.state(
                                new Standing("failed", false, true, "No ping."),
                                new Configurations(SomeEndpoint.FIRST, null, null),
                                "Cannot read figures: access denied.")));
        assertThat(text(panel))
                .contains("failed", "No ping.")
                .contains("Cannot read figures: access denied.", "AllTraffic21.00––––––");
        panel.show(new Untold("titles", "The credentials have expired.", SomeEndpoint.NOON));
        assertThat(text(panel))
                .contains("SageMaker was asked 22 Nov 2026, 12:00 and did not tell.")
                .contains("The credentials have expired.");
    }

    @Test
    void lets_operators_roll_back_what_is_settled_and_deploy() {
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
        EndpointPanel panel = panel();
        panel.show(new Told(SomeEndpoint.state()));
        UI.getCurrent().add(panel);
        assertThat(find(Button.class, panel).all())
                .extracting(Button::getText)
                .containsExactly("Roll back");
        assertThat(links()).contains("runs/new?command=deploy");
        panel.show(new Told(SomeEndpoint.moving()));
        assertThat(text(panel))
                .contains("and is on its way to titles-1 with the model v1, on 2 x ml.m5.large.");
        assertThat(find(Button.class, panel).all()).isEmpty();
    }

    private EndpointPanel panel() {
        return new EndpointPanel(
                SomeEndpoint.service(List.of("titles"), house),
                "titles",
                new EndpointPanel.Links("runs/new?command=deploy", "v3"),
                () -> SomeEndpoint.NOON.plusSeconds(120));
    }

    private static String text(EndpointPanel panel) {
        return panel.getElement().getTextRecursively();
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private String show(String address) {
        MonitoringView view =
                Entering.at(
                        address,
                        new MonitoringView(
                                new MonitoringService(house.store),
                                new ModelService(house.store),
                                house.service,
                                SomeEndpoint.service(watched, house),
                                () -> Instant.parse("2026-01-03T03:20:00Z")));
        return view.getElement().getTextRecursively();
    }

    private List<String> links() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }
}
