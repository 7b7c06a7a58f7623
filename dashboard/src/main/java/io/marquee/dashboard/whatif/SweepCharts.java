package io.marquee.dashboard.whatif;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Lines;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.scoring.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Sweeps as charts: one of the rating, one of the probability.
public final class SweepCharts {

    private SweepCharts() {}

    /// The predicted rating while something is turned.
    ///
    /// @param sweeps of the same dial by the names of their scenarios; at least one, none empty
    public static ChartSpec rating(Map<String, Sweep> sweeps) {
        return of(sweeps, "Predicted rating", Scale.of("Predicted rating"), Prediction::rating);
    }

    /// The probability of being liked while something is turned.
    ///
    /// @param sweeps as for [#rating]
    public static ChartSpec probability(Map<String, Sweep> sweeps) {
        return of(
                sweeps,
                "Like probability",
                Scale.share("Like probability"),
                Prediction::likeProbability);
    }

    private static ChartSpec of(
            Map<String, Sweep> sweeps,
            String what,
            Scale scale,
            ToDoubleFunction<Prediction> figure) {
        Dial dial = sweeps.values().iterator().next().dial();
        Captions captions =
                new Captions(
                        what + " by " + dial.words(), "All else being as it is. " + stand(sweeps));
        return switch (dial) {
            case LENGTH, RELEASE_YEAR -> lines(captions, dial, scale, sweeps, figure);
            case ADDED_MONTH, MATURITY -> dots(captions, dial, scale, sweeps, figure);
        };
    }

    private static ChartSpec lines(
            Captions captions,
            Dial dial,
            Scale scale,
            Map<String, Sweep> sweeps,
            ToDoubleFunction<Prediction> figure) {
        List<Lines.Line> lines = new ArrayList<>();
        sweeps.forEach((name, sweep) ->
                lines.add(
                        new Lines.Line(
                                name,
                                Lines.Stroke.STEPS,
                                sweep.points().stream()
                                        .map(point ->
                                                Lines.Point.of(
                                                        point.number(),
                                                        figure.applyAsDouble(point.prediction())))
                                        .toList())));
        sweeps.forEach((name, sweep) ->
                sweep.points().stream()
                        .filter(Sweep.Point::own)
                        .map(point ->
                                Lines.Line.of(
                                        name + " as it is",
                                        List.of(
                                                Lines.Point.of(
                                                        point.number(),
                                                        figure.applyAsDouble(point.prediction())))))
                        .forEach(lines::add));
        return new Lines(captions, Scale.years(dial.words()), scale, lines).spec();
    }

    private static ChartSpec dots(
            Captions captions,
            Dial dial,
            Scale scale,
            Map<String, Sweep> sweeps,
            ToDoubleFunction<Prediction> figure) {
        Map<String, Integer> places = new LinkedHashMap<>();
        sweeps.values()
                .forEach(sweep ->
                        sweep.points().forEach(point -> places.put(point.label(), point.number())));
        List<String> labels =
                places.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .toList();
        List<Series> series = new ArrayList<>();
        sweeps.forEach((name, sweep) ->
                series.add(
                        Series.of(
                                name,
                                labels.stream()
                                        .mapToDouble(label -> at(sweep, label, figure))
                                        .toArray())));
        return new Bars(captions, dial.words(), scale, Bars.Shape.DOTS, labels, series).spec();
    }

    private static double at(Sweep sweep, String label, ToDoubleFunction<Prediction> figure) {
        return sweep.points().stream()
                .filter(point -> point.label().equals(label))
                .mapToDouble(point -> figure.applyAsDouble(point.prediction()))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String stand(Map<String, Sweep> sweeps) {
        List<String> stand = new ArrayList<>();
        sweeps.forEach((name, sweep) -> stand.add(name + " is at " + place(sweep) + "."));
        return String.join(" ", stand);
    }

    private static String place(Sweep sweep) {
        return sweep.points().stream()
                .filter(Sweep.Point::own)
                .map(Sweep.Point::label)
                .findFirst()
                .orElse("no known place");
    }
}
