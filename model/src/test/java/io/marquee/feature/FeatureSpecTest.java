package io.marquee.feature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.catalog.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureSpecTest {

    @Test
    void fits_vocabularies_of_what_is_frequent_with_ties_by_name() {
        CatalogProfile profile = new CatalogProfile();
        add(profile, 12, "Zeta", "Peru");
        add(profile, 12, "Alpha", "Chile");
        add(profile, 10, "Ten", "Ten");
        add(profile, 9, "Nine", "Nine");
        add(profile, 30, "Most", "Most");

        FeatureSpec spec = FeatureSpec.fit(profile);

        assertThat(spec.formatVersion()).isEqualTo(2);
        assertThat(spec.fittedOn()).isEqualTo(73);
        assertThat(spec.genres()).containsExactly("Most", "Alpha", "Zeta", "Ten");
        assertThat(spec.countries()).containsExactly("Most", "Chile", "Peru", "Ten");
    }

    @Test
    void keeps_no_more_than_a_hundred_genres_and_forty_countries() {
        CatalogProfile profile = new CatalogProfile();
        for (int i = 0; i < 120; i++) {
            add(profile, 200 - i, "g%03d".formatted(i), "c%03d".formatted(i));
        }

        FeatureSpec spec = FeatureSpec.fit(profile);

        assertThat(spec.genres()).isEqualTo(names("g", 100));
        assertThat(spec.countries()).isEqualTo(names("c", 40));
    }

    @Test
    void fits_deciles_of_every_number_and_zeros_where_nothing_is_known() {
        CatalogProfile profile = new CatalogProfile();
        profile.add(SomeTitles.FULL);
        profile.add(SomeTitles.BARE);

        Map<String, List<Integer>> expected = new LinkedHashMap<>();
        expected.put("release_year", deciles(2005, 2019));
        expected.put("age_when_added", deciles(2, 2));
        expected.put("added_year", deciles(2021, 2021));
        expected.put("added_month", deciles(9, 9));
        expected.put("runtime_minutes", deciles(90, 90));
        expected.put("seasons", deciles(0, 0));
        expected.put("maturity_level", deciles(4, 4));
        expected.put("cast_count", deciles(3, 3));
        expected.put("director_count", deciles(2, 2));
        expected.put("country_count", deciles(2, 2));
        expected.put("genre_count", deciles(2, 2));
        expected.put("name_length", deciles(4, 6));
        expected.put("description_length", deciles(17, 17));
        assertThat(FeatureSpec.fit(profile).quantiles()).containsExactlyEntriesOf(expected);
    }

    @Test
    void fits_to_an_empty_catalog() {
        FeatureSpec spec = FeatureSpec.fit(new CatalogProfile());

        assertThat(spec.fittedOn()).isZero();
        assertThat(spec.genres()).isEmpty();
        assertThat(spec.countries()).isEmpty();
        assertThat(spec.quantiles().values()).hasSize(13).allMatch(q -> q.equals(deciles(0, 0)));
    }

    @Test
    void names_its_columns_in_the_order_of_the_vector() {
        assertThat(spec(List.of("Dramas"), List.of("France", "Japan")).columns())
                .extracting(FeatureColumn::name)
                .containsExactly(
                        "release_year",
                        "age_when_added",
                        "added_year",
                        "added_month",
                        "runtime_minutes",
                        "seasons",
                        "maturity_level",
                        "cast_count",
                        "director_count",
                        "country_count",
                        "genre_count",
                        "name_length",
                        "description_length",
                        "series",
                        "added_missing",
                        "maturity_missing",
                        "length_missing",
                        "directors_missing",
                        "cast_missing",
                        "countries_missing",
                        "description_missing",
                        "genre=Dramas",
                        "genre_other",
                        "country=France",
                        "country=Japan",
                        "country_other");
        assertThat(spec(List.of(), List.of()).columns())
                .extracting(FeatureColumn::kind)
                .containsExactlyElementsOf(
                        Stream.concat(
                                        Collections.nCopies(13, FeatureColumn.Kind.NUMBER).stream(),
                                        Collections.nCopies(10, FeatureColumn.Kind.FLAG).stream())
                                .toList());
    }

    @Test
    void has_a_column_for_each_record_and_one_for_the_evidence_behind_it() {
        FeatureSpec all = FeatureSpec.fit(new CatalogProfile());

        assertThat(all.columns().subList(23, 32))
                .extracting(FeatureColumn::name)
                .containsExactly(
                        "genre_record",
                        "genre_evidence",
                        "country_record",
                        "country_evidence",
                        "director_record",
                        "director_evidence",
                        "cast_record",
                        "cast_evidence",
                        "text_record");
        assertThat(all.columns()).hasSize(32);
        assertThat(
                        FeatureSpec.fit(
                                        new CatalogProfile(),
                                        EnumSet.of(FeatureFamily.TEXT_RECORD, FeatureFamily.GENRES))
                                .columns())
                .containsExactly(
                        FeatureColumn.flag("genre_other"), FeatureColumn.number("text_record"));
    }

    @Test
    void refuses_to_be_without_any_feature() {
        assertThatThrownBy(() ->
                        FeatureSpec.fit(new CatalogProfile(), EnumSet.noneOf(FeatureFamily.class)))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage("No feature is left to learn from. Switch fewer of them off.");
    }

    @Test
    void says_in_which_tenth_a_value_lies() {
        CatalogProfile profile = new CatalogProfile();
        for (int year = 1920; year < 2020; year++) {
            profile.add(SomeTitles.of(Kind.MOVIE, List.of(), List.of()));
        }
        Map<String, List<Integer>> quantiles =
                new LinkedHashMap<>(FeatureSpec.fit(profile).quantiles());
        quantiles.put(
                "release_year",
                List.of(1900, 1950, 1960, 1970, 1980, 1990, 2000, 2005, 2010, 2015, 2020));
        quantiles.put("seasons", List.of(1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 9));
        FeatureSpec spec =
                spec(FeatureSpec.fit(profile), 7, quantiles, EnumSet.of(FeatureFamily.FACTS));

        assertThat(
                        IntStream.of(1800, 1949, 1950, 1999, 2000, 2014, 2015, 2030)
                                .map(year -> spec.tenth(NumberFeature.RELEASE_YEAR, year)))
                .containsExactly(0, 0, 1, 5, 6, 8, 9, 9);
        assertThat(IntStream.of(0, 1, 2, 3, 20).map(n -> spec.tenth(NumberFeature.SEASONS, n)))
                .containsExactly(0, 6, 8, 9, 9);
    }

    @Test
    void comes_back_from_its_file_equal_and_with_the_same_digest() {
        CatalogProfile profile = new CatalogProfile();
        SomeTitles.random(1, 2_000).forEach(profile::add);
        FeatureSpec spec = FeatureSpec.fit(profile);

        FeatureSpec again = FeatureSpec.read(Json.pretty(spec), "features.json");

        assertThat(again).isEqualTo(spec);
        assertThat(again.digest()).isEqualTo(spec.digest()).matches("[0-9a-f]{64}");
        assertThat(again.columns()).isEqualTo(spec.columns());
        assertThat(Json.pretty(again)).isEqualTo(Json.pretty(spec));
    }

    @Test
    void has_another_digest_when_anything_is_other() {
        FeatureSpec spec = spec(List.of("A", "B"), List.of("C"));
        Map<String, List<Integer>> shifted = new LinkedHashMap<>(spec.quantiles());
        shifted.put("seasons", deciles(0, 1));

        assertThat(
                        Stream.of(
                                        spec,
                                        spec(List.of("B", "A"), List.of("C")),
                                        spec(List.of("A"), List.of("B", "C")),
                                        spec(spec, 8, spec.quantiles(), spec.families()),
                                        spec(spec, 7, shifted, spec.families()),
                                        spec(
                                                spec,
                                                7,
                                                spec.quantiles(),
                                                EnumSet.of(FeatureFamily.FACTS)),
                                        spec.with(
                                                new TermEffects(
                                                        1,
                                                        Map.of(
                                                                TermGroup.CAST,
                                                                Map.of(
                                                                        "A",
                                                                        new TermEffects.Effect(
                                                                                1, 1))))))
                                .map(FeatureSpec::digest))
                .doesNotHaveDuplicates();
    }

    /// Golden: the same spec must have this digest on every machine and in every later version.
    @Test
    void has_this_digest_for_ever() {
        assertThat(spec(List.of("Dramas"), List.of("France")).digest())
                .isEqualTo("4329a79f5ef96ac52e3b45844e7c40ee83d889a85c23b133397610e417bb6ef0");
    }

    @Test
    void refuses_a_file_of_another_format_version() {
        String newer =
                Json.line(spec(List.of(), List.of()))
                        .replace("\"formatVersion\":2", "\"formatVersion\":3");

        assertThatThrownBy(() -> FeatureSpec.read(newer.getBytes(UTF_8), "m/features.json"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(
                        "m/features.json: This feature file has format version 3; this Marquee reads version 2. Use the Marquee that wrote it, or train anew.");
    }

    static Stream<Arguments> damaged_files() {
        String whole = Json.line(spec(List.of("A", "B"), List.of()));
        return Stream.of(
                Arguments.of("", "m/features.json is damaged"),
                Arguments.of("null", "m/features.json is damaged"),
                Arguments.of("[]", "the whole is not what it should be"),
                Arguments.of("PAR1", "m/features.json is damaged"),
                Arguments.of(whole.substring(0, whole.length() - 1), "m/features.json is damaged"),
                Arguments.of("{}", "m/features.json is damaged"),
                Arguments.of(
                        whole.replace("\"genres\":[\"A\",\"B\"],", ""),
                        "something that it must have is missing"),
                Arguments.of(
                        whole.replace("[\"A\",\"B\"]", "[\"A\",null]"),
                        "something that it must have is missing"),
                Arguments.of(
                        whole.replace("[\"A\",\"B\"]", "[\"A\",\"A\"]"),
                        "m/features.json: The feature file has a genre or country twice."),
                Arguments.of(
                        whole.replace("\"seasons\"", "\"saisons\""),
                        "m/features.json: The feature file lacks the quantiles of seasons."),
                Arguments.of(
                        whole.replaceFirst("\"seasons\":\\[0,", "\"seasons\":["),
                        "m/features.json: The feature file lacks the quantiles of seasons."),
                Arguments.of(
                        whole.replaceFirst("\"seasons\":\\[0,", "\"seasons\":[null,"),
                        "something that it must have is missing"),
                Arguments.of(
                        whole.replaceFirst("\"seasons\":\\[0,", "\"seasons\":[\"many\","),
                        "\"quantiles.seasons[0]\" is not what it should be"),
                Arguments.of(
                        whole.replace("[\"A\",\"B\"]", "7"),
                        "\"genres\" is not what it should be"));
    }

    @ParameterizedTest
    @MethodSource("damaged_files")
    void refuses_a_damaged_file(String json, String message) {
        assertThatThrownBy(() -> FeatureSpec.read(json.getBytes(UTF_8), "m/features.json"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("m/features.json")
                .message()
                .doesNotContain("io.marquee", "problem: null");
    }

    @Test
    void cannot_be_changed_from_outside() {
        List<Integer> deciles = new ArrayList<>(deciles(1, 2));
        Map<String, List<Integer>> quantiles =
                new LinkedHashMap<>(spec(List.of(), List.of()).quantiles());
        quantiles.put("seasons", deciles);
        Set<FeatureFamily> families = EnumSet.of(FeatureFamily.FACTS);
        FeatureSpec spec =
                new FeatureSpec(2, 7, List.of(), List.of(), quantiles, families, TermEffects.NONE);

        deciles.set(5, 1_000);
        quantiles.clear();
        families.add(FeatureFamily.GENRES);

        assertThat(spec.families()).containsExactly(FeatureFamily.FACTS);
        assertThat(spec.quantiles()).hasSize(13);
        assertThat(spec.quantiles().get("seasons")).isEqualTo(deciles(1, 2));
    }

    private static void add(CatalogProfile profile, int times, String genre, String country) {
        for (int i = 0; i < times; i++) {
            profile.add(SomeTitles.of(Kind.MOVIE, List.of(genre), List.of(country)));
        }
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> "%s%03d".formatted(prefix, i)).toList();
    }

    /// The deciles of two values: the smaller up to the half, the larger beyond.
    private static List<Integer> deciles(int smaller, int larger) {
        return IntStream.rangeClosed(0, 10).mapToObj(i -> i <= 5 ? smaller : larger).toList();
    }

    private static FeatureSpec spec(List<String> genres, List<String> countries) {
        FeatureSpec empty = FeatureSpec.fit(new CatalogProfile());
        return new FeatureSpec(
                2,
                7,
                genres,
                countries,
                empty.quantiles(),
                EnumSet.of(FeatureFamily.FACTS, FeatureFamily.GENRES, FeatureFamily.COUNTRIES),
                TermEffects.NONE);
    }

    private static FeatureSpec spec(
            FeatureSpec like,
            long fittedOn,
            Map<String, List<Integer>> quantiles,
            Set<FeatureFamily> families) {
        return new FeatureSpec(
                2,
                fittedOn,
                like.genres(),
                like.countries(),
                quantiles,
                families,
                TermEffects.NONE);
    }
}
