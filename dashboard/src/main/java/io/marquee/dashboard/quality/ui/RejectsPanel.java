package io.marquee.dashboard.quality.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import io.marquee.dashboard.quality.Codes;
import io.marquee.dashboard.quality.RejectFilter;
import io.marquee.dashboard.quality.RejectedRow;
import io.marquee.dashboard.quality.Rejects;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rejected rows of a run, to be searched, looked at and taken away.
final class RejectsPanel extends Div {

    private static final String RUN = "run";
    private static final String REASON = "reason";
    private static final String COLUMN = "column";
    private static final String TEXT = "q";
    private static final String ALL = "";

    private final String runId;
    private final transient Rejects rejects;
    private final Select<String> reason = new Select<>();
    private final Select<String> column = new Select<>();
    private final TextField text = new TextField("Search");
    private final Span count = new Span();
    private final Div row = new Div();
    private final CallbackDataProvider<RejectedRow, Void> rows;

    RejectsPanel(String runId, Rejects rejects, QueryParameters query) {
        this.runId = runId;
        this.rejects = rejects;
        rows =
                new CallbackDataProvider<>(
                        page ->
                                rejects
                                        .read(runId, filter(), page.getOffset(), page.getLimit())
                                        .stream(),
                        _ -> rejects.count(runId, filter()));
        choose(reason, "Reason", "all reasons", rejects.reasons(runId), query, REASON);
        reason.setItemLabelGenerator(code -> code.isEmpty() ? "all reasons" : Codes.words(code));
        choose(column, "Column", "all columns", rejects.columns(runId), query, COLUMN);
        text.setValue(query.getSingleParameter(TEXT).orElse(""));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        reason.addValueChangeListener(_ -> filtered());
        column.addValueChangeListener(_ -> filtered());
        text.addValueChangeListener(_ -> filtered());
        Div choices = new Div(reason, column, text, download());
        choices.addClassName("choices");
        count.addClassName("muted");
        row.getElement().setAttribute("aria-live", "polite");
        add(choices, count, grid(), row, mending());
        say();
    }

    private static void choose(
            Select<String> select,
            String label,
            String all,
            List<String> items,
            QueryParameters query,
            String name) {
        select.setLabel(label);
        List<String> choices = new ArrayList<>(List.of(ALL));
        choices.addAll(items);
        select.setItems(choices);
        select.setItemLabelGenerator(item -> item.isEmpty() ? all : item);
        select.setValue(query.getSingleParameter(name).filter(choices::contains).orElse(ALL));
    }

    private Grid<RejectedRow> grid() {
        Grid<RejectedRow> grid = new Grid<>();
        grid.addColumn(reject -> fileName(reject.file()))
                .setHeader("File")
                .setTooltipGenerator(RejectedRow::file)
                .setWidth("11rem");
        grid.addColumn(RejectedRow::line)
                .setHeader("Line")
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
        grid.addColumn(reject -> Codes.words(reject.reason()))
                .setHeader("Reason")
                .setWidth("13rem");
        grid.addColumn(RejectedRow::column).setHeader("Column").setWidth("8rem");
        grid.addColumn(RejectedRow::value).setHeader("Value").setWidth("8rem");
        grid.addColumn(RejectedRow::detail)
                .setHeader("What is wrong")
                .setTooltipGenerator(RejectedRow::detail)
                .setWidth("20rem")
                .setFlexGrow(2);
        grid.getElement().setProperty("accessibleName", "Rejected rows");
        grid.addSelectionListener(selection -> {
            row.removeAll();
            selection.getFirstSelectedItem().ifPresent(this::show);
        });
        grid.setDataProvider(rows);
        return grid;
    }

    private void show(RejectedRow reject) {
        DescriptionList list = new DescriptionList();
        list.addClassName("raw-row");
        add(
                list,
                "Where",
                "%s, row %,d, line %,d".formatted(reject.file(), reject.row(), reject.line()));
        add(list, "Reason", Codes.words(reject.reason()));
        add(list, "Column", reject.column());
        add(list, "Value", reject.value());
        add(list, "What is wrong", reject.detail());
        Code payload = new Code(reject.payload());
        payload.addClassName("breaks-anywhere");
        list.add(new Term("The row"), new Description(payload));
        row.add(list);
    }

    private static void add(DescriptionList list, String name, String value) {
        Description description = new Description(value.isEmpty() ? "–" : value);
        description.addClassName("breaks-anywhere");
        list.add(new Term(name), description);
    }

    private Anchor download() {
        Anchor anchor =
                new Anchor(
                        DownloadHandler.fromInputStream(_ -> {
                            byte[] sheet = rejects.sheet(runId, filter()).getBytes(UTF_8);
                            return new DownloadResponse(
                                    new ByteArrayInputStream(sheet),
                                    "rejected-%s.csv".formatted(runId),
                                    "text/csv",
                                    sheet.length);
                        }),
                        "Download as CSV");
        return anchor;
    }

    private static Div mending() {
        return new Div(
                new Paragraph(
                        "To mend and replay: download the rows, mend their cells in the CSV, and score or train once more with the mended file beside the catalog it came of. The columns that begin with fault_ say what is wrong and are left out on reading; where a row could not be told apart into cells, its text is in fault_payload to copy from. Rows left unmended are rejected again."),
                new Code("./marquee score --catalog=CATALOG --catalog=mended.csv"));
    }

    private RejectFilter filter() {
        return new RejectFilter(reason.getValue(), column.getValue(), text.getValue().strip());
    }

    private void filtered() {
        rows.refreshAll();
        row.removeAll();
        say();
        Map<String, String> query = new LinkedHashMap<>();
        query.put(RUN, runId);
        RejectFilter filter = filter();
        put(query, REASON, filter.reason());
        put(query, COLUMN, filter.column());
        put(query, TEXT, filter.text());
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("quality", QueryParameters.simple(query)));
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.put(name, value);
        }
    }

    private void say() {
        int found = rejects.count(runId, filter());
        count.setText(found == 1 ? "1 row" : "%,d rows".formatted(found));
    }

    private static String fileName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
