package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.marquee.dashboard.account.Account;
import io.marquee.dashboard.account.Accounts;
import io.marquee.dashboard.frame.ui.Words;

/// The accounts, one a row, with what can be done to each.
final class AccountGrid extends Grid<Account> {

    private final transient Accounts accounts;

    AccountGrid(Accounts accounts) {
        this.accounts = accounts;
        addColumn(Account::name).setHeader("Name").setWidth("10rem").setFlexGrow(1);
        addColumn(account -> account.role().word())
                .setHeader("Role")
                .setWidth("7rem")
                .setFlexGrow(0);
        addColumn(account -> account.isSignedOn() ? "single sign-on" : "password")
                .setHeader("Logs in by")
                .setWidth("9rem")
                .setFlexGrow(0);
        addComponentColumn(AccountGrid::state).setHeader("Login").setWidth("8rem").setFlexGrow(0);
        addColumn(account -> Words.time(account.created()))
                .setHeader("Made")
                .setWidth("12rem")
                .setFlexGrow(0);
        addComponentColumn(this::actions).setHeader("Change").setWidth("6rem").setFlexGrow(0);
        getElement().setProperty("accessibleName", "Accounts");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        refresh();
    }

    void refresh() {
        setItems(accounts.list());
    }

    private static Badge state(Account account) {
        Badge badge = new Badge(account.enabled() ? "enabled" : "disabled");
        badge.addThemeVariants(account.enabled() ? BadgeVariant.SUCCESS : BadgeVariant.WARNING);
        return badge;
    }

    private Component actions(Account account) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        MenuItem top = bar.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        top.setAriaLabel("Change " + account.name());
        SubMenu menu = top.getSubMenu();
        if (!account.isSignedOn()) {
            menu.addItem("Change role…", _ -> changeRole(account));
            menu.addItem("Reset password…", _ -> resetPassword(account));
        }
        if (account.enabled()) {
            menu.addItem("Disable…", _ -> disable(account));
        } else {
            menu.addItem("Enable…", _ -> enable(account));
        }
        return bar;
    }

    private void changeRole(Account account) {
        RoleSelect role = new RoleSelect(account.role());
        new FormDialog(
                        "Role of " + account.name(),
                        "Change role",
                        () -> {
                            accounts.changeRole(account.name(), role.getValue());
                            refresh();
                        },
                        role,
                        new Paragraph("They have to log in again."))
                .open();
    }

    private void resetPassword(Account account) {
        new FormDialog(
                        "Password of " + account.name(),
                        "Reset password",
                        () -> showPassword(account.name(), accounts.resetPassword(account.name())),
                        new Paragraph(
                                "They get a random password, which you see once. The present one"
                                        + " opens nothing any more."))
                .open();
    }

    private void disable(Account account) {
        new FormDialog(
                        "Disable " + account.name(),
                        "Disable",
                        () -> {
                            accounts.disable(account.name());
                            refresh();
                        },
                        new Paragraph(
                                "They are logged out and cannot log in until somebody enables the"
                                        + " account again."))
                .open();
    }

    private void enable(Account account) {
        new FormDialog(
                        "Enable " + account.name(),
                        "Enable",
                        () -> {
                            accounts.enable(account.name());
                            refresh();
                        },
                        new Paragraph("They can log in again as before."))
                .open();
    }

    /// Tells a new password, this once.
    static void showPassword(String name, String password) {
        new SecretDialog(
                        "Password of " + name,
                        "Password",
                        password,
                        "Hand it over in private: it is not shown again. They change it in the menu"
                                + " at their name.")
                .open();
    }
}
