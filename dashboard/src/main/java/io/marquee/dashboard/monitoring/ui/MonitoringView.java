package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.monitoring.DriftCharts;
import io.marquee.dashboard.monitoring.DriftCharts.Place;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.dashboard.monitoring.EndpointService;
import io.marquee.dashboard.monitoring.Moment;
import io.marquee.dashboard.monitoring.MonitoringRun;
import io.marquee.dashboard.monitoring.MonitoringService;
import io.marquee.dashboard.monitoring.NextDeployment;
import io.marquee.dashboard.runs.RunsService;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.WindowDrift;
import io.marquee.registry.Champion;
import io.marquee.registry.Manifest;
import jakarta.annotation.security.RolesAllowed;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has drifted since a model was trained: by impact, over time, and thing by thing.
@Route("monitoring")
@PageTitle("Monitoring · Marquee")
@Menu(title = "Monitoring", order = 5.5, icon = "vaadin:chart-line")
@RolesAllowed(Roles.VIEWER)
final class MonitoringView extends Main implements BeforeEnterObserver {

    private final transient MonitoringService monitoring;
    private final transient ModelService models;
    private final transient InstantSource clock;
    private final Section endpoints;
    private final Div choices = new Div();
    private final Div content = new Div();

    MonitoringView(
            MonitoringService monitoring,
            ModelService models,
            RunsService runs,
            EndpointService watched,
            InstantSource clock) {
        this.monitoring = monitoring;
        this.models = models;
        this.clock = clock;
        this.endpoints = endpoints(watched, runs);
        addClassName("page");
        content.addClassName("page-content");
        choices.addClassName("header-actions");
        Div title = new Div(new H1("Monitoring"));
        if (runs.mayOperate() && runs.cannotLaunch().isEmpty()) {
            title.add(new Anchor("runs/new?command=monitor", "Monitor now"));
        }
        Header header = new Header(title, choices);
        header.addClassName("page-header");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        choices.removeAll();
        try {
            List<Manifest> runs = monitoring.runs();
            if (runs.isEmpty()) {
                content.add(
                        new Notice(
                                "Nothing monitored yet",
                                "No run has compared titles with what a model was trained on. Start one under Runs, put one on a schedule, or:",
                                "./marquee monitor --predictions=latest"),
                        endpoints);
                return;
            }
            Asked asked = Asked.of(event.getLocation().getQueryParameters());
            String id = asked.run().isEmpty() ? runs.getFirst().runId() : asked.run();
            choices.add(choiceOfRun(runs, id));
            MonitoringRun run =
                    monitoring
                            .find(id)
                            .orElseThrow(() ->
                                    new UserError(
                                            "There is no monitoring run %s. Choose another one."
                                                    .formatted(id)));
            show(run, asked);
            if (event.getTrigger() != NavigationTrigger.PAGE_LOAD && !asked.feature().isEmpty()) {
                content.getChildren()
                        .filter(ThingPanel.class::isInstance)
                        .forEach(Component::scrollIntoView);
            }
        } catch (UserError e) {
            content.add(new Notice("What was monitored cannot be told", e.getMessage()), endpoints);
        }
    }

    private void show(MonitoringRun run, Asked asked) {
        WindowDrift window = run.window(asked.window()).orElseGet(run::newest);
        Asked shown = new Asked(run.id(), DriftWords.label(window), asked.feature());
        if (run.report().windows().size() > 1) {
            choices.add(choiceOfWindow(run, window));
        }
        content.add(basis(run));
        content.add(Sections.of("In short", new ShortPanel(window)));
        content.add(Sections.of("What matters most", charts(run, window, shown)));
        Optional<FeatureDrift> thing = thing(window, asked.feature());
        if (thing.isPresent()) {
            choices.add(choiceOfThing(window, thing.get(), shown));
            content.add(new ThingPanel(thing.get()));
        }
        DriftTables.of(window, shown).forEach(content::add);
        content.add(quality(run, window), endpoints);
    }

    /// What was looked at, what it was compared with, and when.
    private Paragraph basis(MonitoringRun run) {
        String version = run.report().modelVersion();
        Optional<ModelSummary> model =
                models.list().stream().filter(one -> one.version().equals(version)).findFirst();
        Paragraph basis =
                new Paragraph(
                        new Span(
                                "From this workspace: %s, %s titles, compared with what "
                                        .formatted(
                                                DriftWords.source(run.report()),
                                                Words.count(run.manifest().rows()))),
                        model.isPresent()
                                ? new Anchor("models/" + version, version)
                                : new Span(version));
        basis.addClassName("breaks-anywhere");
        model.ifPresent(one ->
                basis.add(
                        new Span(
                                " (%strained %s)"
                                        .formatted(
                                                one.champion() ? "the champion, " : "",
                                                Words.time(one.madeAt())))));
        basis.add(
                new Span(
                        " learnt from. Compared %s, %s, by the run "
                                .formatted(
                                        Words.ago(run.manifest().createdAt(), clock.instant()),
                                        Words.time(run.manifest().createdAt()))),
                new Anchor("runs/" + run.id(), run.id()),
                new Span("."));
        return basis;
    }

