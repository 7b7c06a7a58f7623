package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.ChampionService;
import io.marquee.dashboard.models.ModelReport;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.Operators;
import io.marquee.dashboard.models.Part;
import io.marquee.registry.Champion;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One model: how good it is, why, and what it is made of.
@Route("models/:version")
@RolesAllowed(Roles.VIEWER)
final class ModelView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String TAB = "tab";

    private final transient ModelService models;
    private final transient ChampionService champions;
    private final Header header = new Header();
    private final Div content = new Div();
    private String version = "";

    ModelView(ModelService models, ChampionService champions) {
        this.models = models;
        this.champions = champions;
        addClassName("page");
        header.addClassName("page-header");
        content.addClassName("page-content");
        add(header, content);
    }

    /// What can be looked at, each on a tab of its own.
    private enum Topic {
        RATING("Rating"),
        LIKED("Liked"),
        PARTS("Parts"),
        IMPORTANCE("Importance"),
        STUDIES("Studies"),
        GATE("Gate"),
        ORIGIN("Origin"),
        CARD("Card");

        private final String words;

        Topic(String words) {
            this.words = words;
        }

        static Topic named(String name) {
            return Arrays.stream(values())
                    .filter(topic -> topic.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(RATING);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        version = event.getRouteParameters().get("version").orElse("");
        show(
                Topic.named(
                        event.getLocation()
                                .getQueryParameters()
                                .getSingleParameter(TAB)
                                .orElse("")));
    }

    @Override
    public String getPageTitle() {
        return "Model " + version + " · Marquee";
    }

    private void show(Topic first) {
        header.removeAll();
        content.removeAll();
        try {
            ModelReport report = models.report(version);
            String champion = models.champion().map(Champion::version).orElse(null);
            header.add(title(report), actions(report, champion));
            Div panel = new Div();
            panel.addClassName("page-content");
            Tabs tabs = new Tabs();
            for (Topic topic : Topic.values()) {
                tabs.add(new Tab(topic.words));
            }
            tabs.getElement().setAttribute("aria-label", "What to look at");
            tabs.setSelectedIndex(List.of(Topic.values()).indexOf(first));
            tabs.addSelectedChangeListener(_ -> {
                Topic topic = Topic.values()[tabs.getSelectedIndex()];
                panel.removeAll();
                panel.add(panel(topic, report));
                UI.getCurrent()
                        .getPage()
                        .getHistory()
                        .replaceState(
                                null,
                                new Location(
                                        "models/" + version,
                                        QueryParameters.of(
                                                TAB, topic.name().toLowerCase(Locale.ROOT))));
            });
            panel.add(panel(first, report));
            content.add(tabs, panel);
        } catch (UserError e) {
            header.add(new H1("Model"));
            content.add(new Notice("This model cannot be shown", e.getMessage()));
        }
    }

    private static Div title(ModelReport report) {
        Span version = new Span(report.summary().version());
        version.addClassName("breaks-anywhere");
        Span badges = new Span(ModelGrid.gate(report.summary()));
        badges.addClassName("with-badge");
        if (report.summary().champion()) {
            badges.add(new Badge("champion"));
        }
        Span made = new Span("made " + Words.time(report.summary().madeAt()) + " ");
        made.addClassName("muted");
        return new Div(new H1(new Span("Model "), version), new Div(made, badges));
    }

    private Div actions(ModelReport report, @Nullable String champion) {
        Div actions = new Div();
        actions.addClassName("header-actions");
        if (champion != null && !report.summary().champion()) {
            actions.add(
                    new Anchor(
                            "models/compare?a=%s&b=%s".formatted(champion, version),
                            "Compare with the champion"));
        }
        if (Operators.isOne() && !report.summary().champion()) {
            Button promote = new Button("Promote");
            promote.addThemeVariants(ButtonVariant.PRIMARY);
            promote.addClickListener(_ ->
                    ChampionDialog.promote(
                                    report.summary(), champion, champions, () -> show(Topic.GATE))
                            .open());
            actions.add(promote);
        }
        return actions;
    }

    private static Component panel(Topic topic, ModelReport report) {
        return switch (topic) {
            case RATING ->
                    part(report.evaluation(), evaluation -> new RatingPanel(evaluation.rating()));
            case LIKED ->
                    part(report.evaluation(), evaluation -> new LikedPanel(evaluation.liked()));
            case PARTS -> part(report.evaluation(), SlicesPanel::new);
            case IMPORTANCE -> part(report.importances(), ImportancePanel::new);
            case STUDIES -> part(report.evaluation(), StudiesPanel::new);
            case GATE -> part(report.verdict(), GatePanel::new);
            case ORIGIN ->
                    part(
                            report.provenance(),
                            origin -> new OriginPanel(report.summary().version(), origin));
            case CARD -> part(report.card(), ModelView::card);
        };
    }

    /// The component makes what it shows harmless: no script of a card ever runs.
    private static Component card(String text) {
        Markdown card = new Markdown(text);
        Div frame = new Div(card);
        frame.addClassName("model-card");
        return frame;
    }

    private static <T> Component part(Part<T> part, Function<T, Component> panel) {
        return switch (part) {
            case Part.Known<T>(T value) -> panel.apply(value);
            case Part.Missing<T>(String why) -> new Notice("Not known of this model", why);
        };
    }
}
