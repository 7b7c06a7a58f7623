package io.marquee.dashboard.genres.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.genres.Dimension;
import io.marquee.dashboard.genres.GenreCharts;
import io.marquee.dashboard.title.TitleFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All charts of the page. They stay where they are and show something else when a filter changes,
/// so that nobody loses their place.
final class GenreBoard extends Div {

    private final transient Consumer<TitleFilter> choose;
    private final transient Map<Chart, Function<GenreCharts, ChartSpec>> charts =
            new LinkedHashMap<>();

    private transient @Nullable GenreCharts shown;

    /// @param choose looks at other titles
    GenreBoard(Consumer<TitleFilter> choose) {
        this.choose = choose;
        addClassName("page-content");
        add(
                section(
                        "By genre",
                        of(Dimension.GENRE, GenreCharts::titles),
                        of(Dimension.GENRE, GenreCharts::predicted),
                        of(Dimension.GENRE, GenreCharts::liked),
                        of(Dimension.GENRE, GenreCharts::actual)),
                section(
                        "Genres in pairs",
                        pairs(GenreCharts::pairCounts),
                        pairs(GenreCharts::pairRatings)),
                section(
                        "Over the years",
                        of(Dimension.RELEASED, GenreCharts::titles),
                        of(Dimension.RELEASED, GenreCharts::trend),
                        of(Dimension.ADDED, GenreCharts::titles),
                        of(Dimension.ADDED, GenreCharts::trend)),
                section(
                        "By country",
                        of(Dimension.COUNTRY, GenreCharts::titles),
                        of(Dimension.COUNTRY, GenreCharts::predicted)),
                section(
                        "By kind and maturity",
                        of(Dimension.KIND, GenreCharts::titles),
                        of(Dimension.KIND, GenreCharts::predicted),
                        of(Dimension.MATURITY, GenreCharts::titles),
                        of(Dimension.MATURITY, GenreCharts::predicted)),
                section(
                        "By length",
                        of(Dimension.RUNTIME, GenreCharts::titles),
                        of(Dimension.RUNTIME, GenreCharts::predicted),
                        of(Dimension.SEASONS, GenreCharts::titles),
                        of(Dimension.SEASONS, GenreCharts::predicted)));
    }

    void show(GenreCharts specs) {
        shown = specs;
        charts.forEach((chart, spec) -> chart.show(spec.apply(specs)));
    }

    private Chart of(Dimension dimension, BiFunction<GenreCharts, Dimension, ChartSpec> spec) {
        return dimension.isFilter()
                ? chart(
                        specs -> spec.apply(specs, dimension),
                        (specs, row) -> specs.chosen(dimension, row))
                : chart(specs -> spec.apply(specs, dimension), null);
    }

    private Chart pairs(Function<GenreCharts, ChartSpec> spec) {
        return chart(spec, GenreCharts::chosenPair);
    }

    /// @param chosen what to look at when a row is clicked; null where there is nothing to choose
    private Chart chart(
            Function<GenreCharts, ChartSpec> spec,
            @Nullable BiFunction<GenreCharts, Integer, Optional<TitleFilter>> chosen) {
        Chart chart = new Chart();
        charts.put(chart, spec);
        if (chosen != null) {
            chart.addClickListener(click -> {
                if (shown != null) {
                    chosen.apply(shown, click.row()).ifPresent(choose);
                }
            });
        }
        return chart;
    }

    private static Section section(String name, Chart... charts) {
        Div grid = new Div(charts);
        grid.addClassName("chart-grid");
        Section section = new Section(new H2(name), grid);
        section.setAriaLabel(name);
        return section;
    }
}
