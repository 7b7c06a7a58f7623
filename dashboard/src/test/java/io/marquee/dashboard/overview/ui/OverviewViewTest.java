package io.marquee.dashboard.overview.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.Section;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.ui.ModelGrid;
import io.marquee.dashboard.monitoring.MonitoringService;
import io.marquee.dashboard.overview.OverviewService;
import io.marquee.dashboard.overview.SomeWorkspace;
import io.marquee.dashboard.quality.QualityService;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.schedules.MissedPolicy;
import io.marquee.dashboard.schedules.SomeSchedules;
import io.marquee.registry.ModelManifest.Gate;
import io.marquee.registry.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewViewTest extends BrowserlessTest {

    @TempDir Path folder;
    SomeWorkspace some;
    final SomeSchedules schedules = new SomeSchedules();

    @BeforeEach
    void open() {
        some = new SomeWorkspace(folder);
    }

    @Test
    void shows_what_is_scheduled_next() {
        some.start("train").done();
        show();
        assertThat(next()).isEqualTo("None is planned. Schedules");

        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
        long first = schedules.service.create(SomeSchedules.hourly("B", MissedPolicy.SKIP, 0));
        schedules.pass(Duration.ofHours(1));
        schedules.service.create(SomeSchedules.hourly("A", MissedPolicy.SKIP, 0));
        House.leave();
        UI.getCurrent().removeAll();
        show();
        assertThat(next()).isEqualTo("B, Sun 22 Nov 2026, 13:00 UTC.");
        assertThat(
                        find(Anchor.class).all().stream()
                                .filter(link -> link.getText().equals("B"))
                                .map(Anchor::getHref))
                .containsExactly("schedules/" + first);
    }

    private String next() {
        return find(Section.class).all().stream()
                .filter(section -> section.getAriaLabel().equals(Optional.of("Next schedule")))
                .map(section -> section.getChildren().toList().getLast())
                .map(paragraph -> paragraph.getElement().getTextRecursively())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shows_the_champion_the_models_and_the_runs() {
        Run train = some.start("train");
        train.counts(Map.of("rows.read", 8807L));
        some.publish(
                "v1", Map.of("r2", 0.3124, "roc_auc", 0.8), new Gate(true, "Better than naive."));
        some.workspace().models().promote("v1", "It is the first.", "train");
        some.pass(29);
        train.done();
        some.pass(60);
        some.publish("v2", Map.of(), new Gate(false, "No better than the mean."));
        Run failed = some.start("score");
        failed.failed("The catalog is empty.");
        show();

        ChampionCard champion = find(ChampionCard.class).single();
        assertThat(champion.getTitleAsText()).isEqualTo("Champion");
        assertThat(champion.getElement().getTextRecursively())
                .contains("v1, made 22 Nov 2026, 12:00")
                .contains("Better than naive.");
        assertThat(
                        find(Description.class, champion).all().stream()
                                .map(Description::getText)
                                .toList())
                .containsExactly("0.312", "0.800");
        assertThat(cells(find(ModelGrid.class).single()))
                .containsExactly(
                        List.of(
                                "v2",
                                "22 Nov 2026, 12:01",
                                "–",
                                "–",
                                "refused",
                                "No better than the mean."),
                        List.of(
                                "v1champion",
                                "22 Nov 2026, 12:00",
                                "0.312",
                                "0.800",
                                "accepted",
                                "Better than naive."));
        assertThat(cells(find(RunGrid.class).single()))
                .containsExactly(
                        List.of(
                                "score",
                                "failed",
                                "–",
                                "0.0",
                                "22 Nov 2026, 12:01",
                                failed.id(),
                                "The catalog is empty."),
                        List.of(
                                "train",
                                "done",
                                "8,807",
                                "29.0",
                                "22 Nov 2026, 12:00",
                                train.id(),
                                ""));
        assertThat(find(Notice.class).all()).isEmpty();
    }

    @Test
    void says_what_to_do_with_an_empty_workspace_and_looks_again_when_asked() {
        show();
        assertNotice(
                "Nothing here yet",
                "No model has been trained in this workspace. Train one on the sample data and"
                        + " score with it, then refresh:"
                        + "./marquee demo --workspace='"
                        + folder
                        + "'");
        assertThat(find(Grid.class).all()).isEmpty();

        some.start("train").failed("The catalog is empty.");
        test(find(Button.class).single()).click();
        assertNotice(
                "No champion yet",
                "No model has been trained so far. The runs below say why; this trains one on the"
                        + " sample data:./marquee demo --workspace='"
                        + folder
                        + "'");
        assertThat(cells(find(RunGrid.class).single())).hasSize(1);
        assertThat(find(ModelGrid.class).all()).isEmpty();
    }

    @Test
    void says_how_to_promote_where_the_gate_let_no_model_pass() {
        some.publish("v1", Map.of(), new Gate(false, "No better than the mean."));
        show();

        assertNotice(
                "No champion yet",
                "No model has been promoted so far; what the gate said is below. To promote one"
                        + " all the same:./marquee models promote VERSION --reason=WHY"
                        + " --workspace='"
                        + folder
                        + "'");
        assertThat(cells(find(ModelGrid.class).single())).hasSize(1);
        assertThat(find(RunGrid.class).all()).isEmpty();
    }

    @Test
    void says_in_words_why_a_workspace_cannot_be_read() {
        some.store().write("workspace.json", "{\"formatVersion\": 99}".getBytes(UTF_8));
        show();

        assertNotice(
                "The workspace cannot be read",
                some.store().location("workspace.json")
                        + " was written by a newer Marquee (format 99; this one reads 1). Update"
                        + " Marquee, or choose another workspace.");
        assertThat(find(Grid.class).all()).isEmpty();
    }

    private void assertNotice(String title, String text) {
        Notice notice = find(Notice.class).single();
        assertThat(notice.getTitleAsText()).isEqualTo(title);
        assertThat(notice.getElement().getTextRecursively()).isEqualTo(text);
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private void show() {
        DashboardConfig config = new DashboardConfig(folder.toString(), 0);
        UI.getCurrent()
                .add(
                        new OverviewView(
                                new OverviewService(
                                        some.store(),
                                        new ModelService(some.store()),
                                        new QualityService(some.store()),
                                        new MonitoringService(some.store())),
                                schedules.service,
                                config));
    }

    /// What each row shows, column by column.
    private <T> List<List<String>> cells(Grid<T> grid) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < test(grid).size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < grid.getColumns().size(); column++) {
                cells.add(cell(grid, row, column));
            }
            rows.add(cells);
        }
        return rows;
    }

    private <T> String cell(Grid<T> grid, int row, int column) {
        return test(grid).getCellText(row, column);
    }
}
