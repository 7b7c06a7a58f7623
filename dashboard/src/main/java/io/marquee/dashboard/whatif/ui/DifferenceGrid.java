package io.marquee.dashboard.whatif.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import io.marquee.dashboard.whatif.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What makes two scenarios differ, a reason a row.
final class DifferenceGrid extends Grid<Difference.Part> {

    private static final int MOST = 12;

    /// What is less is 0.00 in print.
    private static final double VISIBLE = 0.005;

    DifferenceGrid() {
        addColumn(DifferenceGrid::words).setHeader("Because of").setWidth("16rem").setFlexGrow(1);
        number("A", Difference.Part::a);
        number("B", Difference.Part::b);
        number("B – A", Difference.Part::difference);
        getElement().setProperty("accessibleName", "What makes A and B differ");
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setEmptyStateText("Nothing: the model sees no difference.");
    }

    /// Shows the largest; all others are one row.
    void show(Difference difference) {
        List<Difference.Part> rows = new ArrayList<>();
        double rest = difference.everythingElse();
        for (Difference.Part part : difference.reasons()) {
            if (rows.size() < MOST && Math.abs(part.difference()) >= VISIBLE) {
                rows.add(part);
            } else {
                rest += part.difference();
            }
        }
        if (Math.abs(rest) >= VISIBLE) {
            rows.add(new Difference.Part("", "everything else", "", 0, rest));
        }
        setItems(rows);
    }

    /// A difference as people read it, with its sign.
    static String signed(double difference) {
        return Math.abs(difference) < VISIBLE
                ? "0.00"
                : String.format(Locale.ROOT, "%+.2f", difference);
    }

    private void number(String header, ToDoubleFunction<Difference.Part> value) {
        addColumn(part -> signed(value.applyAsDouble(part)))
                .setHeader(header)
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END);
    }

    private static String words(Difference.Part part) {
        List<String> texts =
                Stream.of(part.textA(), part.textB())
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList();
        return String.join(" → ", texts);
    }
}
