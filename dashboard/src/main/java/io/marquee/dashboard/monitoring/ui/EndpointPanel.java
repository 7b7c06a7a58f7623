package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.Command;
import io.marquee.UserError;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.EndpointAnswer;
import io.marquee.dashboard.monitoring.EndpointAnswer.Told;
import io.marquee.dashboard.monitoring.EndpointAnswer.Untold;
import io.marquee.dashboard.monitoring.EndpointService;
import io.marquee.dashboard.monitoring.EndpointState;
import io.marquee.dashboard.monitoring.EndpointState.Configuration;
import io.marquee.dashboard.monitoring.EndpointState.Configurations;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One endpoint, asked for while the page is already there, and again and again while it is on its
/// way from one model to another.
final class EndpointPanel extends Div {

    private final transient EndpointService service;
    private final transient InstantSource clock;
    private final String name;
    private final Links links;

    /// Asked while a request of the user's is answered: pushes are nobody's.
    private final boolean mayOperate;

    private final Badge status = new Badge();
    private final Div actions = new Div();
    private final Paragraph serving = new Paragraph();
    private final Paragraph source = new Paragraph();
    private final Div trouble = new Div();
    private final Div figures = new Div();
    private transient @Nullable EndpointState shown;
    private @Nullable String target;
    private boolean asking;

    /// Where the panel leads.
    ///
    /// @param deploy where to deploy the champion; null if nothing can be started here
    /// @param champion the version that scores in this workspace; null for none
    record Links(@Nullable String deploy, @Nullable String champion) {}

