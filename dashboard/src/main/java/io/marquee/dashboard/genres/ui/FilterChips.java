package io.marquee.dashboard.genres.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.marquee.dashboard.title.TitleFilter;
import java.util.function.Consumer;

/// What is asked for, each part with a way to take it back.
final class FilterChips extends Div {

    private final transient Consumer<TitleFilter> choose;

    /// @param choose looks at what is left
    FilterChips(Consumer<TitleFilter> choose) {
        this.choose = choose;
        addClassName("filter-chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Filters");
    }

    void show(TitleFilter filter) {
        removeAll();
        if (filter.parts().isEmpty()) {
            Span hint = new Span("All titles. Click a bar, a dot or a field to look closer.");
            hint.addClassName("muted");
            add(hint);
            return;
        }
        for (TitleFilter.Part part : filter.parts()) {
            String words = part.name() + ": " + part.value();
            Button chip =
                    new Button(
                            words,
                            VaadinIcon.CLOSE_SMALL.create(),
                            _ -> choose.accept(part.without()));
            chip.setIconAfterText(true);
            chip.addClassName("filter-chip");
            chip.setAriaLabel("Remove filter " + words);
            add(chip);
        }
        if (filter.parts().size() > 1) {
            add(new Button("Clear all", _ -> choose.accept(TitleFilter.NONE)));
        }
    }
}
