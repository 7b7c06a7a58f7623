package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.models.ImportanceCharts;
import io.marquee.dashboard.models.ImportanceCharts.Measure;
import io.marquee.dashboard.models.ModelImportances;

/// What the models make of their columns.
final class ImportancePanel extends Div {

    private static final String GROUPED = "groups of columns";
    private static final String SINGLE = "single columns";

    private final transient ModelImportances importances;
    private final Select<Measure> measure = new Select<>();
    private final Select<String> grouping = new Select<>();
    private final Chart rating = new Chart();
    private final Chart liked = new Chart();

    ImportancePanel(ModelImportances importances) {
        this.importances = importances;
        addClassName("page-content");
        measure.setLabel("Measured by");
        measure.setItems(Measure.values());
        measure.setItemLabelGenerator(Measure::words);
        measure.setValue(Measure.CONTRIBUTION);
        grouping.setLabel("Of");
        grouping.setItems(GROUPED, SINGLE);
        grouping.setValue(GROUPED);
        measure.addValueChangeListener(_ -> show());
        grouping.addValueChangeListener(_ -> show());
        Div choices = new Div(measure, grouping);
        choices.addClassName("choices");
        add(
                choices,
                Sections.sideBySide(rating, liked),
                new Paragraph(
                        "Found out with %,d titles not seen in training. Contribution: how far a column moves a prediction on average, in rating points or log-odds. Gain: how much its splits reduced the training loss; it favours columns of many values. Loss without it: how much the loss grows when its values are dealt out anew; about 0 for columns that do not help."
                                .formatted(importances.rating().rows())));
        show();
    }

    private void show() {
        boolean grouped = grouping.getValue().equals(GROUPED);
        rating.show(
                ImportanceCharts.of("rating", importances.rating(), grouped, measure.getValue()));
        liked.show(
                ImportanceCharts.of(
                        "like probability", importances.liked(), grouped, measure.getValue()));
    }
}
