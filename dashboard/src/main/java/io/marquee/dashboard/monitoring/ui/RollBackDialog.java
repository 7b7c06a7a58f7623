package io.marquee.dashboard.monitoring.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.marquee.dashboard.monitoring.EndpointState;
import io.marquee.dashboard.monitoring.EndpointState.Configuration;

/// Asks before an endpoint goes back to what it served before, and says what that means.
final class RollBackDialog extends ConfirmDialog {

    /// @param confirmed what to do if it is meant
    RollBackDialog(EndpointState state, Configuration target, Runnable confirmed) {
        setHeader("Roll %s back?".formatted(state.name()));
        Paragraph move =
                new Paragraph(
                        "From %s to %s."
                                .formatted(
                                        state.configurations().serving().words(), target.words()));
        move.addClassName("breaks-anywhere");
        setText(
                new Div(
                        move,
                        new Paragraph(
                                "SageMaker gets it ready beside what answers now, and then moves all requests over at once. That takes some minutes, in which requests are answered as before. The champion of this workspace stays what it is.")));
        setCancelable(true);
        setConfirmText("Roll back");
        setConfirmButtonTheme("error primary");
        addConfirmListener(_ -> confirmed.run());
    }
}
