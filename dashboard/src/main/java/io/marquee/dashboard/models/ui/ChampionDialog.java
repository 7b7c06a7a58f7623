package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.marquee.UserError;
import io.marquee.dashboard.models.ChampionService;
import io.marquee.dashboard.models.ModelSummary;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks before another model scores, and says what that means.
final class ChampionDialog extends ConfirmDialog {

    private static final int SHOWN_MILLIS = 8_000;

    private final TextArea reason = new TextArea("Why");
    private final Button confirm = new Button();

    private ChampionDialog(
            String title, String action, boolean reasonRequired, String... sentences) {
        setHeader(title);
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(reasonRequired);
        reason.setHelperText("The champion's history keeps it.");
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        reason.addValueChangeListener(
                change -> confirm.setEnabled(!reasonRequired || !change.getValue().isBlank()));
        confirm.setText(action);
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(!reasonRequired);
        setConfirmButton(confirm);
        setCancelable(true);
        Div text = new Div();
        for (String sentence : sentences) {
            text.add(new Paragraph(sentence));
        }
        text.add(reason);
        setText(text);
    }

    /// Before a version becomes champion.
    ///
    /// @param champion the version that scores now; null for none
    /// @param done what to do when it has become champion
    static ChampionDialog promote(
            ModelSummary model, @Nullable String champion, ChampionService service, Runnable done) {
        String title = "Promote " + model.version() + "?";
        String meaning =
                "It scores from the next run on%s. Predictions that are there stay as they are until titles are scored again."
                        .formatted(champion == null ? "" : ", in place of " + champion);
        ChampionDialog dialog =
                model.accepted()
                        ? new ChampionDialog(title, "Promote", false, meaning, model.gate())
                        : new ChampionDialog(
                                title,
                                "Overrule the gate and promote",
                                true,
                                "The gate refused this model: " + model.gate(),
                                meaning);
        dialog.whenConfirmed(
                why -> service.promote(model.version(), why),
                model.version() + " is champion now. Score again to see what it predicts.",
                done);
        return dialog;
    }

    /// Before the champion before this one takes its place again.
    ///
    /// @param champion the version that scores now
    /// @param previous the version to return to
    /// @param done what to do when it has become champion
    static ChampionDialog rollBack(
            String champion, String previous, ChampionService service, Runnable done) {
        ChampionDialog dialog =
                new ChampionDialog(
                        "Roll back to " + previous + "?",
                        "Roll back",
                        true,
                        "%s scores from the next run on, in place of %s. Predictions that are there stay as they are until titles are scored again."
                                .formatted(previous, champion));
        dialog.whenConfirmed(
                why -> service.rollBack(previous, why),
                previous + " is champion again. Score again to see what it predicts.",
                done);
        return dialog;
    }

    private void whenConfirmed(Consumer<String> action, String success, Runnable done) {
        addConfirmListener(_ -> {
            try {
                action.accept(reason.getValue());
                say(success);
                done.run();
            } catch (UserError e) {
                say(e.getMessage());
            }
        });
    }

    private static void say(String sentence) {
        Notification.show(sentence, SHOWN_MILLIS, Notification.Position.BOTTOM_START);
    }
}
