package io.marquee.dashboard.runs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.marquee.dashboard.runs.CommandOptions.CommandOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What asks for the value of one option.
///
/// @param component to show
/// @param values what is given now, as for the command line; empty if nothing is
/// @param set gives values
/// @param fault shows what is wrong; an empty sentence takes that away
record OptionField(
        Component component,
        Supplier<List<String>> values,
        Consumer<List<String>> set,
        Consumer<String> fault) {

    /// @param files to suggest where a file is asked for
    static OptionField of(CommandOption option, List<String> files) {
        return switch (option.kind()) {
            case FLAG -> flag(option);
            case FILES -> many(option, files, true);
            case PAIRS -> lines(option);
            case INTEGER, NUMBER -> text(option);
            case TEXT -> {
                if (option.choices().isEmpty()) {
                    yield text(option);
                }
                yield option.several() ? many(option, option.choices(), false) : one(option);
            }
        };
    }

    /// The name of an option as people write it.
    static String label(CommandOption option) {
        String words = option.name().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static OptionField flag(CommandOption option) {
        Checkbox box = new Checkbox(label(option));
        box.setHelperText(option.description());
        return new OptionField(
                box,
                () -> box.getValue() ? List.of("true") : List.of(),
                values -> box.setValue(values.contains("true")),
                faults(box));
    }

    private static OptionField text(CommandOption option) {
        TextField field = new TextField(label(option));
        field.setHelperText(option.description());
        field.setPlaceholder(Objects.requireNonNullElse(option.usual(), ""));
        field.setRequiredIndicatorVisible(option.required());
        return new OptionField(
                field,
                () -> field.isEmpty() ? List.of() : List.of(field.getValue()),
                values -> field.setValue(values.isEmpty() ? "" : values.getFirst()),
                faults(field));
    }

    private static OptionField lines(CommandOption option) {
        TextArea area = new TextArea(label(option));
        area.setHelperText(option.description() + " One on each line.");
        return new OptionField(
                area,
                () -> area.getValue().lines().filter(line -> !line.isBlank()).toList(),
                values -> area.setValue(String.join("\n", values)),
                faults(area));
    }

    private static OptionField one(CommandOption option) {
        Select<String> select = new Select<>();
        select.setLabel(label(option));
        select.setHelperText(option.description());
        select.setItems(option.choices());
        select.setEmptySelectionAllowed(!option.required());
        select.setPlaceholder(Objects.requireNonNullElse(option.usual(), ""));
        return new OptionField(
                select,
                () -> select.isEmpty() ? List.of() : List.of(select.getValue()),
                values ->
                        select.setValue(
                                values.stream()
                                        .filter(option.choices()::contains)
                                        .findFirst()
                                        .orElse(null)),
                faults(select));
    }

    private static OptionField many(CommandOption option, List<String> choices, boolean others) {
        MultiSelectComboBox<String> box = new MultiSelectComboBox<>(label(option));
        box.setHelperText(option.description());
        box.setItems(choices);
        box.setRequiredIndicatorVisible(option.required());
        if (others) {
            box.setAllowCustomValue(true);
            box.addCustomValueSetListener(typed -> {
                Set<String> more = new LinkedHashSet<>(box.getValue());
                more.add(typed.getDetail());
                box.setValue(more);
            });
        }
        return new OptionField(
                box,
                () -> new ArrayList<>(box.getValue()),
                values -> box.setValue(new LinkedHashSet<>(values)),
                faults(box));
    }

    private static Consumer<String> faults(HasValidation field) {
        return sentence -> {
            field.setErrorMessage(sentence);
            field.setInvalid(!sentence.isEmpty());
        };
    }
}
