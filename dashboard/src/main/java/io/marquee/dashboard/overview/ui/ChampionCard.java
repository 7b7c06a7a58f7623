package io.marquee.dashboard.overview.ui;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.models.ui.ModelGrid;
import io.marquee.dashboard.overview.Standing;
import java.util.ArrayList;
import java.util.List;

/// The model that scores now, beside naive answers and the champion before it.
final class ChampionCard extends Card {

    ChampionCard(Standing standing) {
        ModelSummary champion = standing.model();
        addThemeVariants(CardVariant.ELEVATED);
        setTitle("Champion", 2);
        setSubtitle(champion.version() + ", made " + Words.time(champion.madeAt()));
        setHeaderSuffix(ModelGrid.gate(champion));
        DescriptionList figures = new DescriptionList();
        figures.addClassName("figures");
        figures.add(
                figure("R² of the rating", champion.r2(), beside(standing, "R²")),
                figure("ROC AUC of liked", champion.rocAuc(), beside(standing, "ROC AUC")));
        add(
                figures,
                new Div(champion.gate()),
                new Div(new Anchor("models/" + champion.version(), "All about this model")));
    }

    /// What the figure is measured by: where it may lie, naive answers, the champion before.
    private static String beside(Standing standing, String name) {
        List<String> words = new ArrayList<>();
        for (Standing.Headline headline : standing.headlines()) {
            if (headline.figure().name().equals(name)) {
                words.add(
                        Words.range(
                                headline.figure().interval().low(),
                                headline.figure().interval().high()));
                var naive = headline.figure().naive().getLast();
                words.add("%s %s".formatted(naive.name(), Words.figure(naive.value())));
                if (!Double.isNaN(headline.previous())) {
                    words.add("champion before " + Words.figure(headline.previous()));
                }
            }
        }
        return String.join(" · ", words);
    }

    private static Div figure(String name, double value, String beside) {
        Div figure = new Div(new Term(name), new Description(Words.figure(value)));
        if (!beside.isEmpty()) {
            Span measure = new Span(beside);
            measure.addClassName("muted");
            figure.add(new Description(measure));
        }
        return figure;
    }
}
