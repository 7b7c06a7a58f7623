package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.Comparison;
import io.marquee.dashboard.models.Figure;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.models.Part;
import io.marquee.registry.ModelDiff;
import io.marquee.registry.Provenance;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Two models side by side: which is better, and what may be the cause.
@Route("models/compare")
@PageTitle("Compare models · Marquee")
@RolesAllowed(Roles.VIEWER)
final class CompareView extends Main implements BeforeEnterObserver {

    private static final String FIRST = "a";
    private static final String SECOND = "b";
    private static final String NONE = "–";

    private final transient ModelService models;
    private final Div content = new Div();

    CompareView(ModelService models) {
        this.models = models;
        addClassName("page");
        content.addClassName("page-content");
        Header header = new Header(new H1("Compare models"), new Anchor("models", "All models"));
        header.addClassName("page-header");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        QueryParameters query = event.getLocation().getQueryParameters();
        try {
            List<String> versions = models.list().stream().map(ModelSummary::version).toList();
            if (versions.size() < 2) {
                content.add(
                        new Notice(
                                "Nothing to compare",
                                "It takes two models, and there are %d. Train another."
                                        .formatted(versions.size())));
                return;
            }
            String first = query.getSingleParameter(FIRST).orElse(versions.get(1));
            String second = query.getSingleParameter(SECOND).orElse(versions.getFirst());
            content.add(choices(versions, first, second));
            show(models.compare(first, second));
        } catch (UserError e) {
            content.add(new Notice("These models cannot be compared", e.getMessage()));
        }
    }

    private static Div choices(List<String> versions, String first, String second) {
        Div choices =
                new Div(
                        choice("First", versions, first, one -> Map.of(FIRST, one, SECOND, second)),
                        choice(
                                "Second",
                                versions,
                                second,
                                other -> Map.of(FIRST, first, SECOND, other)));
        choices.addClassName("choices");
        return choices;
    }

    private static Select<String> choice(
            String label,
            List<String> versions,
            String version,
            Function<String, Map<String, String>> query) {
        Select<String> choice = new Select<>();
        choice.setLabel(label);
        choice.setItems(versions);
        if (versions.contains(version)) {
            choice.setValue(version);
        }
        choice.setWidth("min(100%, 19rem)");
        choice.addValueChangeListener(change ->
                UI.getCurrent()
                        .navigate(
                                CompareView.class,
                                QueryParameters.simple(query.apply(change.getValue()))));
        return choice;
    }

    private void show(Comparison comparison) {
        content.add(
                Sections.of(
                        "Gate",
                        new PlainTable("What the gate said", "Model", "Gate", "Why")
                                .row(gate(comparison.first()))
                                .row(gate(comparison.second()))));
        content.add(
                switch (comparison.figures()) {
                    case Part.Known<List<Comparison.Pair>>(var pairs) -> figures(pairs);
                    case Part.Missing<List<Comparison.Pair>>(String why) ->
                            Sections.missing("Figures", why);
                });
        switch (comparison.causes()) {
            case Part.Known<ModelDiff>(ModelDiff diff) -> causes(diff);
            case Part.Missing<ModelDiff>(String why) ->
                    content.add(Sections.missing("What differs", why));
        }
    }

    private static List<Component> gate(ModelSummary model) {
        return List.of(
                new Anchor("models/" + model.version(), model.version()),
                ModelGrid.gate(model),
                new Span(model.gate()));
    }

    private static Section figures(List<Comparison.Pair> pairs) {
        PlainTable table =
                new PlainTable(
                        "Figures of both",
                        "Figure",
                        "First",
                        "95 % interval",
                        "Second",
                        "95 % interval",
                        "Difference",
                        "Second is");
        for (Comparison.Pair pair : pairs) {
            table.row(
                    pair.first().name(),
                    Words.figure(pair.first().value()),
                    interval(pair.first()),
                    Words.figure(pair.second().value()),
                    interval(pair.second()),
                    Words.signed(pair.difference()),
                    judgement(pair.surelyBetter()));
        }
        return Sections.of(
                "Figures",
                new Paragraph(
                        "Each on its own test titles. Where the intervals overlap, chance may explain the difference."),
                table);
    }

    private static String interval(Figure figure) {
        return Words.range(figure.interval().low(), figure.interval().high());
    }

    private static String judgement(@Nullable Boolean better) {
        return better == null ? "maybe no other" : better ? "better" : "worse";
    }

    private void causes(ModelDiff diff) {
        content.add(
                changes("Options", "Option", diff.options(), text -> text.isEmpty() ? NONE : text),
                data(diff.data()),
                changes("Counts", "What was counted", diff.counts(), Words::count),
                changes("Software", "Name", diff.software(), text -> text),
                features(diff.features()));
    }

    private static Section data(List<ModelDiff.DataChange> changes) {
        if (changes.isEmpty()) {
            return Sections.missing("Data", "Both learnt from the same files.");
        }
        PlainTable table = new PlainTable("Data that differs", "What", "First", "Second");
        for (ModelDiff.DataChange change : changes) {
            table.row(
                    change.action().name().toLowerCase(Locale.ROOT),
                    path(change.first()),
                    path(change.second()));
        }
        return Sections.of("Data", table);
    }

    private static String path(Provenance.@Nullable Source source) {
        return source == null ? NONE : source.path();
    }

    private static <T> Section changes(
            String name,
            String column,
            List<ModelDiff.Change<T>> changes,
            Function<T, String> words) {
        if (changes.isEmpty()) {
            return Sections.missing(name, "The same in both.");
        }
        PlainTable table = new PlainTable(name + " that differ", column, "First", "Second");
        for (ModelDiff.Change<T> change : changes) {
            T first = change.first();
            T second = change.second();
            table.row(
                    change.name(),
                    first == null ? NONE : words.apply(first),
                    second == null ? NONE : words.apply(second));
        }
        return Sections.of(name, table);
    }

    private static Section features(ModelDiff.Features features) {
        if (features.added().isEmpty() && features.removed().isEmpty()) {
            return Sections.missing("Columns", "The same in both.");
        }
        return Sections.of(
                "Columns",
                new Paragraph("Only the second has: " + words(features.added())),
                new Paragraph("Only the first has: " + words(features.removed())));
    }

    private static String words(List<String> columns) {
        return columns.isEmpty() ? "none." : String.join(", ", columns) + ".";
    }
}
