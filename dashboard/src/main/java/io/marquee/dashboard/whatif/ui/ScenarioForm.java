package io.marquee.dashboard.whatif.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.Kind;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.RawRow;
import io.marquee.dashboard.whatif.RawTitle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The fields of a title that does not exist. What is typed stays as it is typed: cleaning it is
/// what is tried out.
final class ScenarioForm extends Div {

    /// So long nothing is typed before it is looked at.
    private static final int PAUSE_MILLIS = 350;

    private final Map<CatalogColumn, TextFieldBase<?, String>> texts =
            new EnumMap<>(CatalogColumn.class);
    private final Select<String> kind = new Select<>();
    private final ComboBox<String> maturity = new ComboBox<>("Maturity rating");
    private final MultiSelectComboBox<String> genres = new MultiSelectComboBox<>("Genres");
    private final MultiSelectComboBox<String> countries = new MultiSelectComboBox<>("Countries");
    private final List<String> knownGenres;
    private final List<String> knownCountries;
    private final Runnable changed;

    /// @param knownGenres to offer; others can be typed
    /// @param knownCountries to offer; others can be typed
    /// @param changed told whenever somebody has changed something
    ScenarioForm(List<String> knownGenres, List<String> knownCountries, Runnable changed) {
        this.knownGenres = knownGenres;
        this.knownCountries = knownCountries;
        this.changed = changed;
        addClassName("scenario-form");
        kind.setLabel("Kind");
        kind.setItems(Arrays.stream(Kind.values()).map(RawRow::type).toList());
        maturity.setItems(Arrays.stream(Maturity.values()).map(Maturity::code).toList());
        maturity.setAllowCustomValue(true);
        maturity.setClearButtonVisible(true);
        maturity.addCustomValueSetListener(typed -> {
            maturity.setValue(typed.getDetail());
            changed.run();
        });
        prepare(genres, knownGenres);
        prepare(countries, knownCountries);
        text(CatalogColumn.TITLE, new TextField("Name")).addClassName("whole-row");
        watch(kind);
        text(CatalogColumn.RELEASE_YEAR, new TextField("Year of release"));
        text(CatalogColumn.DATE_ADDED, new TextField("Added")).setHelperText("2026-09-25");
        text(CatalogColumn.DURATION, new TextField("Length")).setHelperText("95 min, 2 Seasons");
        watch(maturity);
        watch(genres);
        watch(countries);
        genres.addClassName("whole-row");
        genres.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL);
        text(CatalogColumn.DIRECTOR, new TextField("Directors")).setHelperText("Parted by commas");
        text(CatalogColumn.CAST, new TextField("Cast")).setHelperText("Parted by commas");
        text(CatalogColumn.DESCRIPTION, new TextArea("Description")).addClassName("whole-row");
    }

    /// Shows a title.
    void show(RawTitle title) {
        texts.forEach((column, field) -> field.setValue(title.cell(column)));
        String type = title.cell(CatalogColumn.TYPE);
        kind.setItems(with(Arrays.stream(Kind.values()).map(RawRow::type).toList(), set(type)));
        kind.setValue(type.isEmpty() ? null : type);
        String rating = title.cell(CatalogColumn.RATING);
        maturity.setItems(
                with(Arrays.stream(Maturity.values()).map(Maturity::code).toList(), set(rating)));
        maturity.setValue(rating.isEmpty() ? null : rating);
        show(genres, knownGenres, entries(title.cell(CatalogColumn.LISTED_IN)));
        show(countries, knownCountries, entries(title.cell(CatalogColumn.COUNTRY)));
    }

    /// The title as it stands in the fields.
    RawTitle title() {
        Map<CatalogColumn, String> cells = new EnumMap<>(CatalogColumn.class);
        texts.forEach((column, field) -> cells.put(column, field.getValue()));
        cells.put(CatalogColumn.TYPE, kind.isEmpty() ? "" : kind.getValue());
        cells.put(CatalogColumn.RATING, maturity.isEmpty() ? "" : maturity.getValue());
        cells.put(CatalogColumn.LISTED_IN, String.join(", ", genres.getValue()));
        cells.put(CatalogColumn.COUNTRY, String.join(", ", countries.getValue()));
        return new RawTitle(cells);
    }

    private <T extends TextFieldBase<T, String>> T text(CatalogColumn column, T field) {
        field.setValueChangeTimeout(PAUSE_MILLIS);
        texts.put(column, field);
        watch(field);
        return field;
    }

    private void watch(AbstractField<?, ?> field) {
        if (field instanceof HasValueChangeMode typed) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
        }
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
            }
        });
        add(field);
    }

    private void prepare(MultiSelectComboBox<String> field, List<String> known) {
        field.setAllowCustomValue(true);
        field.setClearButtonVisible(true);
        field.addCustomValueSetListener(typed -> {
            Set<String> more = new LinkedHashSet<>(field.getValue());
            more.addAll(entries(typed.getDetail()));
            show(field, known, more);
            changed.run();
        });
    }

    private static void show(
            MultiSelectComboBox<String> field, List<String> known, Set<String> chosen) {
        field.setItems(with(known, chosen));
        field.setValue(chosen);
    }

    private static List<String> with(List<String> known, Set<String> chosen) {
        List<String> all = new ArrayList<>(known);
        chosen.stream().filter(one -> !known.contains(one)).forEach(all::add);
        return all;
    }

    private static Set<String> set(String value) {
        return value.isEmpty() ? Set.of() : Set.of(value);
    }

    private static Set<String> entries(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
