package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.schedules.Firing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What came of a schedule, one firing or retry a row.
final class HistoryGrid extends Grid<Firing> {

    private transient ZoneId zone = ZoneId.systemDefault();

    HistoryGrid() {
        addColumn(firing -> Words.time(firing.due(), zone))
                .setHeader("Due")
                .setWidth("15rem")
                .setFlexGrow(0);
        // Badges come too late to be measured, so their column has a width of its own.
        addComponentColumn(firing -> new OutcomeBadge(firing.outcome()))
                .setHeader("Outcome")
                .setWidth("8rem")
                .setFlexGrow(0);
        addComponentColumn(this::run).setHeader("Run").setWidth("17rem").setFlexGrow(0);
        addColumn(Firing::attempt)
                .setHeader("Attempt")
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(firing -> Words.seconds(took(firing)))
                .setHeader("Seconds")
                .setWidth("7rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(this::words)
                .setHeader("Why")
                .setTooltipGenerator(this::words)
                .setWidth("16rem")
                .setFlexGrow(1);
        getElement().setProperty("accessibleName", "History");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
    }

    /// The zone that times are shown in.
    void setZone(ZoneId zone) {
        this.zone = zone;
    }

    private Component run(Firing firing) {
        Instant started = firing.started();
        return started == null
                ? new Span("–")
                : new Anchor("runs/" + firing.launch(), "started " + Words.time(started, zone));
    }

    private static @Nullable Duration took(Firing firing) {
        Instant started = firing.started();
        Instant ended = firing.ended();
        return started == null || ended == null ? null : Duration.between(started, ended);
    }

    private String words(Firing firing) {
        Instant retryAt = firing.retryAt();
        return retryAt == null
                ? firing.words()
                : firing.words() + " It is tried again " + Words.time(retryAt, zone) + ".";
    }
}
