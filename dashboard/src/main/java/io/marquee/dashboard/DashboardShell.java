package io.marquee.dashboard;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/// The page around every view: theme, our own styles, and light or dark as the system is.
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("dashboard.css")
@ColorScheme(ColorScheme.Value.SYSTEM)
public class DashboardShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "favicon.svg", "any");
    }
}
