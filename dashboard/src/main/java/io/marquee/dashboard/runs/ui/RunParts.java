package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.RouteConfiguration;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.runs.RunDetails;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunState;
import io.marquee.dashboard.runs.StageProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the page of a run consists of. From look to look only what has changed is touched, so that
/// nobody loses the place they have scrolled to or the focus.
final class RunParts extends Div {

    private final ProgressBar busy = new ProgressBar();
    private final Div error = new Div();
    private final Section results = section("Results");
    private final Section stages = section("Stages");
    private final Grid<StageProgress> stageGrid = stageGrid();
    private final Section counts = section("Counts");
    private final Section notes = section("Notes");
    private final Section log = section("Log");
    private final Pre logText = new Pre();
    private final Paragraph noLog = new Paragraph();
    private final Section options = section("Options");
    private final Map<Component, Object> shown = new HashMap<>();

    RunParts() {
        addClassName("page-content");
        busy.setIndeterminate(true);
        busy.getElement().setAttribute("aria-label", "It goes on");
        logText.addClassName("log");
        // What scrolls has to be reached by the keyboard.
        logText.getElement().setAttribute("tabindex", "0");
        logText.getElement().setAttribute("role", "log");
        logText.getElement().setAttribute("aria-label", "Log");
        stages.add(stageGrid);
        log.add(logText, noLog);
        add(busy, error, results, stages, counts, notes, log, options);
    }

    void show(RunDetails run) {
        RunEntry entry = run.entry();
        boolean ended = entry.state().isEnd();
        busy.setVisible(!ended);
        String why = entry.error();
        refill(
                error,
                why == null ? "" : why,
                why == null ? List.of() : List.of(new Notice("Why it did not end well", why)));
        refill(results, ended, ended ? made(run) : List.of());
        stages.setVisible(!run.stages().isEmpty());
        if (isNew(stageGrid, run.stages())) {
            stageGrid.setItems(run.stages());
        }
        refill(
                counts,
                run.counts(),
                run.counts().isEmpty() ? List.of() : List.of(list(words(run.counts()))));
        refill(notes, run.notes(), run.notes().isEmpty() ? List.of() : List.of(notes(run)));
        showLog(run.log());
        refill(
                options,
                run.options(),
                run.options().isEmpty() ? List.of() : List.of(list(run.options())));
    }

    /// Puts other content below the heading of a part, if what it shows is another; without content
    /// the part is hidden.
    private void refill(HasComponents part, Object value, List<? extends Component> content) {
        Component component = (Component) part;
        component.setVisible(!content.isEmpty());
        if (isNew(component, value)) {
            component
                    .getChildren()
                    .filter(child -> !(child instanceof H2))
                    .toList()
                    .forEach(part::remove);
            content.forEach(part::add);
        }
    }

    private boolean isNew(Component part, Object value) {
        return !value.equals(shown.put(part, value));
    }

    private void showLog(@Nullable String text) {
        boolean said = text != null && !text.isEmpty();
        logText.setVisible(said);
        noLog.setVisible(!said);
        if (text != null && isNew(logText, text)) {
            logText.setText(text);
        }
        noLog.setText(
                text == null
                        ? "It was not started by this dashboard; what it says is where it was started."
                        : "It has said nothing yet.");
    }

    private static UnorderedList notes(RunDetails run) {
        UnorderedList list = new UnorderedList();
        run.notes().forEach(note -> list.add(new ListItem(String.valueOf(note.message()))));
        return list;
    }

    private static List<Component> made(RunDetails run) {
        List<Component> made = new ArrayList<>();
        String model = run.entry().modelVersion();
        if (model != null) {
            boolean trained = run.entry().command().equals("train");
            made.add(
                    new Paragraph(
                            new Span(trained ? "It made the model " : "It used the model "),
                            link("model", model)));
        }
        if (run.madePredictions()) {
            String many = Words.count(run.counts().get("rows.accepted")) + " predictions";
            made.add(new Paragraph(new Span("It made "), link("predictions", many)));
        }
        if (run.entry().command().equals("monitor") && run.entry().state() == RunState.DONE) {
            made.add(
                    new Paragraph(
                            new Span("It found "),
                            new Anchor("monitoring?run=" + run.entry().id(), "what has drifted")));
        }
        if (run.entry().command().equals("stream")) {
            made.add(
                    new Paragraph(new Span("What it tells is shown "), new Anchor("live", "live")));
        }
        return made;
    }

    /// As text where there is no such page.
    private static Component link(String path, String text) {
        return RouteConfiguration.forApplicationScope().isPathAvailable(path)
                ? new Anchor(path, text)
                : new Span(text);
    }

    private static Grid<StageProgress> stageGrid() {
        Grid<StageProgress> grid = new Grid<>();
        grid.addColumn(StageProgress::name).setHeader("Stage").setAutoWidth(true);
        grid.addColumn(stage -> Words.count(stage.rows()))
                .setHeader("Rows")
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(stage -> Words.rate(stage.rate()))
                .setHeader("Rows a second")
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(stage -> Words.seconds(Duration.between(stage.startedAt(), stage.lastAt())))
                .setHeader("Seconds")
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(stage -> stage.done() ? "done" : "going on").setHeader("Status");
        grid.getElement().setProperty("accessibleName", "Stages");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static Map<String, String> words(Map<String, Long> counts) {
        Map<String, String> words = new LinkedHashMap<>();
        counts.forEach((name, count) -> words.put(name, Words.count(count)));
        return words;
    }

    /// Without what is empty.
    private static Component list(Map<String, String> values) {
        DescriptionList list = new DescriptionList();
        list.addClassName("pairs");
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                list.add(new Term(name), new Description(value));
            }
        });
        return list;
    }

    private static Section section(String name) {
        Section section = new Section(new H2(name));
        section.setAriaLabel(name);
        return section;
    }
}
