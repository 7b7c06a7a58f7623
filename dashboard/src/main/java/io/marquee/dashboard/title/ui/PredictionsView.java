package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.marquee.UserError;
import io.marquee.dashboard.DashboardConfig;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.data.RunTables.CopyFormat;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.PredictionColumn;
import io.marquee.dashboard.title.PredictionLine;
import io.marquee.dashboard.title.PredictionQuery;
import io.marquee.dashboard.title.PredictionTable;
import io.marquee.dashboard.title.TitleAddress;
import io.marquee.registry.Manifest;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All predictions of a run: searched, filtered, sorted, and taken away as files.
@Route("predictions")
@PageTitle("Predictions · Marquee")
@Menu(title = "Predictions", order = 2, icon = "vaadin:table")
@RolesAllowed(Roles.VIEWER)
final class PredictionsView extends Main implements BeforeEnterObserver {

    /// The parameter that names a column to show, once for each.
    private static final String COLUMNS = "column";

    private static final Set<PredictionColumn> USUAL =
            Arrays.stream(PredictionColumn.values())
                    .filter(PredictionColumn::isUsual)
                    .collect(Collectors.toUnmodifiableSet());

    private final transient PredictionTable table;
    private final transient DashboardConfig config;
    private final Div content = new Div();
    private final Span count = new Span();
    private final Select<Manifest> runs = new Select<>();
    private final FilterFields filters = new FilterFields(this::ask);
    private final MultiSelectComboBox<PredictionColumn> columns =
            new MultiSelectComboBox<>("Columns");
    private final PredictionGrid grid = new PredictionGrid(this::address);

    /// What is shown. Downloads read both on threads of their own.
    private volatile PredictionQuery query = PredictionQuery.ALL;

    private volatile String runId = "";

    /// Whether the address names the run.
    private boolean chosen;

    PredictionsView(PredictionTable table, DashboardConfig config) {
        this.config = config;
        this.table = table;
        addClassNames("page", "wide");
        count.addClassName("muted");
        count.getElement().setAttribute("role", "status");
        Div downloads =
                new Div(download("CSV", CopyFormat.CSV), download("Parquet", CopyFormat.PARQUET));
        downloads.addClassName("downloads");
        Header header = new Header(new Div(new H1("Predictions"), count), downloads);
        header.addClassName("page-header");
        content.addClassName("page-content");
        add(header, content);
        runs.setLabel("Run");
        runs.setItemLabelGenerator(PredictionsView::words);
        runs.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                go(change.getValue().runId(), query);
            }
        });
        columns.setItems(PredictionColumn.values());
        columns.setItemLabelGenerator(PredictionColumn::header);
        columns.addValueChangeListener(change -> {
            grid.show(change.getValue());
            if (change.isFromClient()) {
                ask(query);
            }
        });
        filters.add(runs, columns);
        grid.addSortListener(sort -> {
            if (sort.isFromClient()) {
                ask(sorted(sort.getSortOrder()));
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        content.removeAll();
        count.setText("");
        QueryParameters parameters = event.getLocation().getQueryParameters();
        Optional<String> asked = parameters.getSingleParameter(TitleAddress.RUN);
        try {
            chosen = asked.isPresent();
            query = PredictionQuery.of(parameters.getParameters());
            columns.setValue(columns(parameters));
            Optional<String> run = table.run(asked);
            if (run.isEmpty()) {
                content.add(NothingScored.in(config));
                return;
            }
            runId = run.get();
            show();
        } catch (UserError e) {
            content.add(new Notice("These predictions cannot be shown", e.getMessage()));
        }
    }

    private void show() {
        List<Manifest> published = table.runs();
        runs.setItems(published);
        published.stream()
                .filter(run -> run.runId().equals(runId))
                .findFirst()
                .ifPresent(runs::setValue);
        filters.show(query, table.choices(runId));
        grid.mark(query);
        String run = runId;
        PredictionQuery asked = query;
        grid.setItems(
                page -> table.page(run, asked, page.getOffset(), page.getLimit()).stream(),
                _ -> table.count(run, asked));
        int rows = table.count(run, asked);
        count.setText(rows == 1 ? "1 title" : Words.count((long) rows) + " titles");
        content.add(filters, grid);
    }

    private void ask(PredictionQuery asked) {
        go(chosen ? runId : "", asked);
    }

    private void go(String run, PredictionQuery asked) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(asked.parameters());
        if (!columns.getValue().equals(USUAL)) {
            parameters.put(
                    COLUMNS,
                    columns.getValue().stream().sorted().map(PredictionColumn::word).toList());
        }
        if (!run.isEmpty()) {
            parameters.put(TitleAddress.RUN, List.of(run));
        }
        UI.getCurrent().navigate(PredictionsView.class, new QueryParameters(parameters));
    }

    /// Those that the address names, or the usual ones.
    private static Set<PredictionColumn> columns(QueryParameters parameters) {
        Set<PredictionColumn> named =
                parameters.getParameters(COLUMNS).stream()
                        .flatMap(word -> PredictionColumn.of(word).stream())
                        .collect(Collectors.toSet());
        return named.isEmpty() ? USUAL : named;
    }

    /// A third click on a header takes the order away, which is the order of an address without
    /// any.
    private PredictionQuery sorted(List<GridSortOrder<PredictionLine>> orders) {
        if (orders.isEmpty()) {
            return query.sorted(PredictionQuery.ALL.sort(), PredictionQuery.ALL.descending());
        }
        GridSortOrder<PredictionLine> order = orders.getFirst();
        return PredictionColumn.of(order.getSorted().getKey())
                .map(column ->
                        query.sorted(column, order.getDirection() == SortDirection.DESCENDING))
                .orElse(query);
    }

    private String address(PredictionLine line) {
        return TitleAddress.page(line.id(), chosen ? Optional.of(runId) : Optional.empty());
    }

    private Anchor download(String name, CopyFormat format) {
        DownloadHandler handler =
                event -> {
                    event.setFileName("predictions-" + runId + ending(format));
                    event.setContentType(type(format));
                    table.export(runId, query, format, event.getOutputStream());
                };
        Anchor link = new Anchor(handler, name);
        link.setAriaLabel("Download as " + name);
        return link;
    }

    private static String ending(CopyFormat format) {
        return switch (format) {
            case CSV -> ".csv";
            case PARQUET -> ".parquet";
        };
    }

    private static String type(CopyFormat format) {
        return switch (format) {
            case CSV -> "text/csv;charset=utf-8";
            case PARQUET -> "application/vnd.apache.parquet";
        };
    }

    private static String words(Manifest run) {
        return "%s, %s titles".formatted(Words.time(run.createdAt()), Words.count(run.rows()));
    }
}
