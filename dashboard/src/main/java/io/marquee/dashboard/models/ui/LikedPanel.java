package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.EvaluationCharts;
import io.marquee.dashboard.models.Figure;
import io.marquee.evaluation.CalibrationEvaluation;
import io.marquee.evaluation.LikedEvaluation;

/// How good the like probabilities are.
final class LikedPanel extends Div {

    LikedPanel(LikedEvaluation liked) {
        addClassName("page-content");
        add(
                Sections.of(
                        "Figures",
                        new Paragraph(
                                "Trained on %,d titles, tested on %,d that it had not seen, %s of which are liked. Its ROC AUC is %s above that of the genre share (95 %% interval: %s)."
                                        .formatted(
                                                liked.trainingTitles(),
                                                liked.testTitles(),
                                                Words.percent(liked.model().positiveShare()),
                                                Words.figure(liked.gainOverGenreShare().figure()),
                                                Words.range(
                                                        liked.gainOverGenreShare().interval().low(),
                                                        liked.gainOverGenreShare()
                                                                .interval()
                                                                .high()))),
                        FigureTable.of("Figures of being liked", Figure.of(liked))),
                Sections.of("Threshold", new ThresholdPanel(liked)),
                Sections.of(
                        "Ranking",
                        Sections.sideBySide(
                                new Chart(EvaluationCharts.roc(liked)),
                                new Chart(EvaluationCharts.precisionRecall(liked)))),
                Sections.of(
                        "Calibration",
                        Sections.sideBySide(
                                new Chart(EvaluationCharts.reliability(liked.calibration())),
                                new Div(
                                        new Paragraph(
                                                "Of titles with a probability of 70 %%, some 70 %% should be liked. The calibrated probabilities are off by %s on average, the model's own by %s."
                                                        .formatted(
                                                                Words.percent(
                                                                        liked.calibration()
                                                                                .errorAfter()),
                                                                Words.percent(
                                                                        liked.calibration()
                                                                                .errorBefore()))),
                                        bins(liked.calibration())))));
    }

    private static PlainTable bins(CalibrationEvaluation calibration) {
        PlainTable table =
                new PlainTable("Calibrated probabilities", "Predicted", "Liked", "Titles");
        calibration
                .after()
                .forEach(bin ->
                        table.row(
                                Words.percent(bin.meanPredicted()),
                                Words.percent(bin.likedShare()),
                                Words.count((long) bin.count())));
        return table;
    }
}
