package io.marquee.dashboard.runs.ui;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.SomeOptions;
import io.marquee.registry.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunViewsTest extends BrowserlessTest {

    @TempDir Path folder;
    House house;

    @BeforeEach
    void open() throws IOException {
        house = new House(folder, "exit 1");
        House.enter("ada", "ROLE_OPERATOR");
        // Links are made only to what has a route.
        RouteConfiguration.forApplicationScope().setAnnotatedRoute(RunsView.class);
        RouteConfiguration.forApplicationScope().setAnnotatedRoute(RunView.class);
    }

    @AfterEach
    void leave() {
        House.leave();
    }

    @Test
    void lists_the_runs_newest_first() {
        Run failed = house.run("train", Map.of());
        house.pass(4);
        failed.failed("The catalog is empty.");
        house.pass(60);
        try (Run score = house.run("score", Map.of())) {
            score.stageStarted("read");
            score.progress("read", 1_234);
            RunsView view = new RunsView(house.service, house.watch);
            enter(view, "runs");

            assertThat(cells(find(RunsGrid.class).single()))
                    .containsExactly(
                            List.of("running", "read, 1,234 rows", "1,234", "–", ""),
                            List.of("failed", "", "–", "4.0", "The catalog is empty."));
        }
    }

    @Test
    void shows_only_those_of_the_status_in_the_address() {
        house.run("train", Map.of()).done();
        house.run("train", Map.of()).failed("The catalog is empty.");
        enter(new RunsView(house.service, house.watch), "runs?status=done");
        assertThat(cells(find(RunsGrid.class).single())).hasSize(1);
        UI.getCurrent().removeAll();

        enter(new RunsView(house.service, house.watch), "runs?status=cancelled");
        assertThat(notice())
                .isEqualTo(
                        "None of them: No run is cancelled. Choose another status above, or all.");
    }

    @Test
    void says_what_to_do_where_nothing_has_run() {
        enter(new RunsView(house.service, house.watch), "runs");
        assertThat(notice())
                .isEqualTo(
                        "Nothing has run yet: Start one with New run: train on a catalog, then score another one.");
        assertThat(buttons()).containsExactly("New run");
    }

    @Test
    void offers_nothing_to_do_to_a_viewer() {
        House.enter("eve", "ROLE_VIEWER");
        enter(new RunsView(house.service, house.watch), "runs");
        assertThat(notice())
                .isEqualTo(
                        "Nothing has run yet: Runs that are started, here or with ./marquee train, show up by themselves.");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void says_in_words_why_runs_cannot_be_read() {
        house.store.write("workspace.json", "{\"formatVersion\": 99}".getBytes(UTF_8));
        enter(new RunsView(house.service, house.watch), "runs");
        assertThat(notice()).startsWith("The runs cannot be read: ").contains("newer Marquee");
    }

    @Test
    void shows_all_of_a_run_and_the_way_to_run_it_again() {
        String launch = house.service.launch(house.order());
        house.awaitEnd(launch);
        Run run = house.run("train", Map.of("launch", launch, "trees", "40", "labels", ""));
        run.stageStarted("read");
        run.stageDone("read", 1_000, House.NOON, House.NOON.plusSeconds(4));
        run.counts(Map.of("rows.read", 1_000L));
        run.note("A column is not used: votes.");
        run.model("v1");
        run.refused("No better than the mean.");
        show(run.id());

        Grid<?> stages = find(Grid.class).single();
        assertThat(cells(stages)).containsExactly(List.of("read", "1,000", "250", "4.0", "done"));
        assertThat(text())
                .contains("refused")
                .contains("No better than the mean.")
                .contains("A column is not used: votes.")
                .contains("rows.read1,000")
                .contains("trees40")
                .contains("It made the model v1")
                .doesNotContain("labels");
        assertThat(buttons()).containsExactly("Run again");
    }

    @Test
    void leads_from_a_run_that_looked_for_drift_to_what_it_found() {
        Run run = house.run("monitor", Map.of());
        run.model("v1");
        run.done();
        show(run.id());
        assertThat(text()).contains("It used the model v1").contains("It found what has drifted");
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .contains("monitoring?run=" + run.id());
    }

    @Test
    void shows_a_viewer_the_run_but_not_what_to_do_with_it() {
        String launch = house.service.launch(house.order());
        house.awaitEnd(launch);
        House.enter("eve", "ROLE_VIEWER");
        show(launch);
        assertThat(text()).contains("failed");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void says_that_there_is_no_such_run() {
        show("20261122T120000000Z-abcdef");
        assertThat(notice())
                .isEqualTo(
                        "The run cannot be shown: There is no run 20261122T120000000Z-abcdef in this workspace. All runs shows what there is.");
    }

    @Test
    void asks_for_each_option_in_its_own_way_and_makes_an_order_of_the_answers() {
        OrderForm form = new OrderForm(SomeOptions.TRAIN, List.of("/in/a.csv"));
        UI.getCurrent().add(form);
        assertThat(
                        find(Component.class, form).all().stream()
                                .filter(c -> c.getElement().getProperty("label") != null)
                                .map(c ->
                                        c.getElement().getProperty("label")
                                                + " "
                                                + c.getClass().getSimpleName())
                                .toList())
                .containsExactlyInAnyOrder(
                        "Catalog MultiSelectComboBox",
                        "Evaluation Select",
                        "No promote Checkbox",
                        "Runner Select",
                        "Rename TextArea",
                        "Trees TextField",
                        "Subsample TextField",
                        "Without MultiSelectComboBox",
                        "Liked aim TextField");

        LaunchOrder order =
                new LaunchOrder(
                        "train",
                        Map.of(
                                "catalog", List.of("/in/a.csv", "b.csv"),
                                "rename", List.of("a=b", "c=d"),
                                "trees", List.of("40"),
                                "evaluation", List.of("brief"),
                                "without", List.of("facts"),
                                "no-promote", List.of("true")),
                        "host:8081");
        form.setOrder(order);
        assertThat(form.order()).isEqualTo(order);

        form.show(Map.of("trees", "It has to be at least 1."));
        assertThat(find(TextField.class, form).all().stream().filter(TextField::isInvalid).toList())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.getLabel()).isEqualTo("Trees");
                    assertThat(field.getErrorMessage()).isEqualTo("It has to be at least 1.");
                });
    }

    /// None: each test puts the view on the page, over a house of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private void show(String id) {
        RunView view = new RunView(house.service, house.watch);
        view.show(new RouteParameters(RunView.RUN, id));
        UI.getCurrent().add(view);
    }

    private static void enter(RunsView view, String location) {
        view.show(new Location(location).getQueryParameters());
        UI.getCurrent().add(view);
    }

    private String notice() {
        Notice notice = find(Notice.class).single();
        return notice.getTitleAsText() + ": " + notice.getElement().getTextRecursively();
    }

    private static String text() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream()
                .filter(Button::isVisible)
                .map(Button::getText)
                .toList();
    }

    /// What each row shows, column by column, except for the way to the run.
    private <T> List<List<String>> cells(Grid<T> grid) {
        int from = grid instanceof RunsGrid ? 1 : 0;
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < test(grid).size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = from; column < grid.getColumns().size(); column++) {
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
