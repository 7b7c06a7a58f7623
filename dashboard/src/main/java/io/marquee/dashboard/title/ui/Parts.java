package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.Map;

/// What the parts of a title's page are made of.
final class Parts {

    private Parts() {}

    /// A part of the page under its own heading.
    static Section section(String name, Component... content) {
        Section section = new Section(new H2(name));
        section.add(content);
        section.setAriaLabel(name);
        return section;
    }

    /// Figures in large print.
    static DescriptionList figures(Map<String, String> figures) {
        DescriptionList list = list(figures);
        list.addClassName("figures");
        return list;
    }

    /// What is known, line by line.
    static DescriptionList facts(Map<String, ? extends Component> facts) {
        DescriptionList list = new DescriptionList();
        facts.forEach((name, value) -> list.add(new Div(new Term(name), new Description(value))));
        list.addClassName("facts");
        return list;
    }

    private static DescriptionList list(Map<String, String> texts) {
        DescriptionList list = new DescriptionList();
        texts.forEach((name, text) -> list.add(new Div(new Term(name), new Description(text))));
        return list;
    }
}
