package io.marquee.dashboard.title.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import io.marquee.catalog.Kind;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.title.PredictionColumn;
import io.marquee.dashboard.title.PredictionLine;
import io.marquee.dashboard.title.PredictionQuery;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Predictions, a title a row.
final class PredictionGrid extends Grid<PredictionLine> {

    /// @param address where a title's page is
    PredictionGrid(Function<PredictionLine, String> address) {
        addClassName("tall");
        for (PredictionColumn column : PredictionColumn.values()) {
            Column<PredictionLine> made =
                    column == PredictionColumn.TITLE
                            ? addColumn(
                                    LitRenderer.<PredictionLine>of(
                                                    "<a href=\"${item.address}\">${item.name}</a>")
                                            .withProperty("address", address::apply)
                                            .withProperty("name", PredictionLine::name))
                            : addColumn(line -> text(column, line));
            made.setKey(column.word())
                    .setHeader(column.header())
                    .setResizable(true)
                    .setSortable(true)
                    .setWidth(width(column))
                    .setFlexGrow(grows(column) ? 1 : 0)
                    .setTextAlign(isNumber(column) ? ColumnTextAlign.END : ColumnTextAlign.START);
            made.setVisible(column.isUsual());
            if (grows(column) || column == PredictionColumn.UNFAMILIAR) {
                made.setTooltipGenerator(line -> tooltip(column, line));
            }
        }
        getElement().setProperty("accessibleName", "Predictions");
        setSelectionMode(SelectionMode.NONE);
        setColumnReorderingAllowed(true);
        setEmptyStateText("No title fits. Clear some of the filters.");
    }

    /// Marks what rows are sorted by.
    void mark(PredictionQuery query) {
        sort(
                List.of(
                        new GridSortOrder<>(
                                getColumnByKey(query.sort().word()),
                                query.descending()
                                        ? SortDirection.DESCENDING
                                        : SortDirection.ASCENDING)));
    }

    /// Shows these columns and no others.
    void show(Set<PredictionColumn> columns) {
        for (PredictionColumn column : PredictionColumn.values()) {
            getColumnByKey(column.word()).setVisible(columns.contains(column));
        }
    }

    /// A kind in a word.
    static String kind(Kind kind) {
        return switch (kind) {
            case MOVIE -> "Movie";
            case SERIES -> "Series";
        };
    }

    private static String text(PredictionColumn column, PredictionLine line) {
        return switch (column) {
            case TITLE -> line.name();
            case KIND -> kind(line.kind());
            case YEAR -> String.valueOf(line.year());
            case GENRES -> String.join(", ", line.genres());
            case COUNTRIES -> String.join(", ", line.countries());
            case MATURITY -> line.maturity() == null ? "–" : line.maturity();
            case RATING -> Words.rating(line.prediction().rating());
            case INTERVAL ->
                    Words.rating(line.prediction().interval().low())
                            + " – "
                            + Words.rating(line.prediction().interval().high());
            case ACTUAL_RATING -> {
                Double actual = line.outcome().rating();
                yield Words.rating(actual == null ? Double.NaN : actual);
            }
            case ERROR -> Words.rating(line.error());
            case PROBABILITY -> Words.percent(line.prediction().likeProbability());
            case LIKED -> Words.yesNo(line.prediction().liked());
            case ACTUAL_LIKED -> Words.yesNo(line.outcome().liked());
            case SPLIT -> split(line.outcome().split());
            case UNFAMILIAR -> line.unfamiliar().isEmpty() ? "" : "unfamiliar";
        };
    }

    private static String tooltip(PredictionColumn column, PredictionLine line) {
        return column == PredictionColumn.UNFAMILIAR
                ? String.join("; ", line.unfamiliar())
                : text(column, line);
    }

    private static String split(@Nullable String split) {
        return switch (split) {
            case null -> "–";
            case "TRAIN" -> "learnt from";
            case "TEST" -> "held back";
            default -> split;
        };
    }

    private static boolean grows(PredictionColumn column) {
        return switch (column) {
            case TITLE, GENRES, COUNTRIES -> true;
            default -> false;
        };
    }

    private static boolean isNumber(PredictionColumn column) {
        return switch (column) {
            case YEAR, RATING, INTERVAL, ACTUAL_RATING, ERROR, PROBABILITY -> true;
            default -> false;
        };
    }

    private static String width(PredictionColumn column) {
        return switch (column) {
            case TITLE -> "14rem";
            case GENRES, COUNTRIES -> "12rem";
            case KIND, YEAR, ERROR -> "7rem";
            case PROBABILITY -> "10rem";
            default -> "9rem";
        };
    }
}
