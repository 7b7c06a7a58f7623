package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.StageProgress;

/// The runs, one a row, each with the way to its page.
final class RunsGrid extends Grid<RunEntry> {

    RunsGrid() {
        addComponentColumn(RunsGrid::link).setHeader("Run").setWidth("12rem").setFlexGrow(0);
        // Badges come too late to be measured, so their column has a width of its own.
        addComponentColumn(run -> new StateBadge(run.state()))
                .setHeader("Status")
                .setWidth("8rem")
                .setFlexGrow(0);
        addColumn(RunsGrid::progress).setHeader("At").setWidth("13rem").setFlexGrow(0);
        addColumn(run -> Words.count(run.rows()))
                .setHeader("Rows")
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(run -> Words.seconds(run.took()))
                .setHeader("Seconds")
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(RunEntry::error)
                .setHeader("Why")
                .setTooltipGenerator(RunEntry::error)
                .setWidth("16rem")
                .setFlexGrow(1);
        getElement().setProperty("accessibleName", "Runs");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
    }

    private static RouterLink link(RunEntry run) {
        RouterLink link =
                new RouterLink(
                        run.command() + ", " + Words.time(run.startedAt()),
                        RunView.class,
                        new RouteParameters(RunView.RUN, run.id()));
        link.getElement().setAttribute("title", run.id());
        return link;
    }

    private static String progress(RunEntry run) {
        StageProgress stage = run.stage();
        return stage == null ? "" : stage.name() + ", " + Words.count(stage.rows()) + " rows";
    }
}
