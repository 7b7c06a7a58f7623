package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.EvaluationCharts;
import io.marquee.evaluation.BackTest;
import io.marquee.evaluation.CrossValidation;
import io.marquee.evaluation.CrossValidation.Spread;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LeakReport;
import io.marquee.evaluation.LearningCurve;
import io.marquee.evaluation.ModelFigures;
import io.marquee.evaluation.NoiseControl;
import org.jspecify.annotations.Nullable;

/// What was looked into beside the test split.
final class StudiesPanel extends Div {

    private static final String NOT_ASKED =
            "Not asked for. Train with --evaluation=full to see it.";
    private static final int MOST_COLUMNS = 10;

    StudiesPanel(Evaluation evaluation) {
        addClassName("page-content");
        var studies = evaluation.studies();
        add(
                backTest(studies.backTest(), evaluation),
                crossValidation(studies.crossValidation()),
                learningCurve(studies.learningCurve()),
                leaks(studies.leaks()),
                noiseControl(studies.noiseControl()));
    }

    private static Section backTest(@Nullable BackTest test, Evaluation evaluation) {
        if (test == null) {
            return Sections.missing("Back-test", NOT_ASKED);
        }
        PlainTable table =
                new PlainTable(
                        "Back-test beside the random split",
                        "Figure",
                        "Random split",
                        "Back-test",
                        "Back-test, mean or share",
                        "Back-test, genre");
        BackTest.Ratings rating = test.rating();
        BackTest.Likes liked = test.liked();
        var model = evaluation.rating().model();
        var likes = evaluation.liked().model();
        row(
                table,
                "R²",
                model.r2(),
                rating.model().r2(),
                rating.mean().r2(),
                rating.genreMean().r2());
        row(
                table,
                "RMSE",
                model.rmse(),
                rating.model().rmse(),
                rating.mean().rmse(),
                rating.genreMean().rmse());
        row(
                table,
                "ROC AUC",
                likes.rocAuc(),
                liked.model().rocAuc(),
                liked.share().rocAuc(),
                liked.genreShare().rocAuc());
        row(
                table,
                "Log loss",
                likes.logLoss(),
                liked.model().logLoss(),
                liked.share().logLoss(),
                liked.genreShare().logLoss());
        return Sections.of(
                "Back-test",
                new Paragraph(
                        "Trained on the %,d titles from before %s, tested on the %,d from then on: what would have been predicted at that day."
                                .formatted(
                                        rating.trainingTitles(), test.cut(), rating.testTitles())),
                table);
    }

    private static void row(PlainTable table, String name, double... figures) {
        String[] cells = new String[figures.length + 1];
        cells[0] = name;
        for (int i = 0; i < figures.length; i++) {
            cells[i + 1] = Words.figure(figures[i]);
        }
        table.row(cells);
    }

    private static Section crossValidation(@Nullable CrossValidation validation) {
        if (validation == null) {
            return Sections.missing("Cross-validation", NOT_ASKED);
        }
        PlainTable table =
                new PlainTable("Cross-validation", "Fold", "R²", "RMSE", "ROC AUC", "Log loss");
        int fold = 1;
        for (ModelFigures figures : validation.folds()) {
            row(
                    table,
                    Integer.toString(fold++),
                    figures.r2(),
                    figures.rmse(),
                    figures.rocAuc(),
                    figures.logLoss());
        }
        table.row(
                "Mean ± deviation",
                words(validation.r2()),
                words(validation.rmse()),
                words(validation.rocAuc()),
                words(validation.logLoss()));
        return Sections.of("Cross-validation", table);
    }

    private static String words(Spread spread) {
        return Words.figure(spread.mean()) + " ± " + Words.figure(spread.standardDeviation());
    }

    private static Section learningCurve(@Nullable LearningCurve curve) {
        if (curve == null) {
            return Sections.missing("Learning curve", NOT_ASKED);
        }
        return Sections.of(
                "Learning curve",
                Sections.sideBySide(
                        new Chart(EvaluationCharts.learning(curve, "R²", ModelFigures::r2)),
                        new Chart(
                                EvaluationCharts.learning(
                                        curve, "ROC AUC", ModelFigures::rocAuc))));
    }

    private static Section leaks(@Nullable LeakReport leaks) {
        if (leaks == null) {
            return Sections.missing("Leaks", NOT_ASKED);
        }
        PlainTable table =
                new PlainTable("What single columns tell", "Column", "R²", "ROC AUC", "Suspicious");
        leaks.columns().stream()
                .limit(MOST_COLUMNS)
                .forEach(column ->
                        table.row(
                                column.column(),
                                Words.figure(column.r2()),
                                Words.figure(column.rocAuc()),
                                column.suspicious() ? "yes" : "no"));
        return Sections.of(
                "Leaks",
                new Paragraph(
                        "What each of %d columns alone tells of the labels, the %d that tell most. One with an R² beyond %.2f or a ROC AUC beyond %.2f has probably been made of the answers; here %s."
                                .formatted(
                                        leaks.columns().size(),
                                        Math.min(MOST_COLUMNS, leaks.columns().size()),
                                        LeakReport.SUSPICIOUS_R2,
                                        LeakReport.SUSPICIOUS_ROC_AUC,
                                        leaks.suspicious().isEmpty()
                                                ? "there is none"
                                                : "there are " + leaks.suspicious().size())),
                table);
    }

    private static Section noiseControl(@Nullable NoiseControl noise) {
        if (noise == null) {
            return Sections.missing(
                    "Noise control", "Not asked for. Train with --noise-control to see it.");
        }
        return Sections.of(
                "Noise control",
                new Paragraph(
                        "Trained on shuffled labels, the models %s: R² is %s (at most %s away from 0), ROC AUC %s (at most %s away from 0.5)."
                                .formatted(
                                        noise.passed()
                                                ? "know nothing, as they should"
                                                : "seem to know something, so something has leaked",
                                        Words.figure(noise.r2()),
                                        Words.figure(noise.r2Bar()),
                                        Words.figure(noise.rocAuc()),
                                        Words.figure(noise.rocAucBar()))));
    }
}
