package io.marquee.dashboard.models.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid.SelectionMode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.ChampionService;
import io.marquee.dashboard.models.ModelService;
import io.marquee.dashboard.models.ModelSummary;
import io.marquee.dashboard.models.Operators;
import io.marquee.registry.Champion;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// All models, and who of them scored when.
@Route("models")
@PageTitle("Models · Marquee")
@Menu(title = "Model", order = 4, icon = "vaadin:cluster")
@RolesAllowed(Roles.VIEWER)
final class ModelsView extends Main {

    private final transient ModelService models;
    private final transient ChampionService champions;
    private final Div actions = new Div();
    private final Div content = new Div();

    ModelsView(ModelService models, ChampionService champions) {
        this.models = models;
        this.champions = champions;
        addClassName("page");
        actions.addClassName("header-actions");
        content.addClassName("page-content");
        Header header = new Header(new H1("Models"), actions);
        header.addClassName("page-header");
        add(header, content);
        refresh();
    }

    private void refresh() {
        actions.removeAll();
        content.removeAll();
        try {
            List<ModelSummary> list = models.list();
            if (list.isEmpty()) {
                content.add(
                        new Notice(
                                "No models yet",
                                "Train one, and how good it is will be told here:",
                                "./marquee train --catalog=FILES --engagement=FILES"));
            } else {
                show(list);
            }
            models.champion().ifPresent(this::show);
        } catch (UserError e) {
            content.add(new Notice("The models cannot be read", e.getMessage()));
        }
    }

    private void show(List<ModelSummary> list) {
        ModelGrid grid = new ModelGrid(list);
        grid.setSelectionMode(SelectionMode.MULTI);
        Button compare = new Button("Compare");
        compare.setEnabled(false);
        compare.setTooltipText("Choose two models in the list.");
        grid.addSelectionListener(
                selection -> compare.setEnabled(selection.getAllSelectedItems().size() == 2));
        compare.addClickListener(_ -> {
            List<String> two =
                    grid.getSelectedItems().stream()
                            .map(ModelSummary::version)
                            .sorted(Comparator.naturalOrder())
                            .toList();
            UI.getCurrent()
                    .navigate(
                            CompareView.class,
                            QueryParameters.simple(
                                    Map.of("a", two.getFirst(), "b", two.getLast())));
        });
        actions.add(compare);
        content.add(Sections.of("Versions", grid));
    }

    private void show(Champion champion) {
        champion.previous()
                .filter(_ -> Operators.isOne())
                .ifPresent(previous -> {
                    Button rollBack = new Button("Roll back");
                    rollBack.addThemeVariants(ButtonVariant.ERROR);
                    rollBack.addClickListener(_ ->
                            ChampionDialog.rollBack(
                                            champion.version(), previous, champions, this::refresh)
                                    .open());
                    actions.add(rollBack);
                });
        PlainTable history =
                new PlainTable("History of the champion", "When", "Champion", "How", "Why", "By");
        for (Champion.Move move : champion.history().reversed()) {
            history.row(
                    Words.time(move.at()),
                    move.version(),
                    switch (move.action()) {
                        case PROMOTED -> "promoted";
                        case ROLLED_BACK -> "rolled back";
                    },
                    move.reason(),
                    move.by());
        }
        content.add(
                Sections.of(
                        "Who scored",
                        new Paragraph("Every change of champion, the newest first."),
                        history));
    }
}
