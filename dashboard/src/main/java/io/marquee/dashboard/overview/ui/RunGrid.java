package io.marquee.dashboard.overview.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.overview.RunSummary;
import io.marquee.registry.RunStatus;
import java.util.List;
import java.util.Locale;

/// The runs, one a row.
final class RunGrid extends Grid<RunSummary> {

    RunGrid(List<RunSummary> runs) {
        addColumn(RunSummary::command).setHeader("Command").setAutoWidth(true).setFlexGrow(0);
        // Badges come too late to be measured, so their column has a width of its own.
        addComponentColumn(run -> status(run.status()))
                .setHeader("Status")
                .setWidth("8rem")
                .setFlexGrow(0);
        addColumn(run -> Words.count(run.rows()))
                .setHeader("Rows")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(run -> Words.seconds(run.took()))
                .setHeader("Seconds")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(run -> Words.time(run.startedAt()))
                .setHeader("Started")
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(RunSummary::id).setHeader("Run").setAutoWidth(true).setFlexGrow(0);
        addColumn(RunSummary::error)
                .setHeader("Why")
                .setTooltipGenerator(RunSummary::error)
                .setWidth("16rem")
                .setFlexGrow(1);
        getElement().setProperty("accessibleName", "Runs");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setItems(runs);
    }

    private static Badge status(RunStatus status) {
        Badge badge = new Badge(status.name().toLowerCase(Locale.ROOT));
        switch (status) {
            case RUNNING -> {}
            case DONE -> badge.addThemeVariants(BadgeVariant.SUCCESS);
            case REFUSED, CANCELLED -> badge.addThemeVariants(BadgeVariant.WARNING);
            case FAILED, INTERRUPTED -> badge.addThemeVariants(BadgeVariant.ERROR);
        }
        return badge;
    }
}
