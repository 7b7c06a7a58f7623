package io.marquee.dashboard.frame.ui;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// The frame around every view: the ways to the others.
@Layout
@PermitAll
public final class MainLayout extends AppLayout {

    MainLayout(List<NavbarPart> parts) {
        Span name = new Span("Marquee");
        name.addClassName("brand");
        addToNavbar(new DrawerToggle(), name);
        Div end = new Div();
        parts.forEach(part -> end.add(part.component()));
        end.addClassName("navbar-end");
        addToNavbar(end);
        SideNav ways = new SideNav();
        MenuConfiguration.getMenuEntries().forEach(entry -> ways.addItem(way(entry)));
        addToDrawer(ways);
    }

    private static SideNavItem way(MenuEntry entry) {
        SideNavItem item = new SideNavItem(entry.title(), entry.path());
        if (entry.icon() != null) {
            item.setPrefixComponent(new Icon(entry.icon()));
        }
        return item;
    }
}
