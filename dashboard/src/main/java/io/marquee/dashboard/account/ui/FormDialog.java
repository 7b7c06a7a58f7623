package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import io.marquee.UserError;

/// Asks for a few things and does something with them; stays open and says why where that cannot
/// be.
final class FormDialog extends Dialog {

    private final Paragraph mistake = new Paragraph();

    /// @param verb what the button that does it says
    FormDialog(String title, String verb, Runnable action, Component... fields) {
        setHeaderTitle(title);
        setWidth("26rem");
        mistake.addClassName("error");
        mistake.getElement().setAttribute("role", "alert");
        FormLayout form = new FormLayout(fields);
        form.setAutoResponsive(true);
        form.setMaxColumns(1);
        add(form, mistake);
        Button done = new Button(verb, _ -> attempt(action));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.setDisableOnClick(true);
        getFooter().add(new Button("Cancel", _ -> close()), done);
        done.addClickListener(_ -> done.setEnabled(true));
    }

    private void attempt(Runnable action) {
        try {
            action.run();
            close();
        } catch (UserError e) {
            mistake.setText(e.getMessage());
        }
    }
}
