package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// How the page is parted.
final class Sections {

    private Sections() {}

    static Section of(String name, Component... content) {
        Section section = new Section(new H2(name));
        section.setAriaLabel(name);
        section.add(content);
        return section;
    }

    static Div sideBySide(Component... components) {
        Div row = new Div(components);
        row.addClassName("side-by-side");
        return row;
    }
}
