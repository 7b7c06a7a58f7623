package io.marquee.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeaturizerTest {

    /// Every median differs from every other and from every value of the titles.
    private static final FeatureSpec SPEC =
            new FeatureSpec(
                    2,
                    100,
                    List.of("Dramas", "Comedies", "Horror"),
                    List.of("France", "Japan"),
                    medians(),
                    EnumSet.of(FeatureFamily.FACTS, FeatureFamily.GENRES, FeatureFamily.COUNTRIES),
                    TermEffects.NONE);

    private final Featurizer featurizer = new Featurizer(SPEC);

    @Test
    void writes_a_title_of_which_everything_is_known() {
        assertThat(named(featurizer.vector(SomeTitles.FULL)))
                .containsExactlyEntriesOf(
                        vector(
                                2019, 2, 2021, 9, 90, 0, 4, 3, 2, 2, 2, 6, 17, // numbers
                                0, 0, 0, 0, 0, 0, 0, 0, // flags
                                1, 1, 0, 0, // genres
                                1, 0, 1)); // countries
    }

    @Test
    void writes_medians_and_flags_for_a_title_of_which_nothing_is_known() {
        assertThat(named(featurizer.vector(SomeTitles.BARE)))
                .containsExactlyEntriesOf(
                        vector(
                                2005, 101, 102, 103, 0, 105, 106, 107, 108, 109, 110, 4, 112, 1, 1,
                                1, 1, 1, 1, 1, 1, //
                                0, 0, 0, 0, //
                                0, 0, 0));
    }

    @Test
    void writes_the_median_runtime_of_a_film_without_one_and_no_seasons() {
        Map<String, Float> film =
                named(featurizer.vector(SomeTitles.of(Kind.MOVIE, List.of(), List.of())));

        assertThat(film).containsEntry("runtime_minutes", 104f).containsEntry("seasons", 0f);
    }

    @Test
    void sends_unseen_genres_and_countries_to_other() {
        float[] vector =
                featurizer.vector(
                        SomeTitles.of(
                                Kind.MOVIE,
                                List.of("Horror", "Unheard", "Unseen"),
                                List.of("Atlantis")));

        assertThat(named(vector))
                .containsEntry("genre=Dramas", 0f)
                .containsEntry("genre=Comedies", 0f)
                .containsEntry("genre=Horror", 1f)
                .containsEntry("genre_other", 1f)
                .containsEntry("country=France", 0f)
                .containsEntry("country=Japan", 0f)
                .containsEntry("country_other", 1f)
                .containsEntry("genre_count", 3f)
                .containsEntry("country_count", 1f);
    }

    @Test
    void takes_not_rated_for_unknown_and_bounds_what_has_no_bounds() {
        Title odd =
                new Title(
                        "s",
                        Kind.SERIES,
                        "n".repeat(300),
                        List.of(),
                        List.of(),
                        List.of(),
                        LocalDate.of(2000, 1, 1),
                        2021,
                        Maturity.NOT_RATED,
                        new Length.Seasons(3),
                        List.of(),
                        "d".repeat(3_000),
                        StatedVerdict.NONE,
                        SomeTitles.FULL.origin(),
                        List.of(),
                        List.of());

        assertThat(named(featurizer.vector(odd)))
                .containsEntry("maturity_level", 106f)
                .containsEntry("maturity_missing", 1f)
                .containsEntry("age_when_added", -1f)
                .containsEntry("name_length", 200f)
                .containsEntry("description_length", 2_000f)
                .containsEntry("seasons", 3f)
                .containsEntry("runtime_minutes", 0f)
                .containsEntry("length_missing", 0f);
    }

    @Test
    void knows_nothing_of_the_verdict() {
        Title t = SomeTitles.FULL;
        Title unseen =
                new Title(
                        t.id(),
                        t.kind(),
                        t.name(),
                        t.directors(),
                        t.cast(),
                        t.countries(),
                        t.added(),
                        t.releaseYear(),
                        t.maturity(),
                        t.length(),
                        t.genres(),
                        t.description(),
                        new StatedVerdict(1.0, false),
                        t.origin(),
                        t.mergedRows(),
                        t.repairs());

        assertThat(featurizer.vector(unseen)).isEqualTo(featurizer.vector(t));
    }

    @Test
    void makes_the_same_vectors_in_a_matrix_as_one_by_one() {
        List<Title> titles = SomeTitles.random(4, 300);
        CatalogProfile profile = new CatalogProfile();
        titles.forEach(profile::add);
        Featurizer fitted = new Featurizer(FeatureSpec.fit(profile));

        FeatureMatrix matrix = fitted.matrix(titles);

        assertThat(matrix.rows()).isEqualTo(300);
        assertThat(matrix.columns()).isEqualTo(fitted.columns().size());
        for (int row = 0; row < 300; row++) {
            float[] vector = fitted.vector(titles.get(row));
            for (int column = 0; column < vector.length; column++) {
                assertThat(matrix.at(row, column)).isEqualTo(vector[column]).isFinite();
            }
        }
    }

    @Test
    void makes_an_empty_matrix_of_no_titles() {
        FeatureMatrix none = featurizer.matrix(List.of());

        assertThat(none.rows()).isZero();
        assertThat(none.columns()).isEqualTo(28);
        assertThat(none.values()).isEmpty();
    }

    @Test
    void refuses_a_matrix_whose_values_do_not_fill_it() {
        assertThatThrownBy(() -> new FeatureMatrix(2, 3, new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 values do not make 2 rows of 3 columns");
        assertThatThrownBy(() -> new FeatureMatrix(-1, -1, new float[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeatureColumn.flag(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Map<String, Float> named(float[] vector) {
        assertThat(vector).hasSameSizeAs(featurizer.columns().toArray());
        Map<String, Float> named = new LinkedHashMap<>();
        for (int i = 0; i < vector.length; i++) {
            named.put(featurizer.columns().get(i).name(), vector[i]);
        }
        return named;
    }

    private Map<String, Float> vector(float... values) {
        return named(values);
    }

    private static Map<String, List<Integer>> medians() {
        Map<String, List<Integer>> quantiles = new LinkedHashMap<>();
        int median = 100;
        for (NumberFeature feature : NumberFeature.values()) {
            quantiles.put(feature.column(), Collections.nCopies(11, median++));
        }
        return quantiles;
    }
}
