package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.schedules.Firing;
import io.marquee.dashboard.schedules.Schedule;
import java.util.List;
import java.util.Map;

/// The schedules, one a row, each with the way to its page.
final class ScheduleGrid extends Grid<Schedule> {

    private transient Map<Long, Firing> last = Map.of();

    ScheduleGrid() {
        addComponentColumn(ScheduleGrid::link).setHeader("Name").setWidth("10rem").setFlexGrow(1);
        addColumn(schedule -> ScheduleWords.what(schedule.plan().order()))
                .setHeader("Runs")
                .setTooltipGenerator(schedule -> ScheduleWords.what(schedule.plan().order()))
                .setWidth("10rem")
                .setFlexGrow(1);
        addColumn(schedule -> ScheduleWords.when(schedule.plan()))
                .setHeader("When")
                .setTooltipGenerator(schedule -> ScheduleWords.when(schedule.plan()))
                .setWidth("14rem")
                .setFlexGrow(1);
        addColumn(ScheduleWords::next).setHeader("Next").setWidth("14rem").setFlexGrow(0);
        // Badges come too late to be measured, so their column has a width of its own.
        addComponentColumn(this::outcome).setHeader("Last").setWidth("19rem").setFlexGrow(0);
        getElement().setProperty("accessibleName", "Schedules");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
    }

    void show(List<Schedule> schedules, Map<Long, Firing> newest) {
        last = newest;
        setItems(schedules);
    }

    private static RouterLink link(Schedule schedule) {
        return new RouterLink(
                schedule.name(),
                ScheduleView.class,
                new RouteParameters(ScheduleView.SCHEDULE, Long.toString(schedule.id())));
    }

    private Component outcome(Schedule schedule) {
        Firing firing = last.get(schedule.id());
        if (firing == null) {
            return new Span("–");
        }
        Span words =
                new Span(
                        new OutcomeBadge(firing.outcome()),
                        new Span(Words.time(firing.due(), schedule.plan().zone())));
        words.addClassName("with-badge");
        return words;
    }
}
