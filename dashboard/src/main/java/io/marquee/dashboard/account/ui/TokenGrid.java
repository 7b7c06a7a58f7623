package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.account.Token;
import io.marquee.dashboard.account.Tokens;
import io.marquee.dashboard.frame.ui.Words;
import java.time.InstantSource;

/// The tokens of the API, one a row.
final class TokenGrid extends Grid<Token> {

    private final transient Tokens tokens;
    private final transient InstantSource clock;

    TokenGrid(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
        addColumn(Token::name).setHeader("Name").setWidth("10rem").setFlexGrow(1);
        addColumn(token -> token.role().word()).setHeader("Role").setWidth("7rem").setFlexGrow(0);
        addColumn(Token::createdBy).setHeader("Made by").setWidth("8rem").setFlexGrow(0);
        addColumn(token -> Words.time(token.expires()))
                .setHeader("Expires")
                .setWidth("12rem")
                .setFlexGrow(0);
        addComponentColumn(this::end).setHeader("State").setWidth("8rem").setFlexGrow(0);
        getElement().setProperty("accessibleName", "API tokens");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setEmptyStateText("None yet. A program that uses the API needs one.");
        refresh();
    }

    void refresh() {
        setItems(tokens.list());
    }

    private Component end(Token token) {
        if (!token.isValid(clock.instant())) {
            return new Span(token.revoked() == null ? "expired" : "revoked");
        }
        Button revoke = new Button("Revoke…", _ -> revoke(token));
        revoke.addThemeVariants(ButtonVariant.TERTIARY);
        revoke.setAriaLabel("Revoke " + token.name());
        return revoke;
    }

    private void revoke(Token token) {
        new FormDialog(
                        "Revoke " + token.name(),
                        "Revoke",
                        () -> {
                            tokens.revoke(token);
                            refresh();
                        },
                        new Paragraph("Programs that use it are refused from now on, for good."))
                .open();
    }
}
