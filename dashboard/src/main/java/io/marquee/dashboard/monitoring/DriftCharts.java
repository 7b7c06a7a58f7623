package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.DataTable;
import io.marquee.dashboard.chart.Format;
import io.marquee.dashboard.chart.Heatmap;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.dashboard.chart.Value;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.WindowDrift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Drift in pictures.
public final class DriftCharts {

    /// More things than this nobody compares.
    static final int MOST_THINGS = 15;

    /// A number has at most a cell for each tenth and one for what lies below, above and nowhere.
    private static final int CELLS_OF_NUMBERS = 13;

    /// A distance that is large whatever it is of: of normal distributions a mean that is off by
    /// one and a half standard deviations.
    private static final double LARGE = 0.5;

    private static final String DISTANCE = "Drift (Jensen-Shannon distance)";

    private DriftCharts() {}

    /// The things that matter most of a window, which [#impact] draws from top to bottom; none of
    /// which there is not enough data.
    public static List<FeatureDrift> first(WindowDrift window) {
        return window.features().stream().filter(DriftCharts::isTold).limit(MOST_THINGS).toList();
    }

    private static boolean isTold(FeatureDrift thing) {
        return thing.status() != DriftStatus.NOT_ENOUGH_DATA;
    }

    /// What matters most: drift times importance.
    public static ChartSpec impact(WindowDrift window) {
        List<FeatureDrift> things = first(window);
        List<List<Object>> rows = new ArrayList<>();
        for (FeatureDrift thing : things) {
            rows.add(
                    List.of(
                            DriftWords.name(thing),
                            thing.rank(),
                            thing.drift(),
                            thing.importance(),
                            DriftWords.verdict(thing)));
        }
        return new Bars(
                        new Captions(
                                "Impact",
                                "Drift times importance: what matters most for predictions is on top."),
                        "What",
                        new Scale("Impact", Format.NUMBER, 0, Double.NaN),
                        Bars.Shape.BARS,
                        things.stream().map(DriftWords::name).toList(),
                        List.of(Series.of("Impact", figures(things, FeatureDrift::rank))))
                .spec(
                        new DataTable(
                                List.of("What", "Impact", "Drift", "Importance", "Found"), rows));
    }

    /// What has an own row in [#overTime], from top to bottom: what mattered most at any time.
    private static List<FeatureDrift> rows(List<Moment> moments) {
        Map<String, FeatureDrift> most = new LinkedHashMap<>();
        for (Moment moment : moments) {
            for (FeatureDrift thing : moment.window().features()) {
                if (isTold(thing)) {
                    most.merge(
                            DriftWords.id(thing),
                            thing,
                            (known, other) -> known.rank() >= other.rank() ? known : other);
                }
            }
        }
        return most.values().stream()
                .sorted(Comparator.comparingDouble(FeatureDrift::rank).reversed())
                .limit(MOST_THINGS)
                .toList();
    }

    /// A cell of [#overTime].
    ///
    /// @param row from 0, from the top
    /// @param column from 0, from the left
    /// @param thing as it was at that moment
    public record Place(int row, int column, Moment moment, FeatureDrift thing) {}

    /// What the cells of [#overTime] stand for, in the order of the rows of its table.
    public static List<Place> places(List<Moment> moments) {
        List<FeatureDrift> rows = rows(moments);
        List<Place> places = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < moments.size(); column++) {
                Moment moment = moments.get(column);
                Optional<FeatureDrift> thing = moment.of(DriftWords.id(rows.get(row)));
                if (thing.isPresent()) {
                    places.add(new Place(row, column, moment, thing.get()));
                }
            }
        }
        return places;
    }

    /// How far each thing was from training, time by time; the things that matter most.
    public static ChartSpec overTime(List<Moment> moments) {
        List<Heatmap.Cell> cells = new ArrayList<>();
        List<List<Object>> table = new ArrayList<>();
        for (Place place : places(moments)) {
            FeatureDrift thing = place.thing();
            // A gap where there was not enough data; the table says so.
            cells.add(
                    new Heatmap.Cell(
                            place.column(),
                            place.row(),
                            isTold(thing) ? thing.drift() : Double.NaN));
            table.add(
                    List.of(
                            DriftWords.name(thing),
                            DriftWords.time(place.moment().at()),
                            isTold(thing) ? thing.drift() : "",
                            DriftWords.verdict(thing)));
        }
        return new Heatmap(
                        new Captions(
                                "Drift over time",
                                "The stronger the colour, the further from training; what mattered most is on top."),
                        new Heatmap.Categories("Time (UTC)", times(moments)),
                        new Heatmap.Categories(
                                "", rows(moments).stream().map(DriftWords::name).toList()),
                        Scale.of(DISTANCE).between(0, LARGE),
                        cells)
                .spec(new DataTable(List.of("What", "Time (UTC)", "Drift", "Found"), table));
    }

    /// Whether the cells of a thing are categories, whose names are long.
    public static boolean isWordy(FeatureDrift thing) {
        return thing.cells().size() > CELLS_OF_NUMBERS;
    }

    /// A thing's distribution now beside that of training.
    public static ChartSpec distribution(FeatureDrift thing) {
        return new Bars(
                        new Captions(
                                "%s, now and at training".formatted(DriftWords.name(thing)),
                                "The share of titles in each of the cells that the model has frozen."),
                        "Cell",
                        new Scale("Share of titles", Format.PERCENT, 0, Double.NaN),
                        isWordy(thing) ? Bars.Shape.BARS : Bars.Shape.COLUMNS,
                        thing.cells().stream().map(FeatureDrift.Cell::name).toList(),
                        List.of(
                                Series.of(
                                        "at training",
                                        figures(thing.cells(), FeatureDrift.Cell::expected)),
                                Series.of(
                                        "now", figures(thing.cells(), FeatureDrift.Cell::actual))))
                .spec();
    }

    /// How predictions turned out, time by time.
    ///
    /// @param figure as in the report
    public static ChartSpec quality(List<Moment> moments, String figure) {
        List<QualityDrift> found = new ArrayList<>();
        List<Moment> told = new ArrayList<>();
        for (Moment moment : moments) {
            for (QualityDrift each : moment.window().quality()) {
                if (each.figure().equals(figure)) {
                    found.add(each);
                    told.add(moment);
                }
            }
        }
        return new Bars(
                        new Captions(
                                "%s over time".formatted(DriftWords.quality(figure)),
                                "With 95 % intervals, beside the day of training."),
                        "Time (UTC)",
                        Scale.of(DriftWords.quality(figure)),
                        Bars.Shape.COLUMNS,
                        times(told),
                        List.of(
                                Series.of("at training", figures(found, QualityDrift::expected)),
                                new Series(
                                        "then",
                                        found.stream()
                                                .map(each ->
                                                        new Value(
                                                                each.value(),
                                                                each.low(),
                                                                each.high()))
                                                .toList())))
                .spec();
    }

    private static List<String> times(List<Moment> moments) {
        return moments.stream().map(moment -> DriftWords.time(moment.at())).toList();
    }

    private static <T> double[] figures(List<T> all, ToDoubleFunction<T> figure) {
        return all.stream().mapToDouble(figure).toArray();
    }
}
