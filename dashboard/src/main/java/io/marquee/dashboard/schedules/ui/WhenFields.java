package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.marquee.UserError;
import io.marquee.dashboard.schedules.Cron;
import io.marquee.dashboard.schedules.SchedulesService;
import java.time.ZoneId;
import java.util.Optional;

/// Asks when, and shows as one types which times those are.
final class WhenFields extends Div {

    private final transient SchedulesService service;
    private final TextField cron = new TextField("When");
    private final ComboBox<String> zone = new ComboBox<>("Time zone");
    private final Div preview = new Div();

    WhenFields(SchedulesService service) {
        this.service = service;
        addClassName("order-form");
        cron.setHelperText(
                "Minute, hour, day of the month, month, day of the week: 0 3 * * 1 is every Monday at 03:00.");
        cron.setValueChangeMode(ValueChangeMode.LAZY);
        cron.setManualValidation(true);
        cron.setValue("0 3 * * *");
        cron.addValueChangeListener(_ -> preview());
        zone.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zone.setValue(ZoneId.systemDefault().getId());
        zone.setManualValidation(true);
        zone.addValueChangeListener(_ -> preview());
        preview.addClassName("preview");
        preview.getElement().setAttribute("aria-live", "polite");
        Div fields = new Div(cron, zone);
        fields.addClassName("fields");
        add(fields, preview);
        preview();
    }

    void set(Cron expression, ZoneId in) {
        cron.setValue(expression.text());
        zone.setValue(in.getId());
        preview();
    }

    /// What is asked for; empty if it is wrong, which is shown then.
    Optional<Cron> cron() {
        try {
            Cron parsed = Cron.parse(cron.getValue());
            cron.setInvalid(false);
            return Optional.of(parsed);
        } catch (UserError e) {
            cron.setErrorMessage(e.getMessage());
            cron.setInvalid(true);
            return Optional.empty();
        }
    }

    /// Empty if none is chosen, which is shown then.
    Optional<ZoneId> zone() {
        Optional<ZoneId> chosen = zone.getOptionalValue().map(ZoneId::of);
        zone.setErrorMessage("Choose one.");
        zone.setInvalid(chosen.isEmpty());
        return chosen;
    }

    private void preview() {
        preview.removeAll();
        Optional<Cron> expression = cron();
        Optional<ZoneId> in = zone();
        if (expression.isPresent() && in.isPresent()) {
            preview.add(
                    new Span("The next five times, " + expression.get().words() + ":"),
                    new TimesList(service.preview(expression.get(), in.get()), in.get()));
        }
    }
}
