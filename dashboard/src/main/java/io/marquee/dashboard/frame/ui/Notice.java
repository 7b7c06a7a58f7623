package io.marquee.dashboard.frame.ui;

import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;

/// Says why there is nothing to see, and what to do about it.
public final class Notice extends Card {

    /// @param sentence what to do
    public Notice(String title, String sentence) {
        addThemeVariants(CardVariant.ELEVATED);
        addClassName("notice");
        setTitle(title, 2);
        add(new Div(sentence));
    }

    /// @param command what to type into a terminal
    public Notice(String title, String sentence, String command) {
        this(title, sentence);
        add(new Div(new Code(command)));
    }
}
