package io.marquee.dashboard.whatif.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.marquee.catalog.Repair;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.Verdict;
import io.marquee.dashboard.title.Waterfall;
import io.marquee.dashboard.whatif.Answer;
import io.marquee.feature.Unfamiliar;
import io.marquee.scoring.Prediction;
import java.util.List;

/// What a model says of one scenario.
final class AnswerPanel extends Div {

    private static final int MOST_REASONS = 8;

    private final Div said = new Div();
    private final Chart why = new Chart();
    private final String name;

    /// @param name of the scenario
    AnswerPanel(String name) {
        this.name = name;
        addClassName("answer");
        said.getElement().setAttribute("role", "status");
        add(said, why);
    }

    /// Shows what was answered. The chart stays the same one, so that it moves rather than blinks.
    void show(Answer answer) {
        said.removeAll();
        switch (answer) {
            case Answer.Incomplete(var sentence) -> {
                why.setVisible(false);
                said.add(new Paragraph("No title yet. " + sentence));
            }
            case Answer.Judged(var title, var verdict) -> {
                said.add(figures(verdict.prediction()));
                unfamiliar(verdict);
                repairs(title.repairs());
                why.setVisible(true);
                why.show(
                        Waterfall.of(verdict.explanation(), MOST_REASONS)
                                .spec("What makes the rating of " + name));
            }
        }
    }

    private static Div figures(Prediction prediction) {
        DescriptionList list = new DescriptionList();
        list.addClassName("figures");
        list.add(
                figure("Predicted rating", Words.rating(prediction.rating())),
                figure(
                        "Four in five between",
                        Words.rating(prediction.interval().low())
                                + " – "
                                + Words.rating(prediction.interval().high())),
                figure("Like probability", Words.percent(prediction.likeProbability())));
        return new Div(
                list,
                new Badge(
                        prediction.liked()
                                ? "predicted to be liked"
                                : "predicted not to be liked"));
    }

    private static Div figure(String name, String text) {
        return new Div(new Term(name), new Description(text));
    }

    private void unfamiliar(Verdict verdict) {
        if (!verdict.unfamiliar().isEmpty()) {
            said.add(
                    new Paragraph("Unlike anything the model has seen, so take this for a guess:"),
                    list(verdict.unfamiliar().stream().map(Unfamiliar::sentence).toList()));
        }
    }

    private void repairs(List<Repair> repairs) {
        if (!repairs.isEmpty()) {
            said.add(
                    new Paragraph("As cleaning does it in every catalog:"),
                    list(
                            repairs.stream()
                                    .map(repair ->
                                            "%s (it was '%s')"
                                                    .formatted(
                                                            repair.rule().words(), repair.before()))
                                    .toList()));
        }
    }

    private static UnorderedList list(List<String> lines) {
        return new UnorderedList(lines.stream().map(ListItem::new).toArray(ListItem[]::new));
    }
}
