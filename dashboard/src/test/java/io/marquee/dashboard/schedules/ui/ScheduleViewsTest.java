package io.marquee.dashboard.schedules.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteParameters;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.runs.House;
import io.marquee.dashboard.runs.RunState;
import io.marquee.dashboard.schedules.Cron;
import io.marquee.dashboard.schedules.MissedPolicy;
import io.marquee.dashboard.schedules.SchedulePlan;
import io.marquee.dashboard.schedules.SomeSchedules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleViewsTest extends BrowserlessTest {

    @TempDir Path folder;
    private final SomeSchedules schedules = new SomeSchedules();

    @BeforeEach
    void open() {
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
        // Links are made only to what has a route.
        RouteConfiguration.forApplicationScope().setAnnotatedRoute(SchedulesView.class);
        RouteConfiguration.forApplicationScope().setAnnotatedRoute(ScheduleView.class);
    }

    @AfterEach
    void leave() {
        House.leave();
    }

    @Test
    void lists_the_schedules_with_what_they_run_when_next() {
        schedules.service.create(
                new SchedulePlan(
                        "weekly",
                        SomeSchedules.order(),
                        Cron.parse("30 3 * * 1"),
                        ZoneId.of("Europe/Berlin"),
                        MissedPolicy.SKIP,
                        0,
                        Duration.ofMinutes(1)));
        long hourly = schedules.service.create(hourly("Hourly"));
        long paused = schedules.service.create(hourly("often"));
        schedules.service.pause(paused);
        schedules.service.runNow(hourly);
        UI.getCurrent().add(new SchedulesView(schedules.service, schedules.news));

        Grid<?> grid = find(ScheduleGrid.class).single();
        assertThat(cells(grid, 1, 4))
                .containsExactly(
                        List.of(
                                "train, catalog.csv",
                                "every hour at :00, UTC",
                                "Sun 22 Nov 2026, 13:00 UTC"),
                        List.of("train, catalog.csv", "every hour at :00, UTC", "paused"),
                        List.of(
                                "train, catalog.csv",
                                "every Monday at 03:30, Europe/Berlin",
                                "Mon 23 Nov 2026, 03:30 CET"));
        assertThat(buttons()).containsExactly("New schedule");
    }

    @Test
    void says_what_to_do_where_there_are_none() {
        UI.getCurrent().add(new SchedulesView(schedules.service, schedules.news));
        assertThat(notice())
                .isEqualTo(
                        "Nothing is scheduled yet: Make one with New schedule: score the catalog every night, or train every month.");
    }

    @Test
    void offers_nothing_to_do_to_a_viewer() {
        long id = schedules.service.create(hourly("nightly"));
        House.enter("eve", "ROLE_VIEWER");
        UI.getCurrent().add(new SchedulesView(schedules.service, schedules.news));
        assertThat(buttons()).isEmpty();
        UI.getCurrent().removeAll();
        show(id);
        assertThat(text()).contains("nightly");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void shows_a_schedule_with_its_next_times_and_what_came_of_it() {
        long id =
                schedules.service.create(SomeSchedules.hourly("nightly", MissedPolicy.RUN_ONCE, 3));
        show(id);
        assertThat(text()).contains("It has not fired yet.");
        schedules.pass(Duration.ofHours(1));
        schedules.settle();
        schedules.lastRuns(RunState.FAILED);
        schedules.pass(Duration.ofMinutes(10));
        schedules.settle();
        UI.getCurrent().removeAll();
        show(id);

        assertThat(text())
                .contains("catalogcatalog.csv")
                .contains("Cron expression0 * * * *")
                .contains("If missedrun once when the dashboard is back")
                .contains("up to 3, the first after 2 minutes, then twice as long each time")
                .contains("Who answers for itada");
        assertThat(times())
                .containsExactly(
                        "Sun 22 Nov 2026, 14:00 UTC",
                        "Sun 22 Nov 2026, 15:00 UTC",
                        "Sun 22 Nov 2026, 16:00 UTC",
                        "Sun 22 Nov 2026, 17:00 UTC",
                        "Sun 22 Nov 2026, 18:00 UTC");
        assertThat(cells(find(HistoryGrid.class).single(), 3, 6))
                .containsExactly(
                        List.of(
                                "1",
                                "600.0",
                                "The catalog is empty. It is tried again Sun 22 Nov 2026, 13:12 UTC."));
        assertThat(buttons()).containsExactly("Run now", "Pause", "Edit", "Delete");
    }

    @Test
    void pauses_resumes_and_runs_now() {
        long id = schedules.service.create(hourly("nightly"));
        show(id);
        press("Pause");
        assertThat(buttons()).containsExactly("Run now", "Resume", "Edit", "Delete");
        assertThat(text()).contains("None while it is paused.");
        press("Resume");
        assertThat(times()).hasSize(5);
        press("Run now");
        schedules.settle();
        assertThat(schedules.started).containsExactly("launch-1 by ada");
    }

    @Test
    void says_that_there_is_no_such_schedule() {
        for (String id : List.of("7", "x")) {
            UI.getCurrent().removeAll();
            show(id);
            assertThat(notice())
                    .isEqualTo(
                            "There is no such schedule: It may be deleted. All schedules shows what there is.");
            assertThat(buttons()).isEmpty();
        }
    }

    @Test
    void shows_the_next_times_as_one_types_or_what_is_wrong() {
        WhenFields when = new WhenFields(schedules.service);
        UI.getCurrent().add(when);
        TextField cron = find(TextField.class, when).single();
        ComboBox<?> zone = find(ComboBox.class, when).single();
        test(zone).selectItem("Europe/Berlin");
        test(cron).setValue("0 3 * * 1");
        assertThat(times())
                .startsWith("Mon 23 Nov 2026, 03:00 CET", "Mon 30 Nov 2026, 03:00 CET")
                .hasSize(5);
        test(cron).setValue("0 3 * *");
        assertThat(cron.isInvalid()).isTrue();
        assertThat(cron.getErrorMessage()).startsWith("Give five fields");
        assertThat(times()).isEmpty();
        test(cron).setValue("0 3 29 2 *");
        assertThat(cron.isInvalid()).isFalse();
        assertThat(times()).startsWith("Tue 29 Feb 2028, 03:00 CET");
    }

    @Test
    void makes_a_plan_of_the_answers_and_answers_of_a_plan() throws IOException {
        House house = new House(folder, "exit 1");
        ScheduleForm form = new ScheduleForm(schedules.service, house.service);
        UI.getCurrent().add(form);
        // Only `train` has options in this house.
        assertThat(notice()).startsWith("The options cannot be told: ");
        assertThat(form.plan()).isEmpty();
        SchedulePlan plan =
                new SchedulePlan(
                        "weekly",
                        SomeSchedules.order(),
                        Cron.parse("30 3 * * 1"),
                        ZoneId.of("Europe/Berlin"),
                        MissedPolicy.SKIP,
                        2,
                        Duration.ofMinutes(10));
        form.setPlan(plan);
        assertThat(form.plan()).contains(plan);

        labelled(IntegerField.class, "Retries after a failure").setValue(6);
        assertThat(form.plan()).isEmpty();
        labelled(IntegerField.class, "Retries after a failure").setValue(0);
        labelled(TextField.class, "Name").setValue("");
        assertThat(form.plan()).isEmpty();
        assertThat(labelled(TextField.class, "Name").getErrorMessage())
                .isEqualTo("Give it a name.");
        labelled(TextField.class, "Name").setValue("other");
        labelled(TextField.class, "Trees").setValue("none");
        assertThat(form.plan()).isEmpty();
        labelled(TextField.class, "Trees").setValue("40");
        assertThat(form.plan().orElseThrow().order().values())
                .containsEntry("trees", List.of("40"));
    }

    @Test
    void says_why_nothing_can_be_scheduled() throws IOException {
        House house = new House(folder, "exit 1");
        ScheduleEditView view = new ScheduleEditView(schedules.service, house.service);
        view.show(new RouteParameters(ScheduleView.SCHEDULE, "7"));
        UI.getCurrent().add(view);
        assertThat(notice()).startsWith("There is no such schedule: ");
        view.show(RouteParameters.empty());
        assertThat(find(Select.class, view).all()).isNotEmpty();
        assertThat(buttons()).containsExactly("Schedule it");
    }

    /// None: each test puts the view on the page.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private static SchedulePlan hourly(String name) {
        return SomeSchedules.hourly(name, MissedPolicy.RUN_ONCE, 0);
    }

    private void show(long id) {
        show(Long.toString(id));
    }

    private void show(String id) {
        ScheduleView view = new ScheduleView(schedules.service, schedules.news);
        view.show(new RouteParameters(ScheduleView.SCHEDULE, id));
        UI.getCurrent().add(view);
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private <T extends Component> T labelled(Class<T> type, String label) {
        return find(type).all().stream()
                .filter(field -> label.equals(field.getElement().getProperty("label")))
                .findFirst()
                .orElseThrow();
    }

    private String notice() {
        Notice notice = find(Notice.class).single();
        return notice.getTitleAsText() + ": " + notice.getElement().getTextRecursively();
    }

    private static String text() {
        return UI.getCurrent().getElement().getTextRecursively();
    }

    private List<String> times() {
        return find(ListItem.class).all().stream().map(ListItem::getText).toList();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream()
                .filter(Button::isVisible)
                .map(Button::getText)
                .toList();
    }

    private <T> List<List<String>> cells(Grid<T> grid, int from, int to) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < test(grid).size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = from; column < to; column++) {
                cells.add(test(grid).getCellText(row, column));
            }
            rows.add(cells);
        }
        return rows;
    }
}
