package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.slider.IntegerSlider;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.Calls;
import io.marquee.dashboard.models.EvaluationCharts;
import io.marquee.evaluation.LikedEvaluation;
import java.util.List;

/// Which titles are called liked, from a probability that the reader slides.
final class ThresholdPanel extends Div {

    private final transient List<Calls> calls;
    private final Div counts = new Div();
    private final IntegerSlider slider;

    ThresholdPanel(LikedEvaluation liked) {
        calls = Calls.of(liked);
        slider = new IntegerSlider("Threshold", 0, calls.size() - 1);
        slider.setValueChangeMode(ValueChangeMode.EAGER);
        slider.addValueChangeListener(change -> show(change.getValue()));
        counts.getElement().setAttribute("aria-live", "polite");
        Chart chart = new Chart(EvaluationCharts.thresholds(liked));
        add(slider, Sections.sideBySide(counts, chart));
        int own = calls.stream().map(Calls::own).toList().indexOf(true);
        slider.setValue(own);
        show(own);
    }

    private void show(int place) {
        Calls call = calls.get(place);
        String threshold = Words.figure(call.threshold());
        slider.setHelperText(
                "%s%s".formatted(threshold, call.own() ? ", as this model scores with" : ""));
        counts.removeAll();
        counts.add(
                new Paragraph(
                        "Called liked from a probability of %s on: accuracy %s, precision %s, recall %s, F1 %s."
                                .formatted(
                                        threshold,
                                        Words.figure(call.accuracy()),
                                        Words.figure(call.precision()),
                                        Words.figure(call.recall()),
                                        Words.figure(call.f1()))),
                new PlainTable("Confusion matrix", "", "Called liked", "Not called liked")
                        .row(
                                "Liked",
                                Words.count((long) call.counts().truePositives()),
                                Words.count((long) call.counts().falseNegatives()))
                        .row(
                                "Not liked",
                                Words.count((long) call.counts().falsePositives()),
                                Words.count((long) call.counts().trueNegatives())));
    }
}
