package io.marquee.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Kinds, lengths, maturity ratings and verdicts, as they are read off a cell.
class CellReadersTest {

    @ParameterizedTest
    @CsvSource({
        "90 min,90",
        "90min,90",
        "90 MINUTES,90",
        "1 minute,1",
        "90m,90",
        "90 min.,90",
        "1000 min,1000",
        "1h 30m,90",
        "1 h 30 min,90",
        "1 hr 5,65",
        "2 hours,120",
        "2h,120",
        "1 hour 1 minute,61"
    })
    void reads_the_minutes_of_a_film(String text, int minutes) {
        assertThat(LengthReader.read(text, Kind.MOVIE)).contains(new Length.Minutes(minutes));
        assertThat(LengthReader.read(text, Kind.SERIES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1 Season,1",
        "2 Seasons,2",
        "3 SEASONS,3",
        "4seasons,4",
        "5 series,5",
        "100 Seasons,100"
    })
    void reads_the_seasons_of_a_series(String text, int seasons) {
        assertThat(LengthReader.read(text, Kind.SERIES)).contains(new Length.Seasons(seasons));
        assertThat(LengthReader.read(text, Kind.MOVIE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "90",
                "min",
                "0 min",
                "1001 min",
                "9999 min",
                "12345 min",
                "-5 min",
                "1.5 h",
                "99 h",
                "0 Seasons",
                "101 Seasons",
                "1000 Seasons",
                "Season 2",
                "two seasons",
                "90 min 2 Seasons"
            })
    void reads_no_length_of_anything_else(String text) {
        assertThat(LengthReader.read(text, Kind.MOVIE)).isEmpty();
        assertThat(LengthReader.read(text, Kind.SERIES)).isEmpty();
    }

    @Test
    void refuses_lengths_that_nobody_believes() {
        for (int count : new int[] {Integer.MIN_VALUE, -1, 0, 1_001}) {
            assertThatThrownBy(() -> new Length.Minutes(count))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (int count : new int[] {-1, 0, 101}) {
            assertThatThrownBy(() -> new Length.Seasons(count))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Movie,MOVIE",
        " movie ,MOVIE",
        "FILM,MOVIE",
        "Feature,MOVIE",
        "TV Show,SERIES",
        "tv series,SERIES",
        "Series,SERIES",
        "Show,SERIES",
        "TV,SERIES"
    })
    void reads_kinds(String text, Kind kind) {
        assertThat(Kind.parse(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Game", "Movies", "TVShow", "1"})
    void reads_no_kind_of_anything_else(String text) {
        assertThat(Kind.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Maturity.class)
    void reads_every_maturity_rating_by_its_code(Maturity maturity) {
        assertThat(Maturity.parse(maturity.code())).contains(maturity);
        assertThat(Maturity.parse(" " + maturity.code().toLowerCase(java.util.Locale.ROOT)))
                .contains(maturity);
    }

    @Test
    void reads_the_words_for_not_rated_and_no_other_scale() {
        assertThat(List.of("NR", "UR", "Unrated", "not rated"))
                .allSatisfy(t -> assertThat(Maturity.parse(t)).contains(Maturity.NOT_RATED));
        assertThat(List.of("", "18", "FSK 16", "66 min", "TV MA"))
                .allSatisfy(t -> assertThat(Maturity.parse(t)).isEmpty());
    }

    @Test
    void puts_maturity_ratings_on_one_scale() {
        Map<Maturity, Integer> levels = new java.util.EnumMap<>(Maturity.class);
        for (Maturity maturity : Maturity.values()) {
            levels.put(maturity, maturity.level());
        }

        assertThat(levels)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry(Maturity.TV_Y, 0),
                                Map.entry(Maturity.G, 1),
                                Map.entry(Maturity.TV_G, 1),
                                Map.entry(Maturity.TV_Y7, 2),
                                Map.entry(Maturity.TV_Y7_FV, 2),
                                Map.entry(Maturity.PG, 3),
                                Map.entry(Maturity.TV_PG, 3),
                                Map.entry(Maturity.PG_13, 4),
                                Map.entry(Maturity.TV_14, 4),
                                Map.entry(Maturity.R, 5),
                                Map.entry(Maturity.TV_MA, 5),
                                Map.entry(Maturity.NC_17, 6),
                                Map.entry(Maturity.NOT_RATED, -1)));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "5,5", "5.0,5", "4.,4", "3.75,3.75", "' 2.5 ',2.5", "1.000,1"})
    void reads_ratings_from_1_to_5(String text, double rating) {
        assertThat(VerdictReader.rating(text)).contains(rating);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.99",
                "5.01",
                "6",
                "-3",
                "10",
                "NaN",
                "Infinity",
                "4f",
                "4d",
                "0x1p1",
                "4,5",
                "four",
                "1e0",
                "4.5.1",
                "5.0000000000000001e1"
            })
    void reads_no_rating_of_anything_else(String text) {
        assertThat(VerdictReader.rating(text)).isEmpty();
    }

    @Test
    void reads_whether_a_title_was_liked() {
        assertThat(List.of("1", "1.0", "true", "TRUE", " yes "))
                .allSatisfy(t -> assertThat(VerdictReader.liked(t)).contains(true));
        assertThat(List.of("0", "0.0", "False", "no"))
                .allSatisfy(t -> assertThat(VerdictReader.liked(t)).contains(false));
        assertThat(List.of("", "2", "0.5", "-1", "y", "maybe", "null"))
                .allSatisfy(t -> assertThat(VerdictReader.liked(t)).isEqualTo(Optional.empty()));
    }

    @Test
    void refuses_a_stated_rating_outside_1_to_5() {
        for (double rating : new double[] {0.999, 5.001, -1, Double.NaN}) {
            assertThatThrownBy(() -> new StatedVerdict(rating, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new StatedVerdict(null, null)).isEqualTo(StatedVerdict.NONE);
        assertThat(StatedVerdict.NONE.isEmpty()).isTrue();
        assertThat(new StatedVerdict(1.0, null).isEmpty()).isFalse();
        assertThat(new StatedVerdict(null, false).isEmpty()).isFalse();
    }

    @Test
    void names_the_columns_as_the_public_catalog_does() {
        assertThat(CatalogColumn.columns(Map.of()))
                .isEqualTo(
                        new io.marquee.table.Columns(
                                List.of(
                                        "show_id",
                                        "type",
                                        "title",
                                        "director",
                                        "cast",
                                        "country",
                                        "date_added",
                                        "release_year",
                                        "rating",
                                        "duration",
                                        "listed_in",
                                        "description",
                                        "user_rating",
                                        "user_liked"),
                                List.of("show_id", "type", "title", "release_year", "listed_in"),
                                Map.of()));
    }
}
