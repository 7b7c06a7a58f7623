package io.marquee.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.feature.Unfamiliar.Code;
import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FamiliarityTest {

    /// Fifteen films of 80 or 120 minutes, released 1950 or 2019, added 2010 or 2021, of one or two
    /// genres and countries; ten series of 1 or 4 seasons.
    private static final Familiarity FAMILIARITY = Familiarity.of(spec());

    @Test
    void finds_nothing_strange_in_what_it_has_seen() {
        for (Title title : seen()) {
            assertThat(FAMILIARITY.check(title)).isEmpty();
        }
    }

    @Test
    void names_numbers_below_and_above_anything_seen() {
        Title old = movie(1925, LocalDate.of(2021, 3, 1), 79, List.of("Dramas"), List.of("France"));
        assertThat(FAMILIARITY.check(old))
                .containsExactly(
                        new Unfamiliar(
                                Code.BELOW_RANGE,
                                "release_year",
                                "released 1925, before anything seen (1950)"),
                        new Unfamiliar(
                                Code.ABOVE_RANGE,
                                "age_when_added",
                                "added 96 years after release, more than anything seen (60)"),
                        new Unfamiliar(
                                Code.BELOW_RANGE,
                                "runtime_minutes",
                                "a running time of 79 minutes, less than anything seen (80)"));
        assertThat(FAMILIARITY.check(series(5)))
                .containsExactly(
                        new Unfamiliar(
                                Code.ABOVE_RANGE,
                                "seasons",
                                "5 seasons, more than anything seen (4)"));
        assertThat(FAMILIARITY.check(series(4))).isEmpty();
    }

    @Test
    void takes_the_near_future_as_ordinary_but_not_the_far_one() {
        assertThat(FAMILIARITY.check(released(2021, 2023))).isEmpty();
        assertThat(FAMILIARITY.check(released(2022, 2024)))
                .containsExactly(
                        new Unfamiliar(
                                Code.ABOVE_RANGE,
                                "release_year",
                                "released 2022, long after anything seen (2019)"),
                        new Unfamiliar(
                                Code.ABOVE_RANGE,
                                "added_year",
                                "added in 2024, long after anything seen (2021)"));
    }

    @Test
    void names_each_unknown_genre_and_countries_of_which_none_is_known() {
        LocalDate day = LocalDate.of(2021, 3, 1);
        assertThat(
                        FAMILIARITY.check(
                                movie(
                                        2019,
                                        day,
                                        90,
                                        List.of("Opera", "Dramas"),
                                        List.of("Tuvalu", "Nauru"))))
                .containsExactly(
                        new Unfamiliar(
                                Code.UNKNOWN_GENRE,
                                "genre_other",
                                "the genre 'Opera' is none of the 3 that the model knows"),
                        new Unfamiliar(
                                Code.NO_KNOWN_COUNTRY,
                                "country_other",
                                "made in Tuvalu, Nauru, none of the 2 countries that the model knows"));
        assertThat(
                        FAMILIARITY.check(
                                movie(
                                        2019,
                                        day,
                                        90,
                                        List.of("Dramas"),
                                        List.of("Nauru", "France"))))
                .isEmpty();
    }

    @Test
    void what_is_missing_is_not_strange() {
        assertThat(FAMILIARITY.check(series(null))).isEmpty();
        Title bare = SomeTitles.of(Kind.MOVIE, List.of(), List.of());
        assertThat(FAMILIARITY.check(bare)).isEmpty();
    }

    @Test
    void tells_numbers_that_no_title_seen_had() {
        CatalogProfile films = new CatalogProfile();
        films.add(movie(2000, null, 90, List.of("Dramas"), List.of("France")));
        Familiarity familiarity = Familiarity.of(FeatureSpec.fit(films));

        assertThat(familiarity.check(movie(2000, null, 90, List.of("Opera"), List.of("Nauru"))))
                .isEmpty();
        assertThat(
                        familiarity.check(
                                title(
                                        Kind.SERIES,
                                        2000,
                                        LocalDate.of(2001, 2, 3),
                                        new Length.Seasons(1),
                                        List.of(),
                                        List.of())))
                .containsExactly(
                        new Unfamiliar(
                                Code.NEVER_KNOWN,
                                "age_when_added",
                                "added 1 years after release, which is known of no title seen"),
                        new Unfamiliar(
                                Code.NEVER_KNOWN,
                                "added_year",
                                "added in 2001, which is known of no title seen"),
                        new Unfamiliar(
                                Code.NEVER_KNOWN,
                                "added_month",
                                "added in month 2, which is known of no title seen"),
                        new Unfamiliar(
                                Code.NEVER_KNOWN,
                                "seasons",
                                "1 season, which is known of no title seen"));
    }

    @Test
    void has_words_for_every_number() {
        CatalogProfile profile = new CatalogProfile();
        profile.add(SomeTitles.FULL);
        List<Unfamiliar> marks = Familiarity.of(FeatureSpec.fit(profile)).check(strange());

        assertThat(marks)
                .extracting(Unfamiliar::sentence)
                .containsExactly(
                        "released 2030, long after anything seen (2019)",
                        "added before release, less than anything seen (2)",
                        "added in 2025, long after anything seen (2021)",
                        "added in month 12, more than anything seen (9)",
                        "a running time of 91 minutes, more than anything seen (90)",
                        "a maturity level of 6, more than anything seen (4)",
                        "a cast of 4, more than anything seen (3)",
                        "1 director, less than anything seen (2)",
                        "3 countries, more than anything seen (2)",
                        "1 genre, less than anything seen (2)",
                        "a name of 5 characters, less than anything seen (6)",
                        "a description of 3 characters, less than anything seen (17)");
    }

    private static FeatureSpec spec() {
        CatalogProfile profile = new CatalogProfile();
        seen().forEach(profile::add);
        return FeatureSpec.fit(profile);
    }

    private static List<Title> seen() {
        Title oldest =
                movie(1950, LocalDate.of(2010, 1, 1), 80, List.of("Dramas"), List.of("France"));
        Title newest =
                movie(
                        2019,
                        LocalDate.of(2021, 12, 1),
                        120,
                        List.of("Dramas", "Comedies"),
                        List.of("France", "Peru"));
        List<Title> titles = new ArrayList<>();
        titles.addAll(Collections.nCopies(5, oldest));
        titles.addAll(Collections.nCopies(10, newest));
        titles.addAll(Collections.nCopies(5, series(1)));
        titles.addAll(Collections.nCopies(5, series(4)));
        return titles;
    }

    private static Title released(int year, int added) {
        return movie(year, LocalDate.of(added, 5, 5), 90, List.of("Dramas"), List.of("France"));
    }

    private static Title movie(
            int year,
            @Nullable LocalDate added,
            int minutes,
            List<String> genres,
            List<String> countries) {
        return title(Kind.MOVIE, year, added, new Length.Minutes(minutes), genres, countries);
    }

    private static Title series(@Nullable Integer seasons) {
        return title(
                Kind.SERIES,
                2015,
                LocalDate.of(2016, 6, 1),
                seasons == null ? null : new Length.Seasons(seasons),
                List.of("Series"),
                List.of("France"));
    }

    private static Title title(
            Kind kind,
            int year,
            @Nullable LocalDate added,
            @Nullable Length length,
            List<String> genres,
            List<String> countries) {
        return new Title(
                "s1",
                kind,
                "Bare",
                List.of(),
                List.of(),
                countries,
                added,
                year,
                null,
                length,
                genres,
                "",
                StatedVerdict.NONE,
                new RowOrigin("c.csv", 1, 2),
                List.of(),
                List.of());
    }

    private static Title strange() {
        return new Title(
                "s3",
                Kind.MOVIE,
                "Brief",
                List.of("D. One"),
                List.of("1", "2", "3", "4"),
                List.of("France", "Peru", "Chile"),
                LocalDate.of(2025, 12, 1),
                2030,
                Maturity.NC_17,
                new Length.Minutes(91),
                List.of("Dramas"),
                "Oh.",
                StatedVerdict.NONE,
                new RowOrigin("c.csv", 1, 2),
                List.of(),
                List.of());
    }
}
