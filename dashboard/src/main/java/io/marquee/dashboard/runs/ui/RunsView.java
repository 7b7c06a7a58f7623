package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunState;
import io.marquee.dashboard.runs.RunWatch;
import io.marquee.dashboard.runs.RunsService;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All runs, as they come and go.
@Route("runs")
@PageTitle("Runs · Marquee")
@Menu(title = "Runs", order = 6, icon = "vaadin:cogs")
@RolesAllowed(Roles.VIEWER)
final class RunsView extends Main implements BeforeEnterObserver {

    private static final String PATH = "runs";
    private static final String STATUS = "status";

    private final transient RunsService service;
    private final transient RunWatch watch;

    /// Asked while a request of the user's is answered: pushes are nobody's.
    private final boolean mayOperate;

    private final Select<RunState> status = new Select<>();
    private final RunsGrid grid = new RunsGrid();
    private final Div content = new Div();
    private transient List<RunEntry> runs = List.of();
    private transient RunWatch.@Nullable Watching watching;

    RunsView(RunsService service, RunWatch watch) {
        this.service = service;
        this.watch = watch;
        this.mayOperate = service.mayOperate();
        addClassName("page");
        Header header = new Header(new H1("Runs"));
        header.addClassName("page-header");
        if (mayOperate) {
            Button launch = new Button("New run", _ -> UI.getCurrent().navigate(NewRunView.class));
            launch.addThemeVariants(ButtonVariant.PRIMARY);
            header.add(launch);
        }
        status.setAriaLabel("Show runs that are");
        status.setItems(RunState.values());
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption("all");
        status.setItemLabelGenerator(
                state -> state == null ? "all" : state.name().toLowerCase(Locale.ROOT));
        status.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                UI.getCurrent().getPage().getHistory().replaceState(null, location());
            }
            show();
        });
        content.addClassName("page-content");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getLocation().getQueryParameters());
    }

    /// Shows the runs that the address asks for.
    void show(QueryParameters query) {
        Optional<String> wanted = query.getSingleParameter(STATUS);
        status.setValue(
                Arrays.stream(RunState.values())
                        .filter(state -> wanted.filter(state.name()::equalsIgnoreCase).isPresent())
                        .findFirst()
                        .orElse(null));
        try {
            runs = service.list();
            show();
        } catch (UserError e) {
            fail(e.getMessage());
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        watching =
                watch.list(seen -> {
                    var _ = ui.access(() -> take(seen));
                });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (watching != null) {
            watching.stop();
        }
    }

    private void take(RunWatch.Seen<List<RunEntry>> seen) {
        switch (seen) {
            case RunWatch.Seen.Now<List<RunEntry>>(var now) -> {
                runs = now;
                show();
            }
            case RunWatch.Seen.Nothing<List<RunEntry>>(var reason) -> fail(reason);
        }
    }

    private void show() {
        content.removeAll();
        if (runs.isEmpty()) {
            content.add(emptiness());
            return;
        }
        RunState wanted = status.getValue();
        List<RunEntry> shown =
                runs.stream().filter(run -> wanted == null || run.state() == wanted).toList();
        grid.setItems(shown);
        content.add(new Div(status));
        content.add(
                shown.isEmpty()
                        ? new Notice(
                                "None of them",
                                "No run is %s. Choose another status above, or all."
                                        .formatted(wanted.name().toLowerCase(Locale.ROOT)))
                        : grid);
    }

    private Notice emptiness() {
        String what =
                mayOperate && service.cannotLaunch().isEmpty()
                        ? "Start one with New run: train on a catalog, then score another one."
                        : "Runs that are started, here or with ./marquee train, show up by"
                                + " themselves.";
        return new Notice("Nothing has run yet", what);
    }

    private void fail(String reason) {
        content.removeAll();
        content.add(new Notice("The runs cannot be read", reason));
    }

    private Location location() {
        RunState wanted = status.getValue();
        QueryParameters query =
                wanted == null
                        ? QueryParameters.empty()
                        : QueryParameters.of(STATUS, wanted.name().toLowerCase(Locale.ROOT));
        return new Location(PATH, query);
    }
}
