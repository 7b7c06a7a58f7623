package io.marquee.dashboard.genres;

import io.marquee.catalog.Kind;
import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Bars.Shape;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.DataTable;
import io.marquee.dashboard.chart.Format;
import io.marquee.dashboard.chart.Heatmap;
import io.marquee.dashboard.chart.Heatmap.Categories;
import io.marquee.dashboard.chart.Heatmap.Cell;
import io.marquee.dashboard.chart.Lines;
import io.marquee.dashboard.chart.Lines.Line;
import io.marquee.dashboard.chart.Lines.Point;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.dashboard.chart.Value;
import io.marquee.dashboard.title.TitleFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an analysis looks like.
public final class GenreCharts {

    private static final Scale RATING = Scale.of("Mean rating, 1 to 5");
    private static final Scale TITLES = Scale.of("Titles");

    private final GenreAnalysis analysis;
    private final TitleFilter filter;

    /// @param filter that the analysis is of
    public GenreCharts(GenreAnalysis analysis, TitleFilter filter) {
        this.analysis = analysis;
        this.filter = filter;
    }

    /// How many titles there are of each.
    public ChartSpec titles(Dimension dimension) {
        return bars(
                dimension,
                new Captions(
                        "Titles by " + words(dimension),
                        "How many titles there are. A title with several counts in each."),
                TITLES,
                dimension.isNumber() ? Shape.COLUMNS : Shape.BARS,
                series("Titles", dimension, tally -> Value.of((double) tally.titles())));
    }

    /// What rating is predicted of each.
    public ChartSpec predicted(Dimension dimension) {
        return bars(
                dimension,
                new Captions(
                        "Predicted rating by " + words(dimension),
                        "The mean predicted rating with its 95 % interval, from ten titles on."),
                RATING,
                Shape.DOTS,
                series("Predicted rating", dimension, tally -> value(tally.predicted())));
    }

    /// How large a share of each is predicted to be liked.
    public ChartSpec liked(Dimension dimension) {
        return bars(
                dimension,
                new Captions(
                        "Share predicted to be liked, by " + words(dimension),
                        "The share of titles with its 95 % interval."),
                new Scale("Titles", Format.PERCENT, Double.NaN, Double.NaN),
                Shape.DOTS,
                series("Predicted liked", dimension, tally -> value(tally.predictedLiked())));
    }

    /// How predictions and verdicts on the same titles compare.
    public ChartSpec actual(Dimension dimension) {
        return bars(
                dimension,
                new Captions(
                        "Actual beside predicted rating by " + words(dimension),
                        "Both means are of the same titles: "
                                + ofWhich()
                                + ". Whiskers are 95 % intervals of the actual mean."),
                RATING,
                Shape.DOTS,
                series("Actual", dimension, tally -> value(tally.actual())),
                series(
                        "Predicted of the same",
                        dimension,
                        tally -> Value.of(tally.predictedOfRated())));
    }

    /// How ratings went over the years.
    ///
    /// @param dimension whose values are years
    public ChartSpec trend(Dimension dimension) {
        List<Slice> slices = analysis.by(dimension);
        return new Lines(
                        new Captions(
                                "Rating by " + words(dimension),
                                "Mean predicted rating of all titles, with its 95 %% interval from %1$d titles on, and mean actual rating from %1$d verdicts on: %2$s."
                                        .formatted(Estimate.FEWEST_FOR_A_MEAN, ofWhich())),
                        Scale.years(dimension.title()),
                        RATING,
                        List.of(
                                line("Predicted", slices, tally -> value(tally.predicted())),
                                line("Actual", slices, tally -> settled(tally.actual()))))
                .spec();
    }

    /// How many titles the most frequent genres share.
    public ChartSpec pairCounts() {
        return pairs("Titles of two genres", TITLES, GenrePair::titles);
    }

    /// What is predicted of the titles that two genres share.
    public ChartSpec pairRatings() {
        return pairs("Predicted rating of two genres", RATING, GenrePair::predicted);
    }

    /// What to look at when a row of a dimension's charts is chosen: what stands there too, or not
    /// any more if it was chosen before. Empty where there is no such row, or nothing to choose.
    public Optional<TitleFilter> chosen(Dimension dimension, int row) {
        List<Slice> slices = analysis.by(dimension);
        if (row < 0 || row >= slices.size()) {
            return Optional.empty();
        }
        String name = slices.get(row).name();
        boolean again = isChosen(dimension, name);
        return switch (dimension) {
            case GENRE -> Optional.of(filter.toggledGenre(name));
            case KIND -> Optional.of(filter.withKind(again ? null : Kind.valueOf(name)));
            case COUNTRY -> Optional.of(filter.toggledCountry(name));
            case MATURITY -> Optional.of(filter.withMaturity(again ? null : name));
            case RELEASED -> {
                Integer year = Integer.valueOf(name);
                boolean alone = year.equals(filter.from()) && year.equals(filter.to());
                yield Optional.of(
                        alone ? filter.withYears(null, null) : filter.withYears(year, year));
            }
            case ADDED, RUNTIME, SEASONS -> Optional.empty();
        };
    }

    /// What to look at when a row of the pairs' charts is chosen: titles of both genres. Empty
    /// where there is no such row.
    public Optional<TitleFilter> chosenPair(int row) {
        // Each pair has two rows, one for each way round.
        if (row < 0 || row / 2 >= analysis.pairs().size()) {
            return Optional.empty();
        }
        GenrePair pair = analysis.pairs().get(row / 2);
        return Optional.of(filter.withGenres(List.of(pair.one(), pair.other())));
    }

