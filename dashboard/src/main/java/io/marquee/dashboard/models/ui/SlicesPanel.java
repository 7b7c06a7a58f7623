package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LikedSlice;
import io.marquee.evaluation.RatingSlice;
import java.util.List;

/// How good the models are on parts of the titles.
final class SlicesPanel extends Div {

    private final transient Evaluation evaluation;
    private final Div tables = new Div();

    SlicesPanel(Evaluation evaluation) {
        this.evaluation = evaluation;
        addClassName("page-content");
        tables.addClassName("page-content");
        List<String> slicings =
                evaluation.rating().slices().stream().map(RatingSlice::slicing).distinct().toList();
        if (slicings.isEmpty()) {
            add(new Paragraph("The titles that it was tested on were not parted."));
            return;
        }
        Select<String> slicing = new Select<>("Titles by", change -> show(change.getValue()));
        slicing.setItems(slicings);
        add(slicing, tables);
        slicing.setValue(slicings.getFirst());
    }

    private void show(String slicing) {
        tables.removeAll();
        PlainTable ratings =
                new PlainTable(
                        "Rating by " + slicing,
                        slicing,
                        "Titles",
                        "RMSE",
                        "95 % interval",
                        "MAE",
                        "R²",
                        "Mean error",
                        "Gain over own mean");
        for (RatingSlice slice : evaluation.rating().slices()) {
            RatingSlice.Figures figures = slice.figures();
            if (slice.slicing().equals(slicing) && figures != null) {
                ratings.row(
                        slice.value(),
                        Words.count((long) slice.count()),
                        Words.figure(figures.rmse()),
                        Words.range(figures.rmseInterval().low(), figures.rmseInterval().high()),
                        Words.figure(figures.mae()),
                        Words.figure(figures.r2()),
                        Words.signed(figures.meanError()),
                        Words.signed(figures.gain().mean()));
            }
        }
        PlainTable likes =
                new PlainTable(
                        "Liked by " + slicing,
                        slicing,
                        "Titles",
                        "ROC AUC",
                        "95 % interval",
                        "Accuracy",
                        "Liked",
                        "Gain over own share");
        for (LikedSlice slice : evaluation.liked().slices()) {
            LikedSlice.Figures figures = slice.figures();
            if (slice.slicing().equals(slicing) && figures != null) {
                likes.row(
                        slice.value(),
                        Words.count((long) slice.count()),
                        Words.figure(figures.rocAuc()),
                        Words.range(
                                figures.rocAucInterval().low(), figures.rocAucInterval().high()),
                        Words.figure(figures.accuracy()),
                        Words.percent(figures.positiveShare()),
                        Words.signed(figures.gain().mean()));
            }
        }
        long small =
                evaluation.rating().slices().stream()
                        .filter(slice -> slice.slicing().equals(slicing) && slice.figures() == null)
                        .count();
        tables.add(
                Sections.of("Rating", ratings),
                Sections.of("Liked", likes),
                new Paragraph(
                        small == 0
                                ? "Some parts look bad by chance: mind the intervals."
                                : "Some parts look bad by chance: mind the intervals. %d with fewer than %d rated titles are left out."
                                        .formatted(small, RatingSlice.FEWEST)));
    }
}
