package io.marquee.dashboard.overview.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import io.marquee.dashboard.overview.ModelSummary;

/// The model that scores now.
final class ChampionCard extends Card {

    ChampionCard(ModelSummary champion) {
        addThemeVariants(CardVariant.ELEVATED);
        setTitle("Champion", 2);
        setSubtitle(champion.version() + ", made " + Words.time(champion.madeAt()));
        setHeaderSuffix(gate(champion));
        add(figures(champion), new Div(champion.gate()));
    }

    /// Whether the gate let a model pass.
    static Badge gate(ModelSummary model) {
        Badge badge = new Badge(model.accepted() ? "accepted" : "refused");
        badge.addThemeVariants(model.accepted() ? BadgeVariant.SUCCESS : BadgeVariant.WARNING);
        return badge;
    }

    private static DescriptionList figures(ModelSummary champion) {
        DescriptionList figures = new DescriptionList();
        figures.addClassName("figures");
        figures.add(figure("R² of the rating", Words.figure(champion.r2())));
        figures.add(figure("ROC AUC of liked", Words.figure(champion.rocAuc())));
        return figures;
    }

    private static Div figure(String name, String value) {
        return new Div(new Term(name), new Description(value));
    }
}
