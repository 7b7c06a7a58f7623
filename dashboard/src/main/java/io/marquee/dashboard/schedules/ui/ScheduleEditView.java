package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.runs.RunsService;
import io.marquee.dashboard.schedules.Schedule;
import io.marquee.dashboard.schedules.SchedulePlan;
import io.marquee.dashboard.schedules.SchedulesService;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks what to run when, and makes a schedule of it or changes the one that is there.
@Route("schedules/new")
@RouteAlias("schedules/:schedule/edit")
@PageTitle("Edit schedule · Marquee")
@RolesAllowed(Roles.OPERATOR)
final class ScheduleEditView extends Main implements BeforeEnterObserver {

    private final transient SchedulesService service;
    private final transient RunsService runs;
    private final H1 title = new H1("New schedule");
    private final Div content = new Div();

    ScheduleEditView(SchedulesService service, RunsService runs) {
        this.service = service;
        this.runs = runs;
        addClassName("page");
        Header header = new Header(title, new RouterLink("All schedules", SchedulesView.class));
        header.addClassName("page-header");
        content.addClassName("page-content");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters());
    }

    /// Asks for a new one, or for changes of the one that the route names.
    void show(RouteParameters route) {
        content.removeAll();
        Optional<String> why = runs.cannotLaunch();
        if (why.isPresent()) {
            content.add(new Notice("Nothing can be scheduled here", why.get()));
            return;
        }
        if (route.get(ScheduleView.SCHEDULE).isEmpty()) {
            ask(null);
            return;
        }
        Optional<Schedule> found = service.find(ScheduleView.id(route));
        if (found.isPresent()) {
            title.setText("Edit " + found.get().name());
            ask(found.get());
        } else {
            content.add(
                    new Notice(
                            "There is no such schedule",
                            "It may be deleted. All schedules shows what there is."));
        }
    }

    /// @param present null for a new one
    private void ask(@Nullable Schedule present) {
        ScheduleForm form = new ScheduleForm(service, runs);
        if (present != null) {
            form.setPlan(present.plan());
        }
        Div trouble = new Div();
        trouble.getElement().setAttribute("role", "alert");
        Button save = new Button(present == null ? "Schedule it" : "Save");
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(_ -> {
            trouble.removeAll();
            try {
                form.plan()
                        .ifPresentOrElse(
                                plan -> save(present, plan),
                                () ->
                                        trouble.add(
                                                new Paragraph(
                                                        "Something is not right yet; see above.")));
            } catch (UserError e) {
                trouble.add(new Notice("It was not saved", e.getMessage()));
            } finally {
                save.setEnabled(true);
            }
        });
        content.add(form, trouble, new Div(save));
    }

    private void save(@Nullable Schedule present, SchedulePlan plan) {
        long id;
        if (present == null) {
            id = service.create(plan);
        } else {
            id = present.id();
            service.change(id, plan);
        }
        UI.getCurrent()
                .navigate(
                        ScheduleView.class,
                        new RouteParameters(ScheduleView.SCHEDULE, Long.toString(id)));
    }
}
