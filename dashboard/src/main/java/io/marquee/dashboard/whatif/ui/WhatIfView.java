package io.marquee.dashboard.whatif.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.Kind;
import io.marquee.catalog.RawRow;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.title.OpenModel;
import io.marquee.dashboard.title.OpenModels;
import io.marquee.dashboard.title.TitleAddress;
import io.marquee.dashboard.title.TitlePages;
import io.marquee.dashboard.whatif.Answer;
import io.marquee.dashboard.whatif.Dial;
import io.marquee.dashboard.whatif.Difference;
import io.marquee.dashboard.whatif.RawTitle;
import io.marquee.dashboard.whatif.Scenarios;
import io.marquee.dashboard.whatif.Sweep;
import io.marquee.dashboard.whatif.SweepCharts;
import io.marquee.dashboard.whatif.WhatIf;
import io.marquee.feature.NumberFeature;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Titles that do not exist, and what would be predicted of them.
@Route("what-if")
@PageTitle("What-if · Marquee")
@Menu(title = "What-if", order = 3, icon = "vaadin:flask")
@RolesAllowed(Roles.VIEWER)
final class WhatIfView extends Main implements BeforeEnterObserver {

    private static final RawTitle NOTHING = new RawTitle(Map.of());

    private final transient WhatIf whatIf;
    private final transient OpenModels models;
    private final transient TitlePages pages;
    private final transient DashboardConfig config;

    private final Span with = new Span();
    private final Div content = new Div();
    private final Paragraph link = new Paragraph();
    private final Select<Dial> dials = new Select<>();
    private final Chart ratings = new Chart();
    private final Chart probabilities = new Chart();
    private final Paragraph unturned = new Paragraph();
    private final Section turning = new Section(new H2("Turn one thing"));
    private final Section differing = new Section(new H2("B against A"));
    private final Paragraph difference = new Paragraph();
    private final DifferenceGrid differences = new DifferenceGrid();

    private transient @Nullable OpenModel model;
    private @Nullable Panel a;
    private @Nullable Panel b;

    /// What the address leaves unsaid, and the parameters that say so.
    private transient RawTitle start = NOTHING;

    private Map<String, String> startParameters = Map.of();

    /// A scenario: its form, and what is answered to it.
    private record Panel(Section section, ScenarioForm form, AnswerPanel answer) {}

