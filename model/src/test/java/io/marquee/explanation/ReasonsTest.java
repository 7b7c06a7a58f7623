package io.marquee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {

    @Test
    void a_film_is_told_in_words_strongest_first() {
        Row row =
                new Row()
                        .number("release_year", 2019, 0.02)
                        .number("age_when_added", 2, 0.01)
                        .number("added_year", 2021, 0.04)
                        .number("added_month", 12, -0.03)
                        .number("runtime_minutes", 95, 0.06)
                        .number("seasons", 0, 0.01)
                        .number("maturity_level", 5, 0.09)
                        .number("cast_count", 8, -0.10)
                        .number("director_count", 1, 0.008)
                        .number("name_length", 17, 0.007)
                        .number("description_length", 143, -0.006)
                        .flag("series", 0, 0.3)
                        .flag("added_missing", 0, 0.005)
                        .flag("length_missing", 0, 0.01)
                        .flag("cast_missing", 0, -0.01)
                        .flag("genre=Documentaries", 1, 0.21);

        Explanation explanation = row.top(20);

        assertThat(explanation.reasons().stream().map(Reason::line))
                .containsExactly(
                        "a film +0.30",
                        "Documentaries +0.21",
                        "cast of 8 -0.11",
                        "rated R or TV-MA +0.09",
                        "95 minutes +0.08",
                        "added in 2021, 2 years after its release +0.06",
                        "added in December -0.03",
                        "released 2019 +0.02",
                        "one director +0.01",
                        "name of 17 characters +0.01",
                        "description of 143 characters -0.01");
        assertThat(explanation.reasons().stream().map(Reason::feature))
                .containsExactly(
                        "kind",
                        "genre=Documentaries",
                        "cast_count",
                        "maturity",
                        "length",
                        "added",
                        "added_month",
                        "release_year",
                        "director_count",
                        "name_length",
                        "description");
        assertThat(explanation.everythingElse()).isZero();
        assertThat(explanation.margin()).isEqualTo(row.margin(), within(1e-12));
    }

    @Test
    void what_is_not_told_is_everything_else_and_all_adds_up() {
        Row row =
                new Row()
                        .number("release_year", 2019, 0.5)
                        .number("cast_count", 8, -0.25)
                        .number("added_month", 1, 0.125)
                        .number("name_length", 4, -1);

        Explanation explanation = row.top(2);

        assertThat(explanation)
                .isEqualTo(
                        new Explanation(
                                Row.BASE,
                                List.of(
                                        new Reason("name_length", "name of 4 characters", -1),
                                        new Reason("release_year", "released 2019", 0.5)),
                                -0.125));
        assertThat(explanation.margin()).isEqualTo(Row.BASE + 0.5 - 0.25 + 0.125 - 1);
    }

    @Test
    void a_series_is_told_by_its_seasons() {
        Row row =
                new Row()
                        .number("runtime_minutes", 0, 0.5)
                        .number("seasons", 3, 0.25)
                        .number("maturity_level", 5, 0.1)
                        .flag("series", 1, 0.5);

        assertThat(row.lines(5))
                .containsExactly("3 seasons +0.75", "a series +0.50", "rated TV-MA +0.10");
    }

    @Test
    void what_is_unknown_takes_all_that_stands_in_for_it() {
        Row row =
                new Row()
                        .number("age_when_added", 1, 0.1)
                        .number("added_year", 2019, 0.1)
                        .number("added_month", 7, 0.1)
                        .number("runtime_minutes", 98, 0.1)
                        .number("maturity_level", 4, 0.06)
                        .number("cast_count", 8, 0.2)
                        .number("director_count", 1, 0.3)
                        .number("description_length", 140, 0.02)
                        .flag("added_missing", 1, 0.1)
                        .flag("maturity_missing", 1, 0.02)
                        .flag("length_missing", 1, 0.04)
                        .flag("directors_missing", 1, 0.2)
                        .flag("cast_missing", 1, 0.1)
                        .flag("description_missing", 1, 0.03)
                        .number("director_record", 2.9f, 0.1)
                        .number("director_evidence", 0, 0.1)
                        .number("director_titles", 0, 0.1);

        assertThat(row.lines(9))
                .containsExactly(
                        "director unknown +0.80",
                        "date of addition unknown +0.40",
                        "cast unknown +0.30",
                        "length unknown +0.14",
                        "maturity rating unknown +0.08",
                        "no description +0.05");
    }

    @Test
    void an_unknown_country_is_not_told_as_countries_it_is_not_from() {
        Row row =
                new Row()
                        .number("country_count", 1, 0.1)
                        .flag("countries_missing", 1, 0.1)
                        .flag("country=India", 0, 0.2)
                        .flag("country_other", 0, 0.1);

        assertThat(row.top(9).reasons().stream().map(Reason::feature))
                .containsExactly("country_unknown");
        assertThat(row.lines(9)).containsExactly("country unknown +0.50");
    }

    @Test
    void genres_are_unknown_if_not_even_the_flag_for_others_is_on() {
        Row none = new Row().flag("genre=Dramas", 0, 0.1).flag("genre_other", 0, 0.2);
        Row other = new Row().flag("genre=Dramas", 0, 0.1).flag("genre_other", 1, 0.2);

        assertThat(none.lines(9)).containsExactly("genre unknown +0.30");
        assertThat(other.lines(9)).containsExactly("a rarer genre +0.20", "not Dramas +0.10");
    }

    @Test
    void what_a_title_does_not_have_is_one_reason_that_names_the_strongest() {
        Row row =
                new Row()
                        .flag("genre=Dramas", 0, -0.125)
                        .flag("genre=Comedies", 1, 0.5)
                        .flag("genre=Documentaries", 0, -0.25)
                        .flag("genre=Horror", 0, 0.0625)
                        .flag("genre=Anime", 0, -0.0625)
                        .flag("genre_other", 0, -0.5)
                        .flag("country=United States", 0, -0.25)
                        .flag("country=India", 1, 0.25)
                        .flag("country_other", 0, 0);

        assertThat(row.top(9).reasons())
                .containsExactly(
                        new Reason(
                                "genre_absent",
                                "not Documentaries or Dramas, among others",
                                -0.875),
                        new Reason("genre=Comedies", "Comedies", 0.5),
                        new Reason("country=India", "from India", 0.25),
                        new Reason("country_absent", "not from United States", -0.25));
    }

    @Test
    void what_a_title_does_not_have_is_told_only_if_it_is_large() {
        Row row =
                new Row()
                        .flag("genre=Dramas", 0, -0.249)
                        .flag("genre=Comedies", 1, 0.5)
                        .flag("country=Japan", 1, 0.01)
                        .flag("country=India", 0, 0.25);

        Explanation explanation = row.top(9);

        assertThat(explanation.reasons().stream().map(Reason::line))
                .containsExactly("Comedies +0.50", "not from India +0.25", "from Japan +0.01");
        assertThat(explanation.everythingElse()).isEqualTo(-0.249);
    }

    @Test
    void absence_without_names_is_told_in_general() {
        Row genres = new Row().flag("genre=Dramas", 1, 0).flag("genre_other", 0, 0.1);
        Row countries = new Row().flag("country=India", 1, 0).flag("country_other", 0, 0.1);

        assertThat(genres.lines(9)).containsExactly("genres it does not have +0.10");
        assertThat(countries.lines(9)).containsExactly("countries it is not from +0.10");
    }

    @ParameterizedTest
    @CsvSource({"director", "cast", "country", "genre"})
    void a_record_is_told_with_its_evidence(String subject) {
        Row some =
                new Row()
                        .number(subject + "_record", 3.5f, 0.05)
                        .number(subject + "_evidence", 4, 0.01)
                        .number(subject + "_titles", 6, 0.02);
        Row none =
                new Row()
                        .number(subject + "_record", 3, 0.25)
                        .number(subject + "_evidence", 0, 0.25);

        assertThat(some.lines(9)).containsExactly(subject + "'s earlier titles +0.08");
        assertThat(none.lines(9)).containsExactly(subject + "'s earlier titles: none rated +0.50");
    }

    @Test
    void words_of_title_and_description_are_one_reason() {
        Row row = new Row().number("text_0", 0.4f, 0.3).number("text_score", -1, -0.1);

        assertThat(row.lines(9)).containsExactly("title and description +0.20");
    }

    @Test
    void a_column_of_an_unknown_name_is_called_by_it() {
        Row row =
                new Row()
                        .number("moon_phase", 0.256f, 0.5)
                        .number("cast_age", 40, 0.4)
                        .flag("on_a_holiday", 1, 0.3)
                        .flag("remake", 0, 0.2)
                        .flag("release_season=winter", 0, 0.15)
                        .flag("release_season=summer", 1, 0.1);

        assertThat(row.lines(9))
                .containsExactly(
                        "moon phase 0.26 +0.50",
                        "cast age 40 +0.40",
                        "on a holiday +0.30",
                        "not remake +0.20",
                        "release season summer +0.10");
        assertThat(row.top(1).reasons().getFirst().feature()).isEqualTo("moon_phase");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    runtime_minutes | 1    | one minute
                    seasons         | 1    | one season
                    seasons         | 2    | 2 seasons
                    length_missing  | 0    | length
                    added_year      | 2020 | added in 2020
                    age_when_added  | -1   | added, before its release
                    age_when_added  | 0    | added, the year of its release
                    age_when_added  | 1    | added, one year after its release
                    added_month     | 1    | added in January
                    maturity_level  | 0    | rated TV-Y
                    maturity_level  | 6    | rated NC-17
                    maturity_level  | 4.5  | rated for maturity level 4.50
                    cast_count      | 1    | cast of one
                    director_count  | 2    | 2 directors
                    country_count   | 1    | one country
                    country_count   | 3    | 3 countries
                    genre_count     | 3    | 3 genres
                    """)
    void numbers_have_words(String column, float value, String words) {
        assertThat(new Row().number(column, value, 1).top(1).reasons().getFirst().text())
                .isEqualTo(words);
    }

    @Test
    void equally_strong_reasons_stay_in_the_order_of_columns_and_zeros_are_none() {
        Row row =
                new Row()
                        .number("name_length", 5, 0)
                        .number("genre_count", 2, -0.5)
                        .number("cast_count", 3, 0.5);

        assertThat(row.lines(9)).containsExactly("2 genres -0.50", "cast of 3 +0.50");
        assertThat(row.top(0).reasons()).isEmpty();
        assertThat(row.top(0).everythingElse()).isZero();
    }

    @Test
    void reasons_of_a_model_add_up_to_the_margin_of_every_row() {
        var model = new SeededModel(71, 12, false);
        var ensemble = model.ensemble(Objective.LIKED, 40, 5);
        var rows = model.rows(50);
        var contributions = TreeShap.of(ensemble).explain(rows);
        var reasons = Reasons.of(ensemble.columns());
        double[] margins = ensemble.margin(rows);

        for (int row = 0; row < rows.rows(); row++) {
            Explanation explanation = reasons.top(rows, contributions, row, 4);
            assertThat(explanation.reasons()).hasSize(4);
            assertThat(explanation.margin()).isEqualTo(margins[row], within(1e-9));
        }
    }

    @Test
    void an_explanation_has_a_plain_shape_in_files() {
        Explanation explanation = new Row().number("cast_count", 8, -0.25).top(3);

        assertThat(Json.line(explanation))
                .isEqualTo(
                        """
                        {"base":3.0,"reasons":[{"feature":"cast_count","text":"cast of 8",\
                        "contribution":-0.25}],"everythingElse":0.0}\
                        """);
    }

    @Test
    void every_column_is_in_one_group() {
        Row row =
                new Row()
                        .number("director_count", 1, 0)
                        .number("runtime_minutes", 1, 0)
                        .flag("directors_missing", 1, 0)
                        .flag("length_missing", 0, 0)
                        .flag("genre=Dramas", 0, 0)
                        .number("genre_count", 0, 0)
                        .flag("genre_other", 0, 0)
                        .number("director_record", 0, 0)
                        .number("moon_phase", 0, 0);

        assertThat(ColumnGroup.of(row.columns))
                .containsExactly(
                        new ColumnGroup(
                                "director",
                                List.of("director_count", "directors_missing", "director_record")),
                        new ColumnGroup("length", List.of("runtime_minutes", "length_missing")),
                        new ColumnGroup(
                                "genre", List.of("genre=Dramas", "genre_count", "genre_other")),
                        new ColumnGroup("moon_phase", List.of("moon_phase")));
    }

    @Test
    void rejects_contributions_of_other_rows() {
        Row one = new Row().number("cast_count", 1, 1);
        Row two = new Row().number("cast_count", 1, 1).number("name_length", 1, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Reasons.of(one.columns).top(one.matrix(), two.contributions(), 0, 1))
                .withMessage("contributions of 1 x 2 to rows of 1 x 1, in words for 1 columns");
    }

    /// A row with its contributions, column by column.
    private static final class Row {

        static final double BASE = 3;

        final List<FeatureColumn> columns = new ArrayList<>();
        private final List<Float> values = new ArrayList<>();
        private final List<Double> contributions = new ArrayList<>();

        Row number(String name, float value, double contribution) {
            return add(FeatureColumn.number(name), value, contribution);
        }

        Row flag(String name, int value, double contribution) {
            return add(FeatureColumn.flag(name), value, contribution);
        }

        private Row add(FeatureColumn column, float value, double contribution) {
            columns.add(column);
            values.add(value);
            contributions.add(contribution);
            return this;
        }

        FeatureMatrix matrix() {
            float[] row = new float[values.size()];
            for (int i = 0; i < row.length; i++) {
                row[i] = values.get(i);
            }
            return new FeatureMatrix(1, row.length, row);
        }

        Contributions contributions() {
            double[] row = contributions.stream().mapToDouble(c -> c).toArray();
            return new Contributions(1, row.length, BASE, row);
        }

        double margin() {
            return contributions().margin(0);
        }

        Explanation top(int most) {
            return Reasons.of(columns).top(matrix(), contributions(), 0, most);
        }

        List<String> lines(int most) {
            return top(most).reasons().stream().map(Reason::line).toList();
        }
    }
}
