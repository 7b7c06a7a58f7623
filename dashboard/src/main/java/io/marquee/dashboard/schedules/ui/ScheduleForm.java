package io.marquee.dashboard.schedules.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.marquee.UserError;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.runs.CommandOptions;
import io.marquee.dashboard.runs.Commands;
import io.marquee.dashboard.runs.LaunchOrder;
import io.marquee.dashboard.runs.RunsService;
import io.marquee.dashboard.runs.ui.OrderForm;
import io.marquee.dashboard.schedules.Cron;
import io.marquee.dashboard.schedules.MissedPolicy;
import io.marquee.dashboard.schedules.SchedulePlan;
import io.marquee.dashboard.schedules.SchedulesService;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for all that people decide about a schedule.
final class ScheduleForm extends Div {

    private static final int USUAL_BACK_OFF_MINUTES = 5;

    private final transient RunsService runs;
    private final TextField name = new TextField("Name");
    private final Select<String> command = new Select<>();
    private final Div order = new Div();
    private final WhenFields when;
    private final Select<MissedPolicy> missed = new Select<>();
    private final IntegerField retries = new IntegerField("Retries after a failure");
    private final IntegerField backOff = new IntegerField("Minutes before the first retry");
    private @Nullable OrderForm options;

    ScheduleForm(SchedulesService schedules, RunsService runs) {
        this.runs = runs;
        addClassName("page-content");
        when = new WhenFields(schedules);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        command.setLabel("What to do");
        command.setItems(Commands.ALL);
        command.addValueChangeListener(change -> ask(change.getValue()));
        missed.setLabel("If the dashboard was down at that time");
        missed.setItems(MissedPolicy.values());
        missed.setItemLabelGenerator(MissedPolicy::words);
        missed.setValue(MissedPolicy.RUN_ONCE);
        number(retries, 0, SchedulePlan.MOST_RETRIES, 0);
        retries.setHelperText("A model that the gate refused is no failure.");
        number(backOff, 1, SchedulePlan.LONGEST_BACK_OFF_MINUTES, USUAL_BACK_OFF_MINUTES);
        backOff.setHelperText("Twice as long before each further one.");
        add(
                fields(name, command),
                section("What to run", order),
                section("When to run it", when),
                section("If something goes wrong", fields(missed, retries, backOff)));
        command.setValue(Commands.ALL.getFirst());
    }

    void setPlan(SchedulePlan plan) {
        name.setValue(plan.name());
        command.setValue(plan.order().command());
        if (options != null) {
            options.setOrder(plan.order());
        }
        when.set(plan.cron(), plan.zone());
        missed.setValue(plan.missed());
        retries.setValue(plan.retries());
        backOff.setValue((int) plan.backOff().toMinutes());
    }

    /// What is asked for; empty if something is wrong with it, which is shown then where it is.
    ///
    /// @throws UserError if something is wrong that has no place of its own
    Optional<SchedulePlan> plan() {
        name.setErrorMessage("Give it a name.");
        name.setInvalid(name.isEmpty());
        Optional<Cron> cron = when.cron();
        Optional<ZoneId> zone = when.zone();
        Optional<LaunchOrder> ordered = ordered();
        boolean wrong =
                name.isInvalid()
                        || cron.isEmpty()
                        || zone.isEmpty()
                        || ordered.isEmpty()
                        || isWrong(retries)
                        || isWrong(backOff);
        return wrong
                ? Optional.empty()
                : Optional.of(
                        new SchedulePlan(
                                name.getValue(),
                                ordered.get(),
                                cron.get(),
                                zone.get(),
                                missed.getValue(),
                                retries.getValue(),
                                Duration.ofMinutes(backOff.getValue())));
    }

    private Optional<LaunchOrder> ordered() {
        if (options == null) {
            return Optional.empty();
        }
        LaunchOrder asked = options.order();
        Map<String, String> faults = runs.faults(asked);
        options.show(faults);
        return faults.isEmpty() ? Optional.of(asked) : Optional.empty();
    }

    private void ask(String wanted) {
        order.removeAll();
        options = null;
        try {
            CommandOptions sheet = runs.options(wanted);
            OrderForm form = new OrderForm(sheet, runs.suggestedFiles());
            options = form;
            order.add(new Paragraph(sheet.purpose()), form);
        } catch (UserError e) {
            order.add(new Notice("The options cannot be told", e.getMessage()));
        }
    }

    private static boolean isWrong(IntegerField field) {
        Integer value = field.getValue();
        boolean wrong = value == null || value < field.getMin() || value > field.getMax();
        field.setErrorMessage("It is %d to %d.".formatted(field.getMin(), field.getMax()));
        field.setInvalid(wrong);
        return wrong;
    }

    private static void number(IntegerField field, int least, int most, int usual) {
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setManualValidation(true);
        field.setValue(usual);
    }

    private static Div fields(Component... fields) {
        Div grid = new Div(fields);
        grid.addClassName("fields");
        Div form = new Div(grid);
        form.addClassName("order-form");
        return form;
    }

    private static Section section(String title, Component... parts) {
        Section section = new Section(new H2(title));
        section.setAriaLabel(title);
        section.add(parts);
        return section;
    }
}