    EndpointPanel(EndpointService service, String name, Links links, InstantSource clock) {
        this.service = service;
        this.name = name;
        this.links = links;
        this.clock = clock;
        this.mayOperate = service.mayOperate();
        addClassNames("page-content", "endpoint");
        status.setVisible(false);
        status.getElement().setAttribute("role", "status");
        Div title = new Div(new H3(name), status);
        title.addClassName("with-badge");
        actions.addClassName("actions");
        Div heading = new Div(title, actions);
        heading.addClassName("endpoint-heading");
        serving.addClassName("breaks-anywhere");
        serving.setVisible(false);
        source.addClassName("muted");
        source.setText("SageMaker and CloudWatch are being asked.");
        trouble.getElement().setAttribute("role", "alert");
        figures.addClassName("page-content");
        getElement().setAttribute("aria-busy", "true");
        add(heading, serving, source, trouble, figures);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!asking && shown == null) {
            follow(event.getUI(), service.read(name));
        }
    }

    private void follow(UI ui, CompletableFuture<EndpointAnswer> answer) {
        asking = true;
        var _ = answer.thenAccept(told -> tell(ui, () -> take(ui, told)));
    }

    /// Unless the page has been left meanwhile.
    private static void tell(UI ui, Command what) {
        ui.accessLater(what::execute, () -> {}).run();
    }

    private void take(UI ui, EndpointAnswer answer) {
        asking = false;
        show(answer);
        // One that was on its way may be so still while AWS says nothing for a moment.
        EndpointState last = shown;
        if (isAttached() && last != null && !last.standing().settled()) {
            follow(ui, service.readSoon(name));
        }
    }

    void show(EndpointAnswer answer) {
        getElement().removeAttribute("aria-busy");
        switch (answer) {
            case Told(EndpointState state) -> show(state);
            case Untold(_, String reason, var asOf) -> {
                source.setText(
                        "SageMaker was asked %s and did not tell.".formatted(Words.time(asOf)));
                trouble.removeAll();
                trouble.add(new Notice("How %s does cannot be told".formatted(name), reason));
                actions.removeAll();
                addDeployment();
            }
        }
    }

    private void show(EndpointState state) {
        EndpointState before = shown;
        shown = state;
        status.setText(state.standing().status());
        status.setVisible(true);
        status.removeThemeVariants(BadgeVariant.SUCCESS, BadgeVariant.WARNING, BadgeVariant.ERROR);
        status.addThemeVariants(variant(state.standing()));
        showServing(state.configurations());
        source.setText(
                "From SageMaker and CloudWatch, asked %s (%s); figures are of the 24 hours before."
                        .formatted(
                                Words.time(state.asOf()),
                                Words.ago(state.asOf(), clock.instant())));
        showTrouble(state);
        showActions(state);
        // Charts that show the same are left alone: they would blink.
        if (before == null || !figuresOf(before).equals(figuresOf(state))) {
            figures.removeAll();
            EndpointFigures.of(state).forEach(figures::add);
        }
    }

    private static Object figuresOf(EndpointState state) {
        return Arrays.asList(state.variants(), state.alarms(), state.unmeasured());
    }

    private static BadgeVariant variant(EndpointState.Standing standing) {
        if (standing.inService()) {
            return BadgeVariant.SUCCESS;
        }
        return standing.settled() ? BadgeVariant.ERROR : BadgeVariant.WARNING;
    }

    private void showServing(Configurations configurations) {
        serving.removeAll();
        serving.setVisible(true);
        Configuration now = configurations.serving();
        serving.add(new Span("It serves %s%s".formatted(now.words(), on(now))));
        Configuration pending = configurations.pending();
        if (pending != null) {
            serving.add(
                    new Span(
                            ", and is on its way to %s%s".formatted(pending.words(), on(pending))));
        }
        serving.add(new Span("."));
        String champion = links.champion();
        if (champion != null && now.modelVersion() != null) {
            serving.add(
                    champion.equals(now.modelVersion())
                            ? new Span(" That is the champion of this workspace.")
                            : new Span(" The champion of this workspace is another one: "));
            if (!champion.equals(now.modelVersion())) {
                serving.add(new Anchor("models/" + champion, champion), new Span("."));
            }
        }
    }

    private static String on(Configuration configuration) {
        return configuration.hosting() == null ? "" : ", on " + configuration.hosting();
    }

    private void showTrouble(EndpointState state) {
        trouble.removeAll();
        String why = state.standing().trouble();
        String wanted = target;
        if (wanted != null && state.standing().settled()) {
            target = null;
            if (!state.configurations().serving().name().equals(wanted)) {
                trouble.add(
                        new Notice(
                                "The roll-back came to nothing",
                                "It serves %s as before: %s"
                                        .formatted(
                                                state.configurations().serving().words(),
                                                why == null ? "AWS gives no reason." : why)));
                return;
            }
        }
        if (why != null) {
            trouble.add(new Notice("What went wrong last", why));
        }
    }

    private void showActions(EndpointState state) {
        actions.removeAll();
        if (!mayOperate) {
            return;
        }
        Configuration earlier = state.configurations().earlier();
        if (earlier != null && state.canRollBack()) {
            actions.add(
                    new Button(
                            "Roll back",
                            _ ->
                                    new RollBackDialog(
                                                    state, earlier, () -> rollBack(state, earlier))
                                            .open()));
        }
        if (state.standing().settled()) {
            addDeployment();
        }
    }

    private void addDeployment() {
        if (mayOperate && links.deploy() != null) {
            actions.add(new Anchor(links.deploy(), "Deploy the champion"));
        }
    }

    private void rollBack(EndpointState state, Configuration earlier) {
        UI ui = UI.getCurrent();
        actions.removeAll();
        trouble.removeAll();
        source.setText("SageMaker is being asked for the way back.");
        try {
            var _ =
                    service.rollBack(name, state.configurations().serving().name(), earlier.name())
                            .thenAccept(refused ->
                                    tell(
                                            ui,
                                            () ->
                                                    refused.ifPresentOrElse(
                                                            why -> fail(state, why),
                                                            () -> started(ui, earlier))));
        } catch (UserError e) {
            fail(state, e.getMessage());
        }
    }

    private void started(UI ui, Configuration earlier) {
        target = earlier.name();
        follow(ui, service.read(name));
    }

    private void fail(EndpointState state, String why) {
        show(state);
        trouble.removeAll();
        trouble.add(new Notice("It was not rolled back", why));
    }
}
