package io.marquee.dashboard.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.marquee.dashboard.account.AuditEntry;
import io.marquee.dashboard.account.AuditFilter;
import io.marquee.dashboard.account.AuditLog;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.frame.ui.Words;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.TreeMap;

/// Who did what, when and from where, the newest first.
@Route("audit")
@PageTitle("Audit · Marquee")
@Menu(title = "Audit", order = 8, icon = "vaadin:clipboard-text")
@RolesAllowed(Roles.ADMIN)
final class AuditView extends Main implements BeforeEnterObserver {

    private static final String TEXT = "q";
    private static final String ACTION = "action";

    private final TextField text = new TextField("Who, where from, or what with");
    private final ComboBox<String> action = new ComboBox<>("Action");
    private final Grid<AuditEntry> grid = new Grid<>();
    private AuditFilter filter = AuditFilter.ALL;

    AuditView(AuditLog audit) {
        addClassName("page");
        Header header = new Header(new H1("Audit"));
        header.addClassName("page-header");
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        action.setItems(audit.actions());
        action.setClearButtonVisible(true);
        text.addValueChangeListener(change -> keep(change.isFromClient()));
        action.addValueChangeListener(change -> keep(change.isFromClient()));
        Div filters = new Div(text, action);
        filters.addClassName("filters");
        fill(audit);
        add(header, filters, grid);
    }

    private void fill(AuditLog audit) {
        grid.addColumn(entry -> Words.time(entry.happened()))
                .setHeader("When")
                .setWidth("11rem")
                .setFlexGrow(0);
        grid.addColumn(AuditEntry::who).setHeader("Who").setWidth("9rem").setFlexGrow(0);
        grid.addColumn(AuditEntry::action).setHeader("Action").setWidth("10rem").setFlexGrow(0);
        grid.addColumn(AuditEntry::subject)
                .setHeader("What with")
                .setTooltipGenerator(AuditEntry::subject)
                .setWidth("14rem")
                .setFlexGrow(1);
        grid.addColumn(AuditEntry::origin).setHeader("From").setWidth("9rem").setFlexGrow(0);
        grid.getElement().setProperty("accessibleName", "Audit log");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateText("Nothing on record that fits. Clear the filters to see everything.");
        grid.setItems(
                query -> audit.list(filter, query.getOffset(), query.getLimit()).stream(),
                _ -> audit.count(filter));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        filter =
                new AuditFilter(
                        query.getSingleParameter(TEXT).orElse(""),
                        query.getSingleParameter(ACTION).orElse(""));
        text.setValue(filter.text());
        action.setValue(filter.action().isEmpty() ? null : filter.action());
        grid.getDataProvider().refreshAll();
    }

    /// In the address, so that it can be sent to somebody and be gone back to.
    private void keep(boolean changedByHand) {
        if (!changedByHand) {
            return;
        }
        Map<String, String> query = new TreeMap<>();
        if (!text.isEmpty()) {
            query.put(TEXT, text.getValue());
        }
        if (!action.isEmpty()) {
            query.put(ACTION, action.getValue());
        }
        UI.getCurrent().navigate(AuditView.class, QueryParameters.simple(query));
    }
}
