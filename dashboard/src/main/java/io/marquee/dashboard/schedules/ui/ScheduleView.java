package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.schedules.Schedule;
import io.marquee.dashboard.schedules.ScheduleNews;
import io.marquee.dashboard.schedules.SchedulesService;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One schedule: its plan, its next times, what came of it so far.
@Route("schedules/:schedule")
@PageTitle("Schedule · Marquee")
@RolesAllowed(Roles.VIEWER)
final class ScheduleView extends Main implements BeforeEnterObserver {

    /// The parameter of the route: the id of a schedule.
    static final String SCHEDULE = "schedule";

    /// What the database gives to none.
    private static final long NONE = 0;

    private static final int SHOWN_MILLIS = 8_000;

    private final transient SchedulesService service;
    private final transient ScheduleNews news;
    private final H1 title = new H1("Schedule");
    private final Badge paused = new Badge("paused");
    private final Button run;
    private final Button pause;
    private final Button resume;
    private final Div actions;
    private final ScheduleParts parts = new ScheduleParts();
    private final Div content = new Div();
    private long id = NONE;
    private transient ScheduleNews.@Nullable Stop listening;

    ScheduleView(SchedulesService service, ScheduleNews news) {
        this.service = service;
        this.news = news;
        addClassName("page");
        paused.addThemeVariants(BadgeVariant.WARNING);
        run =
                button(
                        "Run now",
                        service::runNow,
                        "It is started within seconds; its history shows how it goes.");
        run.addThemeVariants(ButtonVariant.PRIMARY);
        pause = button("Pause", service::pause, "It does not fire until it is resumed.");
        resume = button("Resume", service::resume, "It fires again.");
        Button edit =
                new Button(
                        "Edit", _ -> UI.getCurrent().navigate("schedules/%d/edit".formatted(id)));
        Button delete = new Button("Delete", _ -> confirmDelete());
        delete.addThemeVariants(ButtonVariant.ERROR);
        actions = new Div();
        actions.addClassName("actions");
        // Asked while a request of the user's is answered: pushes are nobody's.
        if (service.mayOperate()) {
            actions.add(run, pause, resume, edit, delete);
        }
        Div end = new Div(actions, new RouterLink("All schedules", SchedulesView.class));
        end.addClassName("actions");
        Div name = new Div(title, paused);
        name.addClassName("with-badge");
        Header header = new Header(name, end);
        header.addClassName("page-header");
        content.addClassName("page-content");
        add(header, content);
    }

    /// The id that a route names; one that no schedule has if it is no number.
    static long id(RouteParameters route) {
        try {
            return route.get(SCHEDULE).map(Long::parseLong).orElse(NONE);
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters());
    }

    /// Shows the schedule that the route names.
    void show(RouteParameters route) {
        id = id(route);
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
        try {
            service.find(id).ifPresentOrElse(this::show, this::nothing);
        } catch (UserError e) {
            fail("The schedule cannot be read", e.getMessage());
        }
    }

    private void show(Schedule schedule) {
        title.setText(schedule.name());
        actions.setVisible(true);
        paused.setVisible(schedule.paused());
        pause.setVisible(!schedule.paused());
        resume.setVisible(schedule.paused());
        parts.show(
                schedule,
                service.preview(schedule.plan().cron(), schedule.plan().zone()),
                service.history(id));
        if (parts.getParent().isEmpty()) {
            content.removeAll();
            content.add(parts);
        }
    }

    private void nothing() {
        fail("There is no such schedule", "It may be deleted. All schedules shows what there is.");
    }

    private void fail(String what, String why) {
        title.setText("Schedule");
        actions.setVisible(false);
        paused.setVisible(false);
        content.removeAll();
        content.add(new Notice(what, why));
    }

    private Button button(String text, LongConsumer action, String done) {
        Button button = new Button(text);
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            attempt(action, done);
            button.setEnabled(true);
        });
        return button;
    }

    private void attempt(LongConsumer action, String done) {
        try {
            action.accept(id);
            say(done);
        } catch (UserError e) {
            say(e.getMessage());
        }
        show();
    }

    private void confirmDelete() {
        ConfirmDialog dialog =
                new ConfirmDialog(
                        "Delete " + title.getText() + "?",
                        "It fires no more, and its history goes with it. Its runs stay, also one that goes on.",
                        "Delete",
                        _ -> delete());
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.open();
    }

    private void delete() {
        try {
            service.delete(id);
            UI.getCurrent().navigate(SchedulesView.class);
        } catch (UserError e) {
            say(e.getMessage());
            show();
        }
    }

    private static void say(String words) {
        Notification.show(words, SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    }
}
