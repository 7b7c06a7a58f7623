package io.marquee.dashboard.genres;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Kind;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.title.TitleFilter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenreChartsTest {

    static final double NONE = Double.NaN;

    static final GenreAnalysis ANALYSIS =
            new GenreAnalysis(
                    "run",
                    "v1",
                    Actuals.UNLEARNT,
                    1_500,
                    300,
                    tally(2_000),
                    slices(),
                    List.of(
                            new GenrePair("Dramas", "Comedies", 20, 3.5),
                            new GenrePair("Dramas", "Thrillers", 10, 3.0)));

    @Test
    void a_dimensions_charts_share_a_table_of_all_its_figures() {
        GenreCharts charts = new GenreCharts(ANALYSIS, TitleFilter.NONE);
        ChartSpec titles = charts.titles(Dimension.GENRE);

        assertThat(titles.title()).isEqualTo("Titles by genre");
        assertThat(titles.table().headers())
                .containsExactly(
                        "Genre",
                        "Titles",
                        "Predicted rating",
                        "from",
                        "to",
                        "Predicted liked",
                        "With a verdict",
                        "Actual rating",
                        "Predicted of the same",
                        "Actually liked");
        assertThat(titles.table().rows())
                .containsExactly(
                        List.of("Dramas", 40L, 3.5, 3.25, 3.75, 0.5, 10L, 3.0, 3.25, 0.25),
                        List.of("Comedies", 30L, 3.5, 3.25, 3.75, 0.5, 10L, 3.0, 3.25, 0.25));
        assertThat(charts.predicted(Dimension.GENRE).table()).isEqualTo(titles.table());
        assertThat(charts.liked(Dimension.GENRE).table()).isEqualTo(titles.table());
        assertThat(charts.actual(Dimension.GENRE).table()).isEqualTo(titles.table());
    }

    @Test
    void names_ranges_and_kinds_as_people_do() {
        GenreCharts charts = new GenreCharts(ANALYSIS, TitleFilter.NONE);

        assertThat(names(charts, Dimension.RUNTIME)).containsExactly("90–104", "240+");
        assertThat(names(charts, Dimension.SEASONS)).containsExactly("1", "10+");
        assertThat(names(charts, Dimension.KIND)).containsExactly("Movies", "Series");
    }

    @Test
    void says_which_verdicts_are_shown() {
        assertThat(
                        new GenreCharts(ANALYSIS, TitleFilter.NONE)
                                .actual(Dimension.GENRE)
                                .description())
                .isEqualTo(
                        "Both means are of the same titles: 300 titles with a verdict that the model"
                                + " has not learnt from. Whiskers are 95 % intervals of the actual"
                                + " mean.");
        GenreAnalysis all =
                new GenreAnalysis(
                        "run", "v1", Actuals.ALL, 1_500, 3, tally(9), slices(), List.of());
        assertThat(new GenreCharts(all, TitleFilter.NONE).ofWhich())
                .isEqualTo(
                        "all 1,500 titles with a verdict, those the model has learnt from among"
                                + " them");
    }

    @Test
    void a_trend_goes_by_year() {
        ChartSpec trend = new GenreCharts(ANALYSIS, TitleFilter.NONE).trend(Dimension.RELEASED);

        assertThat(trend.title()).isEqualTo("Rating by year released");
        assertThat(trend.table().rows())
                .containsExactly(
                        List.of(2019.0, 3.5, 3.25, 3.75, 3.0),
                        List.of(2020.0, 3.5, 3.25, 3.75, 3.0));
    }

    @Test
    void pairs_stand_both_ways_round() {
        GenreCharts charts = new GenreCharts(ANALYSIS, TitleFilter.NONE);

        assertThat(charts.pairCounts().table().rows())
                .containsExactly(
                        List.of("Comedies", "Dramas", 20L, 3.5),
                        List.of("Dramas", "Comedies", 20L, 3.5),
                        List.of("Thrillers", "Dramas", 10L, 3.0),
                        List.of("Dramas", "Thrillers", 10L, 3.0));
        assertThat(charts.pairRatings().table()).isEqualTo(charts.pairCounts().table());
        assertThat(charts.chosenPair(2))
                .hasValue(TitleFilter.NONE.withGenres(List.of("Dramas", "Thrillers")));
        assertThat(charts.chosenPair(-1)).isEmpty();
        assertThat(charts.chosenPair(4)).isEmpty();
    }

    @Test
    void what_is_chosen_is_filtered_by_and_not_any_more_if_chosen_again() {
        Map<Dimension, TitleFilter> chosen = new EnumMap<>(Dimension.class);
        chosen.put(Dimension.GENRE, TitleFilter.NONE.toggledGenre("Comedies"));
        chosen.put(Dimension.KIND, TitleFilter.NONE.withKind(Kind.SERIES));
        chosen.put(Dimension.COUNTRY, TitleFilter.NONE.toggledCountry("Spain"));
        chosen.put(Dimension.MATURITY, TitleFilter.NONE.withMaturity("unknown"));
        chosen.put(Dimension.RELEASED, TitleFilter.NONE.withYears(2020, 2020));
        chosen.forEach((dimension, filter) -> {
            assertThat(new GenreCharts(ANALYSIS, TitleFilter.NONE).chosen(dimension, 1))
                    .hasValue(filter);
            GenreCharts again = new GenreCharts(ANALYSIS, filter);
            assertThat(again.chosen(dimension, 1)).hasValue(TitleFilter.NONE);
            assertThat(again.titles(dimension).option().get("chosen")).isEqualTo(List.of(1));
        });
        GenreCharts charts = new GenreCharts(ANALYSIS, TitleFilter.NONE);
        assertThat(charts.titles(Dimension.GENRE).option()).doesNotContainKey("chosen");
        assertThat(charts.chosen(Dimension.GENRE, -1)).isEmpty();
        assertThat(charts.chosen(Dimension.GENRE, 2)).isEmpty();
        assertThat(charts.chosen(Dimension.RUNTIME, 0)).isEmpty();
    }

    @Test
    void a_year_of_a_longer_time_is_chosen_alone() {
        TitleFilter since = TitleFilter.NONE.withYears(2019, null);
        GenreCharts charts = new GenreCharts(ANALYSIS, since);

        assertThat(charts.titles(Dimension.RELEASED).option().get("chosen"))
                .isEqualTo(List.of(0, 1));
        assertThat(charts.chosen(Dimension.RELEASED, 1))
                .hasValue(TitleFilter.NONE.withYears(2020, 2020));
    }

    private static List<Object> names(GenreCharts charts, Dimension dimension) {
        return charts.titles(dimension).table().rows().stream().map(List::getFirst).toList();
    }

    private static Map<Dimension, List<Slice>> slices() {
        Map<Dimension, List<Slice>> slices = new EnumMap<>(Dimension.class);
        slices.put(Dimension.GENRE, slices("Dramas", "Comedies"));
        slices.put(Dimension.KIND, slices("MOVIE", "SERIES"));
        slices.put(Dimension.COUNTRY, slices("France", "Spain"));
        slices.put(Dimension.MATURITY, slices("R", "unknown"));
        slices.put(Dimension.RELEASED, slices("2019", "2020"));
        slices.put(Dimension.ADDED, slices("2019", "2020"));
        slices.put(Dimension.RUNTIME, slices("90", "240"));
        slices.put(Dimension.SEASONS, slices("1", "10"));
        return slices;
    }

    private static List<Slice> slices(String one, String other) {
        return List.of(new Slice(one, tally(40)), new Slice(other, tally(30)));
    }

    private static Tally tally(long titles) {
        return new Tally(
                titles,
                new Estimate(titles, 3.5, 3.25, 3.75),
                new Estimate(titles, 0.5, 0.375, 0.625),
                new Estimate(10, 3, NONE, NONE),
                3.25,
                new Estimate(10, 0.25, 0.125, 0.5));
    }
}