    WhatIfView(WhatIf whatIf, OpenModels models, TitlePages pages, DashboardConfig config) {
        this.config = config;
        this.whatIf = whatIf;
        this.models = models;
        this.pages = pages;
        addClassNames("page", "wide");
        with.addClassName("muted");
        Header header = new Header(new Div(new H1("What if"), with));
        header.addClassName("page-header");
        content.addClassName("page-content");
        link.addClassName("muted");
        add(header, content);
        dials.setLabel("Turn the");
        dials.setItems(Dial.values());
        dials.setItemLabelGenerator(Dial::words);
        dials.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed();
            }
        });
        Div curves = new Div(ratings, probabilities);
        curves.addClassName("side-by-side");
        turning.setAriaLabel("Turn one thing");
        turning.add(dials, unturned, curves);
        differing.setAriaLabel("B against A");
        differing.add(difference, differences);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        with.setText("");
        Map<String, List<String>> parameters =
                event.getLocation().getQueryParameters().getParameters();
        try {
            Optional<OpenModel> champion = models.champion();
            if (champion.isEmpty()) {
                content.add(
                        new Notice(
                                "No champion yet",
                                "A model must have been trained and promoted before it can be"
                                        + " asked:",
                                "./marquee demo --workspace='%s'"
                                        .formatted(config.workspace().replace("'", "'\\''"))));
                return;
            }
            model = champion.get();
            with.setText("Asked of the champion, " + model.version());
            begin(model, parameters);
        } catch (UserError e) {
            content.add(new Notice("Nothing can be tried out", e.getMessage()));
        }
    }

    private void begin(OpenModel champion, Map<String, List<String>> parameters) {
        Optional<String> titleId = first(parameters, TitleAddress.TITLE);
        Optional<String> run = first(parameters, TitleAddress.RUN);
        start = NOTHING;
        startParameters = Map.of();
        RawTitle unsaid = NOTHING;
        if (titleId.isPresent()) {
            Optional<RawTitle> existing =
                    pages.find(titleId.get(), run).map(scored -> RawTitle.of(scored.title()));
            if (existing.isPresent()) {
                start = existing.get();
                unsaid = start;
                Map<String, String> kept = new LinkedHashMap<>();
                kept.put(TitleAddress.TITLE, titleId.get());
                run.ifPresent(id -> kept.put(TitleAddress.RUN, id));
                startParameters = kept;
            } else {
                content.add(
                        new Notice(
                                "No such title",
                                "No title with the id '%s' was scored. Begin with a new one."
                                        .formatted(titleId.get())));
            }
        }
        Scenarios scenarios = Scenarios.of(unsaid, parameters);
        if (scenarios.a().equals(NOTHING)) {
            scenarios = new Scenarios(suggestion(champion), scenarios.b(), scenarios.dial());
        }
        dials.setValue(scenarios.dial());
        a = panel("A", scenarios.a());
        b = scenarios.b() == null ? null : panel("B", scenarios.b());
        arrange();
        answer(scenarios);
    }

    /// A film of the newest year that the model knows.
    private static RawTitle suggestion(OpenModel champion) {
        List<Integer> years =
                champion.spec()
                        .quantiles()
                        .getOrDefault(NumberFeature.RELEASE_YEAR.column(), List.of());
        return NOTHING.with(CatalogColumn.TYPE, RawRow.type(Kind.MOVIE))
                .with(
                        CatalogColumn.RELEASE_YEAR,
                        years.isEmpty() ? "" : String.valueOf(years.getLast()));
    }

    private Panel panel(String name, RawTitle title) {
        OpenModel champion = model;
        ScenarioForm form =
                new ScenarioForm(
                        champion == null ? List.of() : champion.spec().genres(),
                        champion == null ? List.of() : champion.spec().countries(),
                        this::changed);
        form.show(title);
        AnswerPanel answer = new AnswerPanel(name);
        Button button =
                name.equals("A")
                        ? new Button("Copy A to B", _ -> copy())
                        : new Button("Remove B", _ -> remove());
        Div head = new Div(new H2("Title " + name), button);
        head.addClassName("page-header");
        Section section = new Section(head, form, answer);
        section.setAriaLabel("Title " + name);
        return new Panel(section, form, answer);
    }

    private void arrange() {
        if (a == null) {
            return;
        }
        Div panels = new Div(a.section());
        panels.addClassName("side-by-side");
        if (b != null) {
            panels.add(b.section());
        }
        content.getChildren()
                .filter(child -> !(child instanceof Notice))
                .toList()
                .forEach(content::remove);
        content.add(panels, link);
        if (b != null) {
            content.add(differing);
        }
        content.add(turning);
    }

    private void copy() {
        if (a != null) {
            b = panel("B", a.form().title());
            arrange();
            changed();
        }
    }

    private void remove() {
        b = null;
        arrange();
        changed();
    }

    private void changed() {
        if (a != null) {
            Scenarios scenarios =
                    new Scenarios(
                            a.form().title(),
                            b == null ? null : b.form().title(),
                            dials.getValue());
            answer(scenarios);
            keep(scenarios);
        }
    }

    private void answer(Scenarios scenarios) {
        OpenModel champion = model;
        if (champion == null || a == null) {
            return;
        }
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        Answer first = whatIf.ask(champion, scenarios.a());
        a.answer().show(first);
        sweep(champion, "A", first, scenarios.dial(), sweeps);
        RawTitle other = scenarios.b();
        if (b != null && other != null) {
            Answer second = whatIf.ask(champion, other);
            b.answer().show(second);
            sweep(champion, "B", second, scenarios.dial(), sweeps);
            compare(first, second);
            if (scenarios.dial() == Dial.LENGTH && kindsDiffer(first, second)) {
                // Minutes and seasons have no axis in common.
                sweeps.remove("B");
            }
        }
        draw(sweeps);
    }

    private void compare(Answer first, Answer second) {
        boolean both = first instanceof Answer.Judged && second instanceof Answer.Judged;
        differences.setVisible(both);
        if (first instanceof Answer.Judged(_, var one)
                && second instanceof Answer.Judged(_, var two)) {
            Difference what = Difference.of(one, two);
            difference.setText(
                    "B is predicted %s rating points and %s percentage points of like probability against A."
                            .formatted(
                                    DifferenceGrid.signed(what.rating()),
                                    String.format(Locale.ROOT, "%+.0f", 100 * what.probability())));
            differences.show(what);
        } else {
            difference.setText("There is nothing to compare before both are titles.");
        }
    }

    private static boolean kindsDiffer(Answer first, Answer second) {
        return first instanceof Answer.Judged(var one, _)
                && second instanceof Answer.Judged(var two, _)
                && one.kind() != two.kind();
    }

    private static void sweep(
            OpenModel champion, String name, Answer answer, Dial dial, Map<String, Sweep> sweeps) {
        if (answer instanceof Answer.Judged(var title, _)) {
            Sweep sweep = Sweep.of(champion, title, dial);
            if (!sweep.points().isEmpty()) {
                sweeps.put(name, sweep);
            }
        }
    }

    private void draw(Map<String, Sweep> sweeps) {
        ratings.setVisible(!sweeps.isEmpty());
        probabilities.setVisible(!sweeps.isEmpty());
        unturned.setText(
                sweeps.isEmpty()
                        ? "It cannot be turned yet: the title is not complete, or has no date of addition."
                        : "");
        if (!sweeps.isEmpty()) {
            ratings.show(SweepCharts.rating(sweeps));
            probabilities.show(SweepCharts.probability(sweeps));
        }
    }

    /// In the address, so that it can be sent to somebody.
    private void keep(Scenarios scenarios) {
        Scenarios.Link said = scenarios.link(start);
        Map<String, String> parameters = new LinkedHashMap<>(startParameters);
        parameters.putAll(said.parameters());
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("what-if", QueryParameters.simple(parameters)));
        link.setText(
                said.leftOut().isEmpty()
                        ? ""
                        : "Too long for an address, so a link to this page leaves out: %s."
                                .formatted(String.join(", ", said.leftOut())));
    }

    private static Optional<String> first(Map<String, List<String>> query, String name) {
        return Optional.ofNullable(query.get(name)).flatMap(values -> values.stream().findFirst());
    }
}
