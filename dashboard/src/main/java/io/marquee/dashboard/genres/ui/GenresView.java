package io.marquee.dashboard.genres.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.genres.Actuals;
import io.marquee.dashboard.genres.GenreAnalysis;
import io.marquee.dashboard.genres.GenreCharts;
import io.marquee.dashboard.genres.GenreService;
import io.marquee.dashboard.title.TitleFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is predicted of the catalog by genre, and by all else that titles are told apart by. A
/// click on one of them filters everything else.
@Route("genres")
@PageTitle("Genres · Marquee")
@Menu(title = "Genres", order = 1, icon = "vaadin:bar-chart-h")
@RolesAllowed(Roles.VIEWER)
final class GenresView extends Main implements BeforeEnterObserver {

    private static final String ACTUAL = "actual";
    private static final String ALL = "all";

    private final transient GenreService service;
    private final String workspace;
    private final Span source = new Span();
    private final Anchor predictions = new Anchor("", "Open these titles in predictions");
    private final Div content = new Div();
    private final Div notices = new Div();
    private final GenreFigures figures = new GenreFigures();
    private final FilterChips chips = new FilterChips(this::look);
    private final Checkbox learnt = new Checkbox("Hold predictions against all verdicts");
    private final Span actuals = new Span();
    private final GenreBoard board = new GenreBoard(this::look);

    private transient TitleFilter filter = TitleFilter.NONE;

    GenresView(GenreService service, DashboardConfig config) {
        this.service = service;
        this.workspace = config.workspace();
        addClassName("page");
        addClassName("page-wide");
        source.addClassName("muted");
        actuals.addClassName("muted");
        Header header = new Header(new Div(new H1("Genres"), source), predictions);
        header.addClassName("page-header");
        learnt.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                look(filter);
            }
        });
        Div verdicts = new Div(learnt, actuals);
        verdicts.addClassName("genre-verdicts");
        content.addClassName("page-content");
        content.add(figures, chips, verdicts, board);
        add(header, notices, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        learnt.setValue(parameters.getOrDefault(ACTUAL, List.of()).contains(ALL));
        notices.removeAll();
        try {
            filter = TitleFilter.of(parameters);
            Optional<GenreAnalysis> analysis =
                    service.analyse(filter, learnt.getValue() ? Actuals.ALL : Actuals.UNLEARNT);
            analysis.ifPresentOrElse(this::show, () -> say(nothingScored()));
        } catch (UserError e) {
            say(new Notice("The genres cannot be shown", e.getMessage()));
        }
    }

    private void show(GenreAnalysis analysis) {
        content.setVisible(true);
        predictions.setVisible(true);
        predictions.setHref(
                filter.query().isEmpty() ? "predictions" : "predictions?" + filter.query());
        source.setText(
                "Run %s, scored by model %s".formatted(analysis.runId(), analysis.modelVersion()));
        chips.show(filter);
        figures.show(analysis);
        GenreCharts charts = new GenreCharts(analysis, filter);
        board.setVisible(analysis.total().titles() > 0);
        if (analysis.total().titles() == 0) {
            notices.add(
                    new Notice(
                            "No title is like this",
                            "Take back one of the filters to see some again."));
        }
        board.show(charts);
        actuals.setText("Shown: " + charts.ofWhich() + ".");
        learnt.setEnabled(analysis.unlearnt() > 0);
    }

    private void say(Component notice) {
        notices.add(notice);
        content.setVisible(false);
        predictions.setVisible(false);
        source.setText("");
    }

    private Notice nothingScored() {
        return new Notice(
                "Nothing has been scored yet",
                "Score a catalog with the champion, then come back:",
                "./marquee score --catalog=CATALOG --workspace='%s'"
                        .formatted(workspace.replace("'", "'\\''")));
    }

    /// Goes where a filter is in the address, so that one can go back, and send it to others.
    private void look(TitleFilter wanted) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(wanted.parameters());
        if (learnt.getValue()) {
            parameters.put(ACTUAL, List.of(ALL));
        }
        UI.getCurrent().navigate("genres", new QueryParameters(parameters));
    }
}
