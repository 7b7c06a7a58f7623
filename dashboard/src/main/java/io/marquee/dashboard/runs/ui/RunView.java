package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
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
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.runs.RunDetails;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunWatch;
import io.marquee.dashboard.runs.RunsService;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One run, as it goes.
@Route("runs/:run")
@PageTitle("Run · Marquee")
@RolesAllowed(Roles.VIEWER)
final class RunView extends Main implements BeforeEnterObserver {

    /// The parameter of the route: the id of a run or a launch.
    static final String RUN = "run";

    private final transient RunsService service;
    private final transient RunWatch watch;
    private final H1 title = new H1("Run");
    private final Span subtitle = new Span();
    private final Span state = new Span();
    private final Button cancel = new Button("Cancel", _ -> confirmCancel());
    private final Button retry = new Button("Run again", _ -> retry());
    private final Span flink = new Span();
    private final RunParts parts = new RunParts();
    private final Div content = new Div();

    /// Asked while a request of the user's is answered: pushes are nobody's.
    private final boolean mayOperate;

    private String id = "";
    private boolean askedFlink;
    private transient RunWatch.@Nullable Watching watching;

    RunView(RunsService service, RunWatch watch) {
        this.service = service;
        this.watch = watch;
        this.mayOperate = service.mayOperate();
        addClassName("page");
        subtitle.addClassName("muted");
        state.getElement().setAttribute("aria-live", "polite");
        Div name = new Div(title, state);
        name.addClassName("with-badge");
        Div actions = new Div(cancel, retry, new RouterLink("All runs", RunsView.class));
        actions.addClassName("actions");
        Header header = new Header(new Div(name, new Div(subtitle, flink)), actions);
        header.addClassName("page-header");
        cancel.addThemeVariants(ButtonVariant.ERROR);
        cancel.setVisible(false);
        retry.setVisible(false);
        content.addClassName("page-content");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters());
    }

    /// Shows the run that the route names.
    void show(RouteParameters route) {
        id = route.get(RUN).orElse("");
        askedFlink = false;
        flink.removeAll();
        try {
            service.find(id).ifPresentOrElse(this::show, this::nothing);
        } catch (UserError e) {
            fail(e.getMessage());
        }
        getUI().ifPresent(this::follow);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop();
    }

    /// One watch at a time: the same page may be entered again with another run.
    private void follow(UI ui) {
        stop();
        watching =
                watch.run(
                        id,
                        seen -> {
                            var _ = ui.access(() -> take(seen));
                        });
    }

    private void stop() {
        if (watching != null) {
            watching.stop();
            watching = null;
        }
    }

    private void take(RunWatch.Seen<RunDetails> seen) {
        switch (seen) {
            case RunWatch.Seen.Now<RunDetails>(var run) -> show(run);
            case RunWatch.Seen.Nothing<RunDetails>(var reason) -> fail(reason);
        }
    }

    private void show(RunDetails run) {
        RunEntry entry = run.entry();
        title.setText(entry.command());
        subtitle.setText(
                entry.id()
                        + ", started "
                        + Words.time(entry.startedAt())
                        + (run.launch() == null ? "" : " by " + run.launch().by())
                        + (entry.runner() == null ? "" : " on the " + entry.runner()));
        state.removeAll();
        state.add(new StateBadge(entry.state()));
        cancel.setVisible(mayOperate && run.canCancel());
        retry.setVisible(mayOperate && run.canRetry());
        parts.show(run);
        if (parts.getParent().isEmpty()) {
            content.removeAll();
            content.add(parts);
        }
        linkToFlink(run);
    }

    /// The cluster may take its time to answer, so somebody else waits for it.
    private void linkToFlink(RunDetails run) {
        if (askedFlink || run.cluster() == null || run.entry().runner() == null) {
            return;
        }
        askedFlink = true;
        UI ui = UI.getCurrent();
        Thread.startVirtualThread(() ->
                service.flinkPage(run)
                        .ifPresentOrElse(
                                page -> {
                                    var _ = ui.access(() -> linkTo(page));
                                },
                                () -> askedFlink = false));
    }

    private void linkTo(URI page) {
        Anchor anchor = new Anchor(page.toString(), "its job on Flink's page");
        anchor.setTarget(AnchorTarget.BLANK);
        flink.removeAll();
        flink.add(new Span(", "), anchor);
    }

    private void nothing() {
        fail("There is no run %s in this workspace. All runs shows what there is.".formatted(id));
    }

    private void fail(String reason) {
        content.removeAll();
        content.add(new Notice("The run cannot be shown", reason));
    }

    private void confirmCancel() {
        ConfirmDialog dialog =
                new ConfirmDialog(
                        "Cancel this run?",
                        "It stops where it is, and what it has not finished is thrown away.",
                        "Cancel the run",
                        _ -> attempt(() -> Notification.show(service.cancel(id))));
        dialog.setCancelable(true);
        dialog.setCancelText("Let it run");
        dialog.open();
    }

    private void retry() {
        attempt(() -> {
            String launch = service.retry(id);
            UI.getCurrent().navigate(RunView.class, new RouteParameters(RUN, launch));
        });
    }

    private static void attempt(Runnable action) {
        try {
            action.run();
        } catch (UserError e) {
            Notification.show(e.getMessage());
        }
    }
}
