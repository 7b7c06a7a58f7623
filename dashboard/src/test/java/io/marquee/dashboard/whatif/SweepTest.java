package io.marquee.dashboard.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.Title;
import io.marquee.dashboard.TrainedWorkspace;
import io.marquee.dashboard.title.OpenModel;
import io.marquee.dashboard.title.OpenModels;
import io.marquee.scoring.Prediction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    @TempDir static Path folder;
    static OpenModel model;

    private static final RawTitle FILM =
            new RawTitle(
                    Map.of(
                            CatalogColumn.TITLE, "A Quiet Harbour",
                            CatalogColumn.TYPE, "Movie",
                            CatalogColumn.RELEASE_YEAR, "2019",
                            CatalogColumn.DATE_ADDED, "2020-03-31",
                            CatalogColumn.DURATION, "95 min",
                            CatalogColumn.RATING, "R",
                            CatalogColumn.LISTED_IN, "Dramas"));

    @BeforeAll
    static void train() {
        TrainedWorkspace trained = new TrainedWorkspace(folder);
        trained.train(30);
        model = new OpenModels(trained.store()).champion().orElseThrow();
    }

    @Test
    void predicts_what_the_title_would_get_if_it_were_typed_in_so() {
        for (Sweep.Point point : sweep(FILM, Dial.LENGTH).points()) {
            Prediction typed = judge(FILM.with(CatalogColumn.DURATION, point.number() + " min"));
            assertThat(point.prediction()).as(point.label()).isEqualTo(typed);
        }
        for (Sweep.Point point : sweep(FILM, Dial.RELEASE_YEAR).points()) {
            Prediction typed = judge(FILM.with(CatalogColumn.RELEASE_YEAR, point.label()));
            assertThat(point.prediction()).as(point.label()).isEqualTo(typed);
        }
        for (Sweep.Point point : sweep(FILM, Dial.MATURITY).points()) {
            Prediction typed = judge(FILM.with(CatalogColumn.RATING, point.label()));
            assertThat(point.prediction()).as(point.label()).isEqualTo(typed);
        }
    }

    @Test
    void goes_over_all_that_the_model_has_seen_and_marks_the_title_itself() {
        List<Integer> lengths = model.spec().quantiles().getOrDefault("runtime_minutes", List.of());
        List<Sweep.Point> points = sweep(FILM, Dial.LENGTH).points();
        assertThat(points.getFirst().number()).isEqualTo(lengths.getFirst());
        assertThat(points.getLast().number()).isEqualTo(lengths.getLast());
        assertThat(points).hasSizeBetween(60, 62);
        assertThat(points).extracting(Sweep.Point::number).isSorted().doesNotHaveDuplicates();
        assertThat(points.stream().filter(Sweep.Point::own).map(Sweep.Point::label))
                .containsExactly("95 min");
    }

    @Test
    void turns_through_the_months_even_where_they_are_shorter() {
        Sweep sweep = sweep(FILM, Dial.ADDED_MONTH);
        assertThat(sweep.points())
                .extracting(Sweep.Point::label)
                .containsExactly(
                        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                        "Dec");
        assertThat(sweep.points())
                .extracting(Sweep.Point::own)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(month -> month == 3).toList());
        assertThat(sweep.points().get(1).prediction())
                .isEqualTo(judge(FILM.with(CatalogColumn.DATE_ADDED, "2020-02-29")));
    }

    @Test
    void cannot_turn_the_month_of_a_date_that_is_not_known() {
        assertThat(sweep(FILM.with(CatalogColumn.DATE_ADDED, ""), Dial.ADDED_MONTH))
                .isEqualTo(new Sweep(Dial.ADDED_MONTH, List.of()));
    }

    @Test
    void stays_with_the_ratings_that_the_title_can_have() {
        assertThat(sweep(FILM, Dial.MATURITY).points())
                .extracting(Sweep.Point::label)
                .containsExactly("G", "PG", "PG-13", "R", "NC-17");
        assertThat(sweep(FILM.with(CatalogColumn.TYPE, "TV Show"), Dial.MATURITY).points())
                .extracting(Sweep.Point::label)
                .containsExactly("TV-Y", "TV-G", "TV-Y7", "TV-Y7-FV", "TV-PG", "TV-14", "TV-MA");
    }

    private static Sweep sweep(RawTitle typed, Dial dial) {
        return Sweep.of(model, title(typed), dial);
    }

    private static Title title(RawTitle typed) {
        return ((Answer.Judged) new WhatIf().ask(model, typed)).title();
    }

    private static Prediction judge(RawTitle typed) {
        return ((Answer.Judged) new WhatIf().ask(model, typed)).verdict().prediction();
    }
}
