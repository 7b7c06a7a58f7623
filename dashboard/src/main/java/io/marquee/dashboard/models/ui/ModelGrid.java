package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.ModelSummary;
import java.util.List;

/// The models, one a row, each with the way to its page.
public final class ModelGrid extends Grid<ModelSummary> {

    /// @param models in the order to show them
    public ModelGrid(List<ModelSummary> models) {
        // Badges come too late to be measured, so their columns have widths of their own.
        addComponentColumn(ModelGrid::version)
                .setHeader("Version")
                .setWidth("19rem")
                .setFlexGrow(0);
        addColumn(model -> Words.time(model.madeAt()))
                .setHeader("Made")
                .setAutoWidth(true)
                .setFlexGrow(0);
        addColumn(model -> Words.figure(model.r2()))
                .setHeader("R²")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addColumn(model -> Words.figure(model.rocAuc()))
                .setHeader("ROC AUC")
                .setAutoWidth(true)
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        addComponentColumn(ModelGrid::gate).setHeader("Gate").setWidth("7rem").setFlexGrow(0);
        addColumn(ModelSummary::gate)
                .setHeader("Why")
                .setTooltipGenerator(ModelSummary::gate)
                .setWidth("16rem")
                .setFlexGrow(1);
        getElement().setProperty("accessibleName", "Models");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setItems(models);
    }

    /// Whether the gate let a model pass.
    public static Badge gate(ModelSummary model) {
        Badge badge = new Badge(model.accepted() ? "accepted" : "refused");
        badge.addThemeVariants(model.accepted() ? BadgeVariant.SUCCESS : BadgeVariant.WARNING);
        return badge;
    }

    private static Span version(ModelSummary model) {
        Span version = new Span(new Anchor("models/" + model.version(), model.version()));
        version.addClassName("with-badge");
        if (model.champion()) {
            version.add(new Badge("champion"));
        }
        return version;
    }
}
