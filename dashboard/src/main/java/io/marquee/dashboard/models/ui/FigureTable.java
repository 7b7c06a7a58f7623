package io.marquee.dashboard.models.ui;

import io.marquee.dashboard.frame.ui.PlainTable;
import io.marquee.dashboard.frame.ui.Words;
import io.marquee.dashboard.models.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Figures with where they may as well lie, beside what naive answers get.
final class FigureTable {

    private FigureTable() {}

    /// @param figures at least one; all with the same naive answers
    static PlainTable of(String name, List<Figure> figures) {
        List<String> headers = new ArrayList<>(List.of("Figure", "Model", "95 % interval"));
        figures.getFirst().naive().forEach(naive -> headers.add(capitalized(naive.name())));
        PlainTable table = new PlainTable(name, headers.toArray(String[]::new));
        for (Figure figure : figures) {
            table.row(
                    Stream.concat(
                                    Stream.of(
                                            figure.name(),
                                            Words.figure(figure.value()),
                                            Words.range(
                                                    figure.interval().low(),
                                                    figure.interval().high())),
                                    figure.naive().stream()
                                            .map(naive -> Words.figure(naive.value())))
                            .toArray(String[]::new));
        }
        return table;
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
