package io.marquee.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.catalog.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TitleTermsTest {

    @Test
    void reads_the_terms_of_every_group_off_a_title() {
        CatalogProfile profile = new CatalogProfile();
        profile.add(SomeTitles.FULL);

        assertThat(terms(TitleTerms.of(SomeTitles.FULL, FeatureSpec.fit(profile))))
                .isEqualTo(
                        Map.of(
                                TermGroup.NUMBER,
                                List.of(
                                        "release_year#9",
                                        "age_when_added#9",
                                        "added_year#9",
                                        "added_month#9",
                                        "runtime_minutes#9",
                                        "maturity_level#9",
                                        "cast_count#9",
                                        "director_count#9",
                                        "country_count#9",
                                        "genre_count#9",
                                        "name_length#9",
                                        "description_length#9",
                                        "maturity=PG-13"),
                                TermGroup.GENRE,
                                List.of("Comedies", "Dramas"),
                                TermGroup.GENRE_PAIR,
                                List.of("Comedies + Dramas"),
                                TermGroup.COUNTRY,
                                List.of("Atlantis", "France"),
                                TermGroup.GENRE_IN_COUNTRY,
                                List.of(
                                        "Comedies in Atlantis",
                                        "Comedies in France",
                                        "Dramas in Atlantis",
                                        "Dramas in France"),
                                TermGroup.DIRECTOR,
                                List.of("D. One", "D. Two"),
                                TermGroup.CAST,
                                List.of("C. One", "C. Three", "C. Two"),
                                TermGroup.WORD,
                                List.of("about", "is", "it", "name", "what")));
    }

    @Test
    void has_terms_for_what_is_unknown_among_the_numbers_only() {
        assertThat(terms(TitleTerms.of(SomeTitles.BARE, FeatureSpec.fit(new CatalogProfile()))))
                .isEqualTo(
                        Map.of(
                                TermGroup.NUMBER,
                                List.of(
                                        "release_year#9",
                                        "age_when_added#unknown",
                                        "added_year#unknown",
                                        "added_month#unknown",
                                        "seasons#unknown",
                                        "maturity_level#unknown",
                                        "cast_count#unknown",
                                        "director_count#unknown",
                                        "country_count#unknown",
                                        "genre_count#unknown",
                                        "name_length#9",
                                        "description_length#unknown",
                                        "maturity=unknown"),
                                TermGroup.WORD,
                                List.of("bare")));
    }

    @Test
    void pairs_each_two_genres_once_whatever_their_order() {
        FeatureSpec spec = FeatureSpec.fit(new CatalogProfile());

        assertThat(
                        TitleTerms.of(SomeTitles.of(List.of("C", "A", "B", "A")), spec)
                                .of(TermGroup.GENRE_PAIR))
                .containsExactly("A + B", "A + C", "B + C");
        assertThat(
                        TitleTerms.of(SomeTitles.of(Kind.MOVIE, List.of("A"), List.of()), spec)
                                .of(TermGroup.GENRE_IN_COUNTRY))
                .isEmpty();
    }

    private static Map<TermGroup, List<String>> terms(TitleTerms terms) {
        Map<TermGroup, List<String>> found = new EnumMap<>(TermGroup.class);
        for (TermGroup group : TermGroup.values()) {
            if (!terms.of(group).isEmpty()) {
                found.put(group, terms.of(group));
            }
        }
        return found;
    }
}
