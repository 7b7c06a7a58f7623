package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.schedules.Schedule;
import io.marquee.dashboard.schedules.ScheduleNews;
import io.marquee.dashboard.schedules.SchedulesService;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All schedules: what they run, when next, and how the last one went.
@Route("schedules")
@PageTitle("Schedules · Marquee")
@Menu(title = "Schedules", order = 7, icon = "vaadin:clock")
@RolesAllowed(Roles.VIEWER)
final class SchedulesView extends Main {

    private final transient SchedulesService service;
    private final transient ScheduleNews news;

    /// Asked while a request of the user's is answered: pushes are nobody's.
    private final boolean mayOperate;

    private final ScheduleGrid grid = new ScheduleGrid();
    private final Div content = new Div();
    private transient ScheduleNews.@Nullable Stop listening;

    SchedulesView(SchedulesService service, ScheduleNews news) {
        this.service = service;
        this.news = news;
        this.mayOperate = service.mayOperate();
        addClassName("page");
        Header header = new Header(new H1("Schedules"));
        header.addClassName("page-header");
        if (mayOperate) {
            Button create =
                    new Button(
                            "New schedule", _ -> UI.getCurrent().navigate(ScheduleEditView.class));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            header.add(create);
        }
        content.addClassName("page-content");
        add(header, content);
        show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        listening =
                news.listen(() -> {
                    var _ = ui.access(this::show);
                });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (listening != null) {
            listening.stop();
        }
    }

    private void show() {
        content.removeAll();
        try {
            List<Schedule> schedules = service.list();
            if (schedules.isEmpty()) {
                content.add(emptiness());
            } else {
                grid.show(schedules, service.lastFirings());
                content.add(grid);
            }
        } catch (UserError e) {
            content.add(new Notice("The schedules cannot be read", e.getMessage()));
        }
    }

    private Notice emptiness() {
        return new Notice(
                "Nothing is scheduled yet",
                mayOperate
                        ? "Make one with New schedule: score the catalog every night, or train every"
                                + " month."
                        : "Operators make schedules; they show up here by themselves.");
    }
}
