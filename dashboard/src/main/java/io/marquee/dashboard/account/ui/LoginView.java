package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.SignOnClient;

/// Asks for name and password, or leads to where single sign-on asks.
@Route(value = LoginView.PATH, autoLayout = false)
@PageTitle("Log in · Marquee")
@AnonymousAllowed
final class LoginView extends Main implements BeforeEnterObserver {

    static final String PATH = "login";
    static final String ERROR = "error";
    static final String STALE = "stale";
    static final String WAIT = "wait";

    /// The parameter that says why single sign-on failed.
    static final String SIGN_ON = "sso";

    private static final int SECONDS_PER_MINUTE = 60;

    private final transient AuthenticationContext authentication;
    private final LoginForm form = new LoginForm();
    private final Div problem = new Div();

    LoginView(AuthenticationContext authentication, DashboardConfig config) {
        this.authentication = authentication;
        addClassName("login");
        problem.addClassName("login-problem");
        problem.getElement().setAttribute("role", "alert");
        form.setAction(PATH);
        form.setForgotPasswordButtonVisible(false);
        if (config.passwordsOpen()) {
            add(form);
        } else {
            add(new H1("Marquee"));
        }
        if (config.singleSignOn() != null) {
            add(problem, signOn());
        }
    }

    /// A link that leaves the page: where it leads is no view.
    private static Anchor signOn() {
        Anchor signOn =
                new Anchor(
                        "oauth2/authorization/" + SignOnClient.ID, "Sign in with single sign-on");
        signOn.setRouterIgnore(true);
        signOn.addClassName("sign-on");
        return signOn;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        String wait =
                query.getSingleParameter(WAIT)
                        .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                        .orElse("");
        boolean stale = query.getParameters().containsKey(STALE);
        problem.removeAll();
        query.getSingleParameter(SIGN_ON)
                .flatMap(SignOnProblem::of)
                .ifPresent(why -> problem.add(new H2(why.title()), new Paragraph(why.sentence())));
        form.setI18n(words(wait, stale));
        form.setError(!wait.isEmpty() || stale || query.getParameters().containsKey(ERROR));
    }

    private static LoginI18n words(String wait, boolean stale) {
        LoginI18n words = LoginI18n.createDefault();
        LoginI18n.Form form = words.getForm();
        form.setTitle("Marquee");
        form.setUsername("Name");
        form.setPassword("Password");
        form.setSubmit("Log in");
        LoginI18n.ErrorMessage error = words.getErrorMessage();
        error.setUsername("Type your name.");
        error.setPassword("Type your password.");
        if (stale) {
            error.setTitle("This page was open for too long");
            error.setMessage("Nothing was wrong with what you typed. Log in once more.");
        } else if (wait.isEmpty()) {
            error.setTitle("Wrong name or password");
            error.setMessage(
                    "Look at both, capitals too, and try again. An admin can reset your password.");
        } else {
            error.setTitle("Too many failed logins");
            error.setMessage("Try again in " + time(Integer.parseInt(wait)) + ".");
        }
        return words;
    }

    private static String time(int seconds) {
        if (seconds == 1) {
            return "1 second";
        }
        return seconds <= 2 * SECONDS_PER_MINUTE
                ? seconds + " seconds"
                : (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE + " minutes";
    }
}
