package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.marquee.dashboard.account.Person;
import io.marquee.dashboard.frame.ui.Colours;
import io.marquee.dashboard.frame.ui.NavbarPart;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// Who is logged in, and what they decide for themselves: colours, password, and when to leave.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class UserMenu implements NavbarPart {

    private final MenuBar bar = new MenuBar();

    UserMenu(AuthenticationContext authentication) {
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        authentication
                .getAuthenticatedUser(Person.class)
                .ifPresent(person -> fill(person, authentication));
    }

    @Override
    public com.vaadin.flow.component.Component component() {
        return bar;
    }

    private void fill(Person person, AuthenticationContext authentication) {
        MenuItem top = bar.addItem(VaadinIcon.USER.create());
        top.add(" " + person.name());
        top.setAriaLabel("Your account: %s, %s".formatted(person.name(), person.role().word()));
        SubMenu menu = top.getSubMenu();
        menu.addItem("Role: " + person.role().word()).setEnabled(false);
        menu.addSeparator();
        addColours(menu);
        menu.addSeparator();
        if (!person.isSignedOn()) {
            menu.addItem(
                    "Change password…",
                    _ -> bar.getUI().ifPresent(ui -> ui.navigate(PasswordView.class)));
        }
        menu.addItem("Log out", _ -> authentication.logout());
    }

    private static void addColours(SubMenu menu) {
        Map<Colours.Choice, MenuItem> items = new EnumMap<>(Colours.Choice.class);
        for (Colours.Choice choice : Colours.Choice.values()) {
            MenuItem item =
                    menu.addItem(
                            switch (choice) {
                                case LIGHT -> "Light colours";
                                case DARK -> "Dark colours";
                                case SYSTEM -> "Colours as the system's";
                            },
                            _ -> {
                                Colours.choose(choice);
                                items.forEach((other, its) -> its.setChecked(other == choice));
                            });
            item.setCheckable(true);
            item.setChecked(choice == Colours.chosen());
            items.put(choice, item);
        }
    }
}
