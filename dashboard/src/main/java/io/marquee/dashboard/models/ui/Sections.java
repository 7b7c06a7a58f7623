package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/// How a page about a model is parted.
final class Sections {

    private Sections() {}

    static Section of(String name, Component... content) {
        Section section = new Section(new H2(name));
        section.setAriaLabel(name);
        section.add(content);
        return section;
    }

    static Section missing(String name, String why) {
        return of(name, new Paragraph(why));
    }

    static Div sideBySide(Component... components) {
        Div row = new Div(components);
        row.addClassName("side-by-side");
        return row;
    }
}
