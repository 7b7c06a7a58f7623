package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/// Shows a password or token, once.
final class SecretDialog extends Dialog {

    SecretDialog(String title, String label, String secret, String sentence) {
        setHeaderTitle(title);
        setWidth("30rem");
        setCloseOnOutsideClick(false);
        TextField field = new TextField(label);
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        field.addClassName("secret");
        add(field, new Paragraph(sentence));
        getFooter().add(new Button("I have it", _ -> close()));
    }
}
