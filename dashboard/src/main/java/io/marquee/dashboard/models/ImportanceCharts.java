package io.marquee.dashboard.models;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.explanation.Importance;
import io.marquee.explanation.Importances;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How it is drawn what a model makes of its columns.
public final class ImportanceCharts {

    private static final int MOST = 15;

    private ImportanceCharts() {}

    /// One way to measure how much a column matters.
    public enum Measure {
        CONTRIBUTION("mean contribution", Importance::meanContribution),
        GAIN("gain of its splits", Importance::gain),
        LOSS("loss without it", Importance::lossIncrease);

        private final String words;
        private final ToDoubleFunction<Importance> figure;

        Measure(String words, ToDoubleFunction<Importance> figure) {
            this.words = words;
            this.figure = figure;
        }

        /// As people say.
        public String words() {
            return words;
        }
    }

    /// The columns, or groups of columns, that matter most.
    ///
    /// @param model what it predicts, for people
    /// @param grouped whether columns that speak of one matter are taken together
    public static ChartSpec of(
            String model, Importances importances, boolean grouped, Measure measure) {
        List<Importance> most =
                (grouped ? importances.groups() : importances.columns())
                        .stream()
                                .sorted(
                                        Comparator.comparingDouble(
                                                one -> -measure.figure.applyAsDouble(one)))
                                .limit(MOST)
                                .toList();
        return new Bars(
                        new Captions(
                                "What matters for the " + model,
                                "The %d %s with the highest %s."
                                        .formatted(
                                                most.size(),
                                                grouped ? "groups of columns" : "columns",
                                                measure.words())),
                        grouped ? "Group" : "Column",
                        Scale.of(measure.words()),
                        Bars.Shape.BARS,
                        most.stream().map(Importance::name).toList(),
                        List.of(
                                Series.of(
                                        measure.words(),
                                        most.stream().mapToDouble(measure.figure).toArray())))
                .spec();
    }
}
