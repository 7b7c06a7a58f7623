package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.TitleAddress;
import io.marquee.explanation.ComparableTitle;
import java.util.List;
import java.util.Optional;

/// Titles to compare with, one a row.
final class ComparableGrid extends Grid<ComparableTitle> {

    /// @param run that the page is of; empty for the newest
    ComparableGrid(List<ComparableTitle> titles, Optional<String> run) {
        addComponentColumn(comparable ->
                        new Anchor(
                                TitleAddress.page(comparable.title().id(), run),
                                comparable.title().name()))
                .setHeader("Title")
                .setWidth("12rem")
                .setFlexGrow(1);
        addColumn(
                        comparable -> {
                            Double rating = comparable.title().rating();
                            return Words.rating(rating == null ? Double.NaN : rating);
                        })
                .setHeader("Actual rating")
                .setWidth("9rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(comparable -> Words.yesNo(comparable.title().liked()))
                .setHeader("Liked")
                .setWidth("6rem")
                .setFlexGrow(0);
        addColumn(comparable -> Words.percent(comparable.similarity()))
                .setHeader("Alike")
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(comparable -> PredictionGrid.kind(comparable.title().kind()))
                .setHeader("Kind")
                .setWidth("6rem")
                .setFlexGrow(0);
        addColumn(comparable -> String.valueOf(comparable.title().year()))
                .setHeader("Released")
                .setWidth("7rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        getElement().setProperty("accessibleName", "Comparable titles");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setItems(titles);
    }
}
