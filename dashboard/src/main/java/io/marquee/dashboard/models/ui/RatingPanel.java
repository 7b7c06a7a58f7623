package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.EvaluationCharts;
import io.marquee.dashboard.models.Figure;
import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.CoverageEvaluation.Coverage;
import io.marquee.evaluation.RatingEvaluation;
import org.jspecify.annotations.Nullable;

/// How good the predicted ratings are.
final class RatingPanel extends Div {

    RatingPanel(RatingEvaluation rating) {
        addClassName("page-content");
        add(
                Sections.of(
                        "Figures",
                        new Paragraph(
                                "Trained on %,d titles, tested on %,d that it had not seen. Its RMSE is %s below that of the genre mean (95 %% interval: %s)."
                                        .formatted(
                                                rating.trainingTitles(),
                                                rating.testTitles(),
                                                Words.figure(rating.gainOverGenreMean().figure()),
                                                Words.range(
                                                        rating.gainOverGenreMean().interval().low(),
                                                        rating.gainOverGenreMean()
                                                                .interval()
                                                                .high()))),
                        FigureTable.of("Figures of the rating", Figure.of(rating))),
                Sections.of(
                        "Predictions and errors",
                        Sections.sideBySide(
                                new Chart(EvaluationCharts.predictedAgainstActual(rating.grid())),
                                new Chart(EvaluationCharts.errors(rating.errors())))),
                Sections.of("Intervals", intervals(rating.coverage())));
    }

    private static Div intervals(@Nullable CoverageEvaluation coverage) {
        if (coverage == null) {
            return new Div(new Paragraph("This model predicts no intervals."));
        }
        PlainTable table =
                new PlainTable(
                        "Coverage of the intervals",
                        "Titles",
                        "Number",
                        "Ratings inside",
                        "95 % interval",
                        "Mean width");
        add(table, "all", coverage.all());
        coverage.slices()
                .forEach(slice ->
                        add(table, slice.slicing() + " " + slice.value(), slice.coverage()));
        return new Div(
                new Paragraph(
                        "%.0f %% of the ratings should lie in their intervals."
                                .formatted(100 * coverage.nominal())),
                table);
    }

    private static void add(PlainTable table, String titles, Coverage coverage) {
        table.row(
                titles,
                Words.count((long) coverage.count()),
                Words.percent(coverage.share()),
                Words.percent(coverage.shareInterval().low())
                        + " to "
                        + Words.percent(coverage.shareInterval().high()),
                Words.figure(coverage.meanWidth()));
    }
}
