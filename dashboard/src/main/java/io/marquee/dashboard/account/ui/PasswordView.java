package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.marquee.UserError;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Person;
import io.marquee.dashboard.account.Roles;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Changes one's own password.
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
        add(
                header,
                new Paragraph("Where else you are logged in, you log in again with the new one."),
                form);
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
            goOnAs(accounts.changePassword(name, present.getValue(), wanted.getValue()));
            Stream.of(present, wanted, again).forEach(PasswordField::clear);
            Notification.show(
                    "Your password is changed. Where else you were logged in, you are no more.");
        } catch (UserError e) {
            present.setErrorMessage(e.getMessage());
            present.setInvalid(true);
        }
    }

    /// The session stays, as that of the account as it is now; all others end.
    private static void goOnAs(Person person) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        person, null, person.role().authorities()));
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
    }
}
