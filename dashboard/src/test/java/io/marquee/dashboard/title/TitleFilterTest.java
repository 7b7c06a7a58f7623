package io.marquee.dashboard.title;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.catalog.Kind;
import io.marquee.dashboard.ScoredWorkspace;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.RunTables;
import io.marquee.dashboard.title.TitleFilter.Facet;
import io.marquee.dashboard.title.TitleFilter.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitleFilterTest {

    static final TitleFilter ALL_PARTS =
            new TitleFilter(
                    List.of("Dramas", "Comedies"),
                    Kind.MOVIE,
                    List.of("France"),
                    "PG-13",
                    2010,
                    2020,
                    true);

    @TempDir static Path folder;
    static Lake lake;
    static RunTables tables;

    @BeforeAll
    static void open() {
        ScoredWorkspace workspace = new ScoredWorkspace(folder);
        workspace.score();
        lake = new Lake(workspace.store());
        tables = lake.newestScored().orElseThrow();
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-          | -      | s1 s2 s3 s4 s5 s6 s7 s8",
                "genre      | Dramas | s1 s2 s4 s6 s8",
                "genre      | drama  | ''",
                "kind       | SERIES | s4 s5 s7",
                "country    | Spain  | s2 s3",
                "country    | Côte d'Ivoire | s8",
                "maturity   | TV-14  | s5 s7",
                "maturity   | unknown| s6",
                "from       | 2020   | s5 s6 s7 s8",
                "to         | 2018   | s1 s2",
                "liked      | true   | s1 s2 s4 s6 s8",
                "liked      | false  | s3 s5 s7",
            })
    void finds_the_titles_that_have_it(String name, String value, String ids) {
        Map<String, List<String>> parameters =
                name == null ? Map.of() : Map.of(name, List.of(value));

        assertThat(found(TitleFilter.of(parameters))).isEqualTo(ids);
    }

    @Test
    void finds_titles_that_have_all_that_is_asked_for() {
        assertThat(found(TitleFilter.NONE.toggledGenre("Dramas").toggledGenre("Comedies")))
                .isEqualTo("s2");
        assertThat(found(TitleFilter.NONE.toggledCountry("Spain").toggledCountry("France")))
                .isEqualTo("s2");
        assertThat(found(ALL_PARTS)).isEqualTo("s2");
        assertThat(found(ALL_PARTS.withLiked(false))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "' OR '1'='1",
                "?",
                "x'; DROP TABLE scored; --",
                "\"",
                "\\",
                "\u0000",
                "%",
                "$1",
                "{fn now()}",
                "<script>alert(1)</script>",
                "\uD800"
            })
    void takes_hostile_values_for_names_that_no_title_has(String value) {
        TitleFilter filter =
                new TitleFilter(List.of(value), null, List.of(value), value, null, null, null);

        assertThat(filter.condition())
                .isEqualTo(
                        "list_contains(genres, ?) AND list_contains(countries, ?) AND maturity = ?");
        assertThat(found(filter)).isEmpty();
        assertThat(found(TitleFilter.NONE)).isEqualTo("s1 s2 s3 s4 s5 s6 s7 s8");
    }

    @Test
    void finds_a_genre_with_quotes_and_brackets_in_its_name() {
        assertThat(found(TitleFilter.NONE.toggledGenre(ScoredWorkspace.HOSTILE_GENRE)))
                .isEqualTo("s8");
    }

    @Test
    void reads_what_it_writes() {
        Map<String, List<String>> parameters = ALL_PARTS.parameters();

        assertThat(parameters)
                .hasToString(
                        "{genre=[Dramas, Comedies], kind=[MOVIE], country=[France],"
                                + " maturity=[PG-13], from=[2010], to=[2020], liked=[true]}");
        assertThat(TitleFilter.of(parameters)).isEqualTo(ALL_PARTS);
        assertThat(TitleFilter.NONE.parameters()).isEmpty();
        assertThat(TitleFilter.NONE.query()).isEmpty();
        assertThat(ALL_PARTS.toggledGenre("A & <b>").query())
                .isEqualTo(
                        "genre=Dramas&genre=Comedies&genre=A+%26+%3Cb%3E&kind=MOVIE&country=France"
                                + "&maturity=PG-13&from=2010&to=2020&liked=true");
        assertThat(TitleFilter.of(Map.of("page", List.of("3"), "kind", List.of(""))))
                .isEqualTo(TitleFilter.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "kind, movie, MOVIE or SERIES",
        "from, 20x0, a year",
        "to, 99999999999, a year",
        "liked, yes, true or false"
    })
    void says_what_is_wrong_with_an_address(String name, String value, String expected) {
        assertThatThrownBy(() -> TitleFilter.of(Map.of(name, List.of(value))))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The address of this page asks for %s=%s, which is not %s. Correct it, or choose anew."
                                .formatted(name, value, expected));
    }

    @Test
    void takes_the_last_of_several_and_repeated_genres_once() {
        assertThat(
                        TitleFilter.of(
                                Map.of(
                                        "from", List.of("2001", "2002"),
                                        "genre", List.of("Dramas", "Dramas"))))
                .isEqualTo(
                        new TitleFilter(
                                List.of("Dramas"), null, List.of(), null, 2002, null, null));
    }

    @Test
    void tells_its_parts_and_what_is_left_without_each() {
        assertThat(ALL_PARTS.parts())
                .extracting(Part::name, Part::value)
                .map(Object::toString)
                .containsExactly(
                        "(\"Genre\", \"Dramas\")",
                        "(\"Genre\", \"Comedies\")",
                        "(\"Kind\", \"Movies\")",
                        "(\"Country\", \"France\")",
                        "(\"Maturity\", \"PG-13\")",
                        "(\"Released\", \"2010–2020\")",
                        "(\"Predicted\", \"liked\")");
        TitleFilter left = ALL_PARTS;
        while (!left.parts().isEmpty()) {
            TitleFilter less = left.parts().getFirst().without();
            assertThat(less.parts())
                    .extracting(Part::value)
                    .isEqualTo(left.parts().stream().skip(1).map(Part::value).toList());
            left = less;
        }
        assertThat(left).isEqualTo(TitleFilter.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2010,,since 2010", ",2020,until 2020", "2020,2020,2020"})
    void says_years_as_people_do(Integer from, Integer to, String words) {
        assertThat(TitleFilter.NONE.withYears(from, to).parts())
                .containsExactly(new Part("Released", words, TitleFilter.NONE));
    }

    @Test
    void forgets_one_respect() {
        TitleFilter left = ALL_PARTS;
        for (Facet facet : Facet.values()) {
            left = left.without(facet);
        }

        assertThat(left).isEqualTo(TitleFilter.NONE);
        assertThat(ALL_PARTS.without(Facet.GENRE).parameters().keySet())
                .containsExactly("kind", "country", "maturity", "from", "to", "liked");
    }

    @Test
    void takes_a_genre_back_that_is_chosen_twice() {
        assertThat(TitleFilter.NONE.toggledGenre("Dramas").toggledGenre("Dramas"))
                .isEqualTo(TitleFilter.NONE);
    }

    private static String found(TitleFilter filter) {
        return String.join(
                " ",
                tables.list(
                        "SELECT title_id FROM scored WHERE %s ORDER BY title_id"
                                .formatted(filter.condition()),
                        filter.values(),
                        row -> row.text("title_id")));
    }
}