    private Component charts(MonitoringRun run, WindowDrift window, Asked shown) {
        List<FeatureDrift> first = DriftCharts.first(window);
        if (first.isEmpty()) {
            return new Paragraph("There is not enough data of anything to tell what matters.");
        }
        Chart impact = new Chart(DriftCharts.impact(window));
        impact.addClickListener(click -> {
            if (click.row() >= 0 && click.row() < first.size()) {
                go(shown.with(DriftWords.id(first.get(click.row()))));
            }
        });
        List<Moment> history = monitoring.history(run);
        if (history.size() < 2) {
            return Sections.sideBySide(
                    impact,
                    new Paragraph(
                            "How drift goes over time shows from the second run on that looks at the same. Put monitoring on a schedule to see it."));
        }
        Chart overTime = new Chart(DriftCharts.overTime(history));
        List<Place> places = DriftCharts.places(history);
        overTime.addClickListener(click -> {
            if (click.row() >= 0 && click.row() < places.size()) {
                Place place = places.get(click.row());
                go(
                        new Asked(
                                place.moment().runId(),
                                DriftWords.label(place.moment().window()),
                                DriftWords.id(place.thing())));
            }
        });
        return Sections.sideBySide(impact, overTime);
    }

    /// The one that is asked for, or what has drifted and matters most.
    private static Optional<FeatureDrift> thing(WindowDrift window, String asked) {
        return window.features().stream()
                .filter(thing -> DriftWords.id(thing).equals(asked))
                .findFirst()
                .or(() -> window.drifted().stream().findFirst())
                .or(() -> window.features().stream().findFirst());
    }

    private Section quality(MonitoringRun run, WindowDrift window) {
        return Sections.of("Live quality", new QualityPanel(window, monitoring.history(run)));
    }

    /// Made once, so that nobody asks anew with every feature that is looked at.
    private Section endpoints(EndpointService watched, RunsService runs) {
        Section section = Sections.of("Endpoints");
        if (watched.names().isEmpty()) {
            section.add(
                    new Paragraph(
                            "No endpoint is watched: all that is told here comes from the workspace. Endpoints on SageMaker are shown if the dashboard is started with --endpoint=NAME."));
        }
        for (String name : watched.names()) {
            section.add(new EndpointPanel(watched, name, links(name, runs), clock));
        }
        return section;
    }

    /// A workspace that cannot be read is told of elsewhere on the page.
    private EndpointPanel.Links links(String endpoint, RunsService runs) {
        try {
            return new EndpointPanel.Links(
                    runs.mayOperate() && runs.cannotLaunch().isEmpty()
                            ? deployment(NextDeployment.to(endpoint, runs))
                            : null,
                    models.champion().map(Champion::version).orElse(null));
        } catch (UserError e) {
            return new EndpointPanel.Links(null, null);
        }
    }

    private static String deployment(Map<String, List<String>> options) {
        Map<String, List<String>> query = new HashMap<>(options);
        query.put("command", List.of("deploy"));
        return "runs/new?" + new QueryParameters(query).getQueryString();
    }

    private static Select<Manifest> choiceOfRun(List<Manifest> runs, String run) {
        Select<Manifest> choice = new Select<>();
        choice.setLabel("Run");
        choice.setWidth("14rem");
        choice.setItems(runs);
        choice.setItemLabelGenerator(manifest -> Words.time(manifest.createdAt()));
        runs.stream()
                .filter(manifest -> manifest.runId().equals(run))
                .findFirst()
                .ifPresent(choice::setValue);
        choice.addValueChangeListener(change -> go(new Asked(change.getValue().runId(), "", "")));
        return choice;
    }

    private static Select<WindowDrift> choiceOfWindow(MonitoringRun run, WindowDrift shown) {
        Select<WindowDrift> choice = new Select<>();
        choice.setLabel("Window (UTC)");
        choice.setWidth("14rem");
        choice.setItems(run.report().windows().reversed());
        choice.setItemLabelGenerator(window ->
                "%s: %s".formatted(DriftWords.label(window), DriftWords.status(window.status())));
        choice.setValue(shown);
        choice.addValueChangeListener(
                change -> go(new Asked(run.id(), DriftWords.label(change.getValue()), "")));
        return choice;
    }

    private static ComboBox<FeatureDrift> choiceOfThing(
            WindowDrift window, FeatureDrift shown, Asked asked) {
        ComboBox<FeatureDrift> choice = new ComboBox<>("Look at");
        choice.setWidth("14rem");
        choice.setItems(window.features());
        choice.setItemLabelGenerator(DriftWords::name);
        choice.setValue(shown);
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                go(asked.with(DriftWords.id(change.getValue())));
            }
        });
        return choice;
    }

    private static void go(Asked asked) {
        UI.getCurrent().navigate(MonitoringView.class, asked.query());
    }

    /// What the address asks for; empty for what it leaves open.
    ///
    /// @param window as [DriftWords#label] has it
    /// @param feature as [DriftWords#id] has it
    record Asked(String run, String window, String feature) {

        private static final String RUN = "run";
        private static final String WINDOW = "window";
        private static final String FEATURE = "feature";

        static Asked of(QueryParameters query) {
            return new Asked(
                    query.getSingleParameter(RUN).orElse(""),
                    query.getSingleParameter(WINDOW).orElse(""),
                    query.getSingleParameter(FEATURE).orElse(""));
        }

        Asked with(String other) {
            return new Asked(run, window, other);
        }

        QueryParameters query() {
            QueryParameters query = QueryParameters.of(RUN, run);
            if (!window.isEmpty()) {
                query = query.merging(WINDOW, window);
            }
            return feature.isEmpty() ? query : query.merging(FEATURE, feature);
        }

        String address() {
            return "monitoring?" + query().getQueryString();
        }
    }
}
