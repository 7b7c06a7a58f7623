package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.runs.CommandOptions;
import io.marquee.dashboard.runs.Commands;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.RunsService;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks what to run, and starts it.
@Route("runs/new")
@PageTitle("New run · Marquee")
@RolesAllowed(Roles.OPERATOR)
final class NewRunView extends Main implements BeforeEnterObserver {

    private static final String PATH = "runs/new";
    private static final String COMMAND = "command";

    private final transient RunsService service;
    private final Select<String> command = new Select<>();
    private final Div content = new Div();

    NewRunView(RunsService service) {
        this.service = service;
        addClassName("page");
        Header header = new Header(new H1("New run"), new RouterLink("All runs", RunsView.class));
        header.addClassName("page-header");
        command.setLabel("What to do");
        command.setItems(Commands.ALL);
        command.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                QueryParameters query = QueryParameters.of(COMMAND, change.getValue());
                UI.getCurrent()
                        .getPage()
                        .getHistory()
                        .replaceState(null, new Location(PATH, query));
                ask(change.getValue(), Map.of());
            }
        });
        content.addClassName("page-content");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> why = service.cannotLaunch();
        if (why.isPresent()) {
            content.removeAll();
            content.add(new Notice("Runs cannot be started here", why.get()));
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        String wanted =
                query.getSingleParameter(COMMAND)
                        .filter(Commands.ALL::contains)
                        .orElse(Commands.ALL.getFirst());
        command.setValue(wanted);
        ask(wanted, query.getParameters());
    }

    /// @param suggested options to begin with, by name
    private void ask(String wanted, Map<String, List<String>> suggested) {
        content.removeAll();
        CommandOptions options;
        List<String> files;
        try {
            options = service.options(wanted);
            files = service.suggestedFiles();
        } catch (UserError e) {
            content.add(command, new Notice("The options cannot be told", e.getMessage()));
            return;
        }
        OrderForm form = new OrderForm(options, files);
        form.suggest(suggested);
        Button start = new Button("Start");
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.setDisableOnClick(true);
        Div trouble = new Div();
        trouble.getElement().setAttribute("role", "alert");
        start.addClickListener(_ -> {
            trouble.removeAll();
            try {
                start(form, trouble);
            } catch (UserError e) {
                trouble.add(new Notice("It was not started", e.getMessage()));
            } finally {
                start.setEnabled(true);
            }
        });
        content.add(new Div(command), new Paragraph(options.purpose()), form, trouble);
        content.add(new Div(start));
    }

    private void start(OrderForm form, Div trouble) {
        LaunchOrder order = form.order();
        Map<String, String> faults = service.faults(order);
        form.show(faults);
        if (!faults.isEmpty()) {
            trouble.add(new Paragraph("Something is not right yet; see above."));
            return;
        }
        String launch = service.launch(order);
        UI.getCurrent().navigate(RunView.class, new RouteParameters(RunView.RUN, launch));
    }
}
