package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.account.Role;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.account.Tokens;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.InstantSource;

/// Who may log in, and which programs may use the API.
@Route("accounts")
@PageTitle("Accounts · Marquee")
@Menu(title = "Accounts", order = 9, icon = "vaadin:users")
@RolesAllowed(Roles.ADMIN)
final class AccountsView extends Main {

    private static final int QUARTER = 90;

    private final transient Accounts accounts;
    private final transient Tokens tokens;
    private final AccountGrid people;
    private final TokenGrid programs;

    AccountsView(Accounts accounts, Tokens tokens, InstantSource clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        people = new AccountGrid(accounts);
        programs = new TokenGrid(tokens, clock);
        addClassName("page");
        Header header =
                new Header(new H1("Accounts"), new Button("Add account…", _ -> addAccount()));
        header.addClassName("page-header");
        Header tokenHeader =
                new Header(new H2("API tokens"), new Button("Add token…", _ -> addToken()));
        tokenHeader.addClassName("page-header");
        Div content =
                new Div(
                        section("People", people),
                        section("API tokens", tokenHeader, purpose(), programs));
        content.addClassName("page-content");
        add(header, content);
    }

    private static Paragraph purpose() {
        Anchor description = new Anchor("api/v1/openapi.json", "its description (OpenAPI)");
        description.setRouterIgnore(true);
        description.setTarget(AnchorTarget.BLANK);
        return new Paragraph(
                new Text("With them programs use the API, which does what the views do: see "),
                description,
                new Text("."));
    }

    private void addAccount() {
        TextField name = new TextField("Name");
        name.setHelperText("2 to 64 letters, digits, or . _ @ -");
        RoleSelect role = new RoleSelect(Role.VIEWER);
        new FormDialog(
                        "Add an account",
                        "Add",
                        () -> {
                            String password = accounts.create(name.getValue(), role.getValue());
                            people.refresh();
                            AccountGrid.showPassword(name.getValue(), password);
                        },
                        name,
                        role)
                .open();
        name.focus();
    }

    private void addToken() {
        TextField name = new TextField("What it is for");
        RoleSelect role = new RoleSelect(Role.VIEWER);
        Select<Integer> days = new Select<>();
        days.setLabel("Good for");
        days.setItems(1, 7, 30, QUARTER, 365);
        days.setItemLabelGenerator(count -> count == 1 ? "1 day" : count + " days");
        days.setValue(QUARTER);
        new FormDialog(
                        "Add an API token",
                        "Add",
                        () -> {
                            String token =
                                    tokens.create(
                                            name.getValue(),
                                            role.getValue(),
                                            Duration.ofDays(days.getValue()));
                            programs.refresh();
                            new SecretDialog(
                                            "Token for " + name.getValue(),
                                            "Token",
                                            token,
                                            "It is not shown again. A program sends it as"
                                                    + " Authorization: Bearer TOKEN.")
                                    .open();
                        },
                        name,
                        role,
                        days)
                .open();
        name.focus();
    }

    private static Section section(String name, Component... content) {
        Section section = new Section(content);
        section.setAriaLabel(name);
        return section;
    }
}
