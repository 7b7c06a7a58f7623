package io.marquee.dashboard.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.models.ui.ModelGrid;
import io.marquee.dashboard.overview.Alert;
import io.marquee.dashboard.overview.Overview;
import io.marquee.dashboard.overview.OverviewService;
import io.marquee.dashboard.overview.RunSummary;
import io.marquee.dashboard.overview.Standing;
import io.marquee.dashboard.quality.RowCounts;
import io.marquee.dashboard.quality.TrendPoint;
import io.marquee.dashboard.schedules.Schedule;
import io.marquee.dashboard.schedules.SchedulesService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How things stand, at a glance: what to look at, the champion, the data, the models, the runs.
@Route("")
@PageTitle("Overview · Marquee")
@RolesAllowed(Roles.VIEWER)
@Menu(title = "Overview", order = 0, icon = "vaadin:dashboard")
final class OverviewView extends Main {

    private final transient OverviewService service;
    private final transient SchedulesService schedules;
    private final String workspace;
    private final Div content = new Div();

    OverviewView(OverviewService service, SchedulesService schedules, DashboardConfig config) {
        this.service = service;
        this.schedules = schedules;
        this.workspace = config.workspace();
        addClassName("page");
        Span location = new Span(workspace);
        location.addClassName("muted");
        Header header =
                new Header(
                        new Div(new H1("Overview"), location),
                        new Button("Refresh", _ -> refresh()));
        header.addClassName("page-header");
        content.addClassName("page-content");
        add(header, content);
        refresh();
    }

    private void refresh() {
        content.removeAll();
        switch (service.read()) {
            case Overview.Empty() -> content.add(emptiness());
            case Overview.Unreadable(var reason) ->
                    content.add(new Notice("The workspace cannot be read", reason));
            case Overview.Filled filled -> show(filled);
        }
    }

    private void show(Overview.Filled overview) {
        Standing champion = overview.champion();
        List<ModelSummary> models = overview.models();
        List<RunSummary> runs = overview.runs();
        if (!overview.alerts().isEmpty()) {
            content.add(section("To look at", alerts(overview.alerts())));
        }
        content.add(champion == null ? noChampion(models) : new ChampionCard(champion));
        TrendPoint data = overview.data();
        if (data != null) {
            content.add(section("Data", data(data)));
        }
        content.add(section("Next schedule", next()));
        content.add(
                models.isEmpty()
                        ? section("Models", new Paragraph("None yet."))
                        : section("Models", new ModelGrid(models)),
                runs.isEmpty()
                        ? section("Runs", new Paragraph("None yet."))
                        : section("Runs", new RunGrid(runs)));
    }

    private static UnorderedList alerts(List<Alert> alerts) {
        UnorderedList list = new UnorderedList();
        list.addClassName("alerts");
        for (Alert alert : alerts) {
            list.add(
                    new ListItem(
                            new Span(alert.sentence() + " "),
                            new Anchor(alert.link(), alert.linkText())));
        }
        return list;
    }

    private static Paragraph data(TrendPoint data) {
        RowCounts rows = data.rows();
        return new Paragraph(
                new Span(
                        "The last %s read %s rows: %s accepted, %s merged, %s rejected (%s). "
                                .formatted(
                                        data.command(),
                                        Words.count(rows.read()),
                                        Words.count(rows.accepted()),
                                        Words.count(rows.merged()),
                                        Words.count(rows.rejected()),
                                        Words.percent(rows.rejectedShare()))),
                new Anchor("quality?run=" + data.runId(), "Data quality"));
    }

    private Paragraph next() {
        Optional<Schedule> next = schedules.next();
        Instant due = next.map(Schedule::due).orElse(null);
        if (due == null) {
            return new Paragraph(
                    new Span("None is planned. "), new Anchor("schedules", "Schedules"));
        }
        Schedule schedule = next.orElseThrow();
        return new Paragraph(
                new Anchor("schedules/" + schedule.id(), schedule.name()),
                new Span(", " + Words.time(due, schedule.plan().zone()) + "."));
    }

    private Notice emptiness() {
        return new Notice(
                "Nothing here yet",
                "No model has been trained in this workspace. Train one on the sample data and"
                        + " score with it, then refresh:",
                command("demo"));
    }

    private Notice noChampion(List<ModelSummary> models) {
        return models.isEmpty()
                ? new Notice(
                        "No champion yet",
                        "No model has been trained so far. The runs below say why; this trains one"
                                + " on the sample data:",
                        command("demo"))
                : new Notice(
                        "No champion yet",
                        "No model has been promoted so far; what the gate said is below. To"
                                + " promote one all the same:",
                        command("models promote VERSION --reason=WHY"));
    }

    /// What to type for this workspace, quoted for a shell.
    private String command(String words) {
        return "./marquee %s --workspace='%s'".formatted(words, workspace.replace("'", "'\\''"));
    }

    private static Section section(String name, Component content) {
        Section section = new Section(new H2(name), content);
        section.setAriaLabel(name);
        return section;
    }
}
