package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.PastPrediction;
import java.util.List;

/// What was predicted of one title over time, one run a row.
final class HistoryGrid extends Grid<PastPrediction> {

    HistoryGrid(List<PastPrediction> history) {
        addColumn(past -> Words.time(past.scoredAt()))
                .setHeader("Scored")
                .setWidth("11rem")
                .setFlexGrow(0);
        addColumn(past -> Words.rating(past.prediction().rating()))
                .setHeader("Predicted rating")
                .setWidth("10rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(past -> Words.percent(past.prediction().likeProbability()))
                .setHeader("Like probability")
                .setWidth("10rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(past -> Words.yesNo(past.prediction().liked()))
                .setHeader("Called liked")
                .setWidth("8rem")
                .setFlexGrow(0);
        addColumn(PastPrediction::modelVersion).setHeader("Model").setWidth("15rem").setFlexGrow(1);
        getElement().setProperty("accessibleName", "Predictions over time");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setItems(history);
    }
}
