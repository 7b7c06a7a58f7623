package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.marquee.catalog.Kind;
import io.marquee.dashboard.title.Choices;
import io.marquee.dashboard.title.PredictionQuery;
import io.marquee.dashboard.title.TitleFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields that say which titles to look at.
final class FilterFields extends Div {

    private static final String FOLDED = "folded";

    private final Button fold = new Button("Filters", VaadinIcon.FILTER.create());
    private final TextField search = new TextField("Name");
    private final MultiSelectComboBox<String> genres = new MultiSelectComboBox<>("Genres");
    private final Select<Kind> kind = new Select<>();
    private final MultiSelectComboBox<String> countries = new MultiSelectComboBox<>("Countries");
    private final Select<String> maturity = new Select<>();
    private final IntegerField from = new IntegerField("Released from");
    private final IntegerField to = new IntegerField("Released to");
    private final Select<Boolean> liked = new Select<>();
    private PredictionQuery query = PredictionQuery.ALL;

    /// @param changed told of each query that somebody asks for
    FilterFields(Consumer<PredictionQuery> changed) {
        addClassNames("filters", "title-filters");
        fold.addClassName("fold");
        fold.addClickListener(_ -> fold(!hasClassName(FOLDED)));
        fold(true);
        add(fold);
        search.setPlaceholder("Part of the name");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        genres.setClearButtonVisible(true);
        countries.setClearButtonVisible(true);
        prepare(kind, "Kind", TitleFilter::words);
        kind.setItems(Kind.values());
        prepare(maturity, "Maturity", Function.identity());
        prepare(liked, "Predicted", flag -> flag ? "liked" : "not liked");
        liked.setItems(true, false);
        for (AbstractField<?, ?> field :
                List.of(search, genres, kind, countries, maturity, from, to, liked)) {
            field.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    changed.accept(asked());
                }
            });
            add(field);
        }
    }

    /// On a phone they would fill the screen, so all but the first hide there until wanted.
    private void fold(boolean folded) {
        setClassName(FOLDED, folded);
        fold.getElement().setAttribute("aria-expanded", Boolean.toString(!folded));
    }

    /// Shows what is asked for.
    ///
    /// @param choices to offer
    void show(PredictionQuery asked, Choices choices) {
        query = asked;
        TitleFilter filter = asked.filter();
        genres.setItems(with(filter.genres(), choices.genres()));
        countries.setItems(with(filter.countries(), choices.countries()));
        maturity.setItems(
                with(
                        filter.maturity() == null ? List.of() : List.of(filter.maturity()),
                        Stream.concat(choices.maturities().stream(), Stream.of(TitleFilter.UNRATED))
                                .toList()));
        search.setValue(asked.search());
        genres.setValue(new LinkedHashSet<>(filter.genres()));
        kind.setValue(filter.kind());
        countries.setValue(new LinkedHashSet<>(filter.countries()));
        maturity.setValue(filter.maturity());
        from.setValue(filter.from());
        to.setValue(filter.to());
        liked.setValue(filter.liked());
    }

    private PredictionQuery asked() {
        return query.searching(search.getValue())
                .with(
                        new TitleFilter(
                                List.copyOf(genres.getValue()),
                                kind.getValue(),
                                List.copyOf(countries.getValue()),
                                maturity.getValue(),
                                from.getValue(),
                                to.getValue(),
                                liked.getValue()));
    }

    private static <T> void prepare(Select<T> select, String label, Function<T, String> words) {
        select.setLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption("any");
        select.setItemLabelGenerator(item -> caption(item, words));
    }

    private static <T> String caption(@Nullable T item, Function<T, String> words) {
        return item == null ? "any" : words.apply(item);
    }

    /// What is asked for is among what is offered, even where no title has it.
    private static List<String> with(List<String> asked, List<String> offered) {
        List<String> all = new ArrayList<>(offered);
        asked.stream().filter(one -> !offered.contains(one)).forEach(all::add);
        return all;
    }
}