    /// Which verdicts there are, in words.
    public String ofWhich() {
        return switch (analysis.actuals()) {
            case UNLEARNT ->
                    "%,d titles with a verdict that the model has not learnt from"
                            .formatted(analysis.unlearnt());
            case ALL ->
                    "all %,d titles with a verdict, those the model has learnt from among them"
                            .formatted(analysis.verdicts());
        };
    }

    private ChartSpec bars(
            Dimension dimension, Captions captions, Scale scale, Shape shape, Series... series) {
        List<Slice> slices = analysis.by(dimension);
        return new Bars(
                        captions,
                        dimension.title(),
                        scale,
                        shape,
                        slices.stream().map(slice -> name(dimension, slice)).toList(),
                        List.of(series))
                .spec(table(dimension, slices))
                .choosing(chosen(dimension));
    }

    private Series series(String name, Dimension dimension, Function<Tally, Value> value) {
        return new Series(
                name,
                analysis.by(dimension).stream().map(slice -> value.apply(slice.tally())).toList());
    }

    private static Line line(String name, List<Slice> slices, Function<Tally, Value> value) {
        return Line.of(
                name,
                slices.stream()
                        .map(slice ->
                                new Point(
                                        Double.parseDouble(slice.name()),
                                        value.apply(slice.tally())))
                        .toList());
    }

    private ChartSpec pairs(String title, Scale scale, ToDoubleFunction<GenrePair> value) {
        List<String> names =
                List.copyOf(
                        analysis.pairs().stream()
                                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                                .collect(LinkedHashSet::new, Collection::add, Collection::addAll));
        List<Cell> cells = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (GenrePair pair : analysis.pairs()) {
            int one = names.indexOf(pair.one());
            int other = names.indexOf(pair.other());
            cells.add(new Cell(one, other, value.applyAsDouble(pair)));
            cells.add(new Cell(other, one, value.applyAsDouble(pair)));
            rows.add(List.of(pair.other(), pair.one(), pair.titles(), pair.predicted()));
            rows.add(List.of(pair.one(), pair.other(), pair.titles(), pair.predicted()));
        }
        return new Heatmap(
                        new Captions(
                                title,
                                "The %d most frequent genres, two at a time."
                                        .formatted(names.size())),
                        new Categories("And", names),
                        new Categories("Genre", names),
                        scale,
                        cells)
                .spec(new DataTable(List.of("Genre", "And", "Titles", "Predicted rating"), rows));
    }

    private static DataTable table(Dimension dimension, List<Slice> slices) {
        List<List<Object>> rows =
                slices.stream().map(slice -> row(name(dimension, slice), slice.tally())).toList();
        return new DataTable(
                List.of(
                        dimension.title(),
                        "Titles",
                        "Predicted rating",
                        "from",
                        "to",
                        "Predicted liked",
                        "With a verdict",
                        "Actual rating",
                        "Predicted of the same",
                        "Actually liked"),
                List.of(
                        Format.PLAIN,
                        Format.NUMBER,
                        Format.NUMBER,
                        Format.NUMBER,
                        Format.NUMBER,
                        Format.PERCENT,
                        Format.NUMBER,
                        Format.NUMBER,
                        Format.NUMBER,
                        Format.PERCENT),
                rows);
    }

    private static List<Object> row(String name, Tally tally) {
        return List.of(
                name,
                tally.titles(),
                tally.predicted().value(),
                known(tally.predicted().low()),
                known(tally.predicted().high()),
                known(tally.predictedLiked().value()),
                tally.actual().count(),
                known(tally.actual().value()),
                known(tally.predictedOfRated()),
                known(tally.actualLiked().value()));
    }

    private static Object known(double figure) {
        return Double.isNaN(figure) ? "" : figure;
    }

    private List<Integer> chosen(Dimension dimension) {
        List<Slice> slices = analysis.by(dimension);
        return IntStream.range(0, slices.size())
                .filter(i -> isChosen(dimension, slices.get(i).name()))
                .boxed()
                .toList();
    }

    private boolean isChosen(Dimension dimension, String name) {
        return switch (dimension) {
            case GENRE -> filter.genres().contains(name);
            case KIND -> filter.kind() != null && filter.kind().name().equals(name);
            case COUNTRY -> filter.countries().contains(name);
            case MATURITY -> name.equals(filter.maturity());
            case RELEASED -> isChosen(Integer.parseInt(name));
            case ADDED, RUNTIME, SEASONS -> false;
        };
    }

    private boolean isChosen(int year) {
        Integer from = filter.from();
        Integer to = filter.to();
        return (from != null || to != null)
                && (from == null || year >= from)
                && (to == null || year <= to);
    }

    private static String name(Dimension dimension, Slice slice) {
        return switch (dimension) {
            case KIND -> TitleFilter.words(Kind.valueOf(slice.name()));
            case RUNTIME -> {
                int first = Integer.parseInt(slice.name());
                yield first == Dimension.LAST_RUNTIME
                        ? first + "+"
                        : "%d–%d".formatted(first, first + Dimension.RUNTIME_STEP - 1);
            }
            case SEASONS ->
                    Integer.parseInt(slice.name()) == Dimension.LAST_SEASONS
                            ? slice.name() + "+"
                            : slice.name();
            case GENRE, COUNTRY, MATURITY, RELEASED, ADDED -> slice.name();
        };
    }

    private static String words(Dimension dimension) {
        return dimension.title().toLowerCase(Locale.ROOT);
    }

    /// Unknown where the titles are too few, lest a line jumps from one title to the next.
    private static Value settled(Estimate estimate) {
        return Value.of(
                estimate.count() < Estimate.FEWEST_FOR_A_MEAN ? Double.NaN : estimate.value());
    }

    private static Value value(Estimate estimate) {
        return new Value(estimate.value(), estimate.low(), estimate.high());
    }
}
