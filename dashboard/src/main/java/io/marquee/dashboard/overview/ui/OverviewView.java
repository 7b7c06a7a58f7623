package io.marquee.dashboard.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.overview.ModelSummary;
import io.marquee.dashboard.overview.Overview;
import io.marquee.dashboard.overview.OverviewService;
import java.util.List;

/// How things stand, at a glance: the champion, the models, the runs.
@Route("")
@PageTitle("Overview · Marquee")
final class OverviewView extends Main {

    private final transient OverviewService service;
    private final String workspace;
    private final Div content = new Div();

    OverviewView(OverviewService service, DashboardConfig config) {
        this.service = service;
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
            case Overview.Filled(var champion, var models, var runs) -> {
                content.add(champion == null ? noChampion(models) : new ChampionCard(champion));
                content.add(
                        models.isEmpty()
                                ? section("Models", new Paragraph("None yet."))
                                : section("Models", new ModelGrid(models)),
                        runs.isEmpty()
                                ? section("Runs", new Paragraph("None yet."))
                                : section("Runs", new RunGrid(runs)));
            }
        }
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
