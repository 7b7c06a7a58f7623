package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.monitoring.DriftCharts;
import io.marquee.dashboard.monitoring.DriftWords;
import io.marquee.dashboard.monitoring.Moment;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.WindowDrift;
import java.util.List;

/// How predictions turned out, where that is known by now.
final class QualityPanel extends Div {

    QualityPanel(WindowDrift window, List<Moment> history) {
        if (window.quality().isEmpty()) {
            add(
                    new Paragraph(
                            "How these predictions turned out is not known. Monitor with --labels, or with --ground-truth for captures, once audiences have said."));
        } else {
            add(table(window));
        }
        long told = history.stream().filter(moment -> !moment.window().quality().isEmpty()).count();
        if (told > 1) {
            Div charts = Sections.sideBySide();
            history.stream()
                    .flatMap(moment -> moment.window().quality().stream())
                    .map(QualityDrift::figure)
                    .distinct()
                    .forEach(figure -> charts.add(new Chart(DriftCharts.quality(history, figure))));
            add(charts);
        }
    }

    private static PlainTable table(WindowDrift window) {
        PlainTable table =
                new PlainTable(
                        "How predictions turned out",
                        "Figure",
                        "Titles",
                        "Now",
                        "95 % interval",
                        "At training",
                        "Found");
        for (QualityDrift figure : window.quality()) {
            table.row(
                    List.of(
                            new Span(DriftWords.quality(figure.figure())),
                            new Span(Words.count(figure.titles())),
                            new Span(Words.figure(figure.value())),
                            new Span(Words.range(figure.low(), figure.high())),
                            new Span(Words.figure(figure.expected())),
                            new VerdictBadge(figure.status())));
        }
        return table;
    }
}
