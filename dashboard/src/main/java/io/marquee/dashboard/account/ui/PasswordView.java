package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.communication.PushMode;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.marquee.UserError;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Person;
import io.marquee.dashboard.account.Roles;
import jakarta.annotation.security.RolesAllowed;

/// Changes one's own password, and has one log in with it.
@Route("password")
@PageTitle("Change password · Marquee")
@RolesAllowed(Roles.VIEWER)
final class PasswordView extends Main {

    private final transient Accounts accounts;
    private final transient AuthenticationContext authentication;
    private final PasswordField present = new PasswordField("Present password");
    private final PasswordField wanted = new PasswordField("New password");
    private final PasswordField again = new PasswordField("New password again");

    PasswordView(Accounts accounts, AuthenticationContext authentication) {
        this.accounts = accounts;
        this.authentication = authentication;
        addClassName("page");
        Header header = new Header(new H1("Change password"));
        header.addClassName("page-header");
        wanted.setHelperText("At least 12 characters; a few words in a row are easy to keep.");
        Button change = new Button("Change password", _ -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        FormLayout form = new FormLayout(present, wanted, again, change);
        form.setAutoResponsive(true);
        form.setMaxColumns(1);
        form.setColumnWidth("20rem");
        add(header, new Paragraph("You log in again with the new one, everywhere."), form);
    }

    private void change() {
        again.setInvalid(false);
        present.setInvalid(false);
        if (!wanted.getValue().equals(again.getValue())) {
            again.setErrorMessage("Both have to be the same.");
            again.setInvalid(true);
            return;
        }
        String name =
                authentication.getAuthenticatedUser(Person.class).map(Person::name).orElseThrow();
        try {
            accounts.changePassword(name, present.getValue(), wanted.getValue());
            getUI().ifPresent(PasswordView::leave);
        } catch (UserError e) {
            present.setErrorMessage(e.getMessage());
            present.setInvalid(true);
        }
    }

    /// The session ends with the next request (`EndedSessions`). The line for news is closed first:
    /// a page that loses it loads itself anew, in the middle of what is typed into the login.
    private static void leave(UI ui) {
        ui.getPushConfiguration().setPushMode(PushMode.DISABLED);
        ui.getPage().setLocation(LoginView.PATH);
    }
}
