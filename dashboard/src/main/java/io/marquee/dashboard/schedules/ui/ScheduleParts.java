package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.schedules.Firing;
import io.marquee.dashboard.schedules.Schedule;
import io.marquee.dashboard.schedules.SchedulePlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What there is to see of a schedule.
final class ScheduleParts extends Div {

    private final Div plan = new Div();
    private final Div times = new Div();
    private final HistoryGrid grid = new HistoryGrid();
    private final Paragraph noHistory =
            new Paragraph("It has not fired yet. What comes of it will stand here.");

    ScheduleParts() {
        addClassName("page-content");
        Div first = new Div(section("Plan", plan), section("Next times", times));
        first.addClassName("side-by-side");
        add(first, section("History", noHistory, grid));
    }

    /// @param next its next times; shown unless it is paused
    /// @param history newest first
    void show(Schedule schedule, List<Instant> next, List<Firing> history) {
        plan.removeAll();
        plan.add(plan(schedule));
        times.removeAll();
        times.add(
                schedule.paused()
                        ? new Paragraph("None while it is paused.")
                        : new TimesList(next, schedule.plan().zone()));
        noHistory.setVisible(history.isEmpty());
        grid.setVisible(!history.isEmpty());
        grid.setZone(schedule.plan().zone());
        grid.setItems(history);
    }

    private static Component plan(Schedule schedule) {
        SchedulePlan plan = schedule.plan();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Runs", plan.order().command());
        plan.order()
                .values()
                .forEach((option, values) -> facts.put(option, String.join(", ", values)));
        facts.put("Runner", plan.order().place());
        facts.put("When", ScheduleWords.when(plan));
        facts.put("Cron expression", plan.cron().text());
        facts.put("If missed", plan.missed().words());
        facts.put("Retries after a failure", ScheduleWords.retries(plan));
        facts.put("Made", Words.time(schedule.created()));
        facts.put("Who answers for it", schedule.createdBy());
        DescriptionList list = new DescriptionList();
        list.addClassName("pairs");
        facts.forEach((name, value) -> list.add(new Term(name), new Description(value)));
        return list;
    }

    private static Section section(String name, Component... parts) {
        Section section = new Section(new H2(name));
        section.setAriaLabel(name);
        section.add(parts);
        return section;
    }
}
