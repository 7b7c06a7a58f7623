package io.marquee.dashboard.live.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.Map;

/// What pages about streams are made of.
final class LiveParts {

    private LiveParts() {}

    static Section section(String name, Component... parts) {
        Section section = new Section(new H2(name));
        section.setAriaLabel(name);
        section.add(parts);
        return section;
    }

    /// Figures in large print.
    static DescriptionList figures(Map<String, String> figures) {
        DescriptionList list = new DescriptionList();
        figures.forEach((name, text) -> list.add(new Div(new Term(name), new Description(text))));
        list.addClassName("figures");
        return list;
    }
}
