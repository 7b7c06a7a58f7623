package io.marquee.dashboard.frame.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// A table of a few rows, all of them in the page. Scrolls sideways where it is too wide.
public final class PlainTable extends Div {

    private final NativeTable table = new NativeTable();

    /// @param name what it is of, for those who cannot see it
    /// @param headers of the columns
    public PlainTable(String name, String... headers) {
        addClassName("plain-table");
        getElement().setAttribute("role", "region").setAttribute("tabindex", "0");
        getElement().setAttribute("aria-label", name);
        NativeTableRow head = table.getHead().addRow();
        for (String header : headers) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(header);
            cell.getElement().setAttribute("scope", "col");
        }
        add(table);
    }

    /// Adds a row.
    ///
    /// @param cells of text; the first names the row
    public PlainTable row(String... cells) {
        return row(List.of(cells).stream().<Component>map(Span::new).toList());
    }

    /// Adds a row.
    ///
    /// @param cells the first names the row
    public PlainTable row(List<? extends Component> cells) {
        NativeTableRow row = table.getBody().addRow();
        NativeTableHeaderCell name = row.addHeaderCell();
        name.getElement().setAttribute("scope", "row");
        name.add(cells.getFirst());
        cells.stream().skip(1).forEach(cell -> row.addDataCell().add(cell));
        return this;
    }
}
