package io.marquee.feature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.catalog.Title;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogProfileTest {

    @Test
    void counts_a_full_and_a_bare_title() {
        CatalogProfile profile = profile(List.of(SomeTitles.FULL, SomeTitles.BARE));

        assertThat(profile.titles()).isEqualTo(2);
        assertThat(profile.genres()).isEqualTo(Map.of("Dramas", 1L, "Comedies", 1L));
        assertThat(profile.countries()).isEqualTo(Map.of("France", 1L, "Atlantis", 1L));
        assertThat(profile.flags())
                .hasSize(FlagFeature.values().length)
                .allSatisfy((flag, count) -> assertThat(count).as(flag.name()).isEqualTo(1));
        assertThat(profile.numbers()).containsOnlyKeys(NumberFeature.values());
        assertThat(profile.numbers())
                .allSatisfy((number, tally) ->
                        assertThat(tally.counts())
                                .as(number.name())
                                .isEqualTo(
                                        switch (number) {
                                            case RELEASE_YEAR -> Map.of(2019, 1L, 2005, 1L);
                                            case AGE_WHEN_ADDED -> Map.of(2, 1L);
                                            case ADDED_YEAR -> Map.of(2021, 1L);
                                            case ADDED_MONTH -> Map.of(9, 1L);
                                            case RUNTIME_MINUTES -> Map.of(90, 1L);
                                            case SEASONS -> Map.of();
                                            case MATURITY_LEVEL -> Map.of(4, 1L);
                                            case CAST_COUNT -> Map.of(3, 1L);
                                            case DIRECTOR_COUNT, COUNTRY_COUNT, GENRE_COUNT ->
                                                    Map.of(2, 1L);
                                            case NAME_LENGTH -> Map.of(6, 1L, 4, 1L);
                                            case DESCRIPTION_LENGTH -> Map.of(17, 1L);
                                        }));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void is_the_sum_of_the_profiles_of_its_parts_in_any_order(long seed) {
        Random random = new Random(seed);
        List<Title> titles = new ArrayList<>(SomeTitles.random(seed, 500));
        CatalogProfile whole = profile(titles);

        Collections.shuffle(titles, random);
        List<CatalogProfile> parts = new ArrayList<>(List.of(new CatalogProfile()));
        for (int from = 0; from < titles.size(); ) {
            int to = Math.min(titles.size(), from + random.nextInt(1, 120));
            parts.add(profile(titles.subList(from, to)));
            from = to;
        }
        Collections.shuffle(parts, random);
        CatalogProfile sum = new CatalogProfile();
        parts.forEach(sum::addAll);

        assertThat(Json.pretty(sum)).isEqualTo(Json.pretty(whole));
        assertThat(FeatureSpec.fit(sum)).isEqualTo(FeatureSpec.fit(whole));
    }

    @Test
    void leaves_the_profile_that_it_adds_as_it_is() {
        CatalogProfile part = profile(List.of(SomeTitles.FULL));
        String before = Json.line(part);
        CatalogProfile sum = new CatalogProfile();

        sum.addAll(part);
        sum.add(SomeTitles.FULL);
        sum.addAll(part);

        assertThat(Json.line(part)).isEqualTo(before);
        assertThat(sum.titles()).isEqualTo(3);
    }

    @Test
    void comes_back_from_json_the_same_and_goes_on_counting() {
        CatalogProfile profile = profile(SomeTitles.random(9, 200));

        CatalogProfile again = Json.read(Json.pretty(profile), CatalogProfile.class, "p.json");

        assertThat(Json.line(again)).isEqualTo(Json.line(profile));
        profile.add(SomeTitles.FULL);
        again.add(SomeTitles.FULL);
        assertThat(Json.line(again)).isEqualTo(Json.line(profile));
        assertThat(
                        Json.line(
                                Json.read(
                                        Json.pretty(new CatalogProfile()),
                                        CatalogProfile.class,
                                        "p")))
                .isEqualTo(Json.line(new CatalogProfile()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"titles\":1}", "{\"titles\":1,\"numbers\":{\"HEIGHT\":{}}}"})
    void refuses_damaged_json(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), CatalogProfile.class, "p.json"))
                .isExactlyInstanceOf(UserError.class)
                .hasMessageStartingWith("p.json is damaged");
    }

    private static CatalogProfile profile(List<Title> titles) {
        CatalogProfile profile = new CatalogProfile();
        titles.forEach(profile::add);
        return profile;
    }
}
