package io.marquee.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureFamily;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.feature.TermEffects.Effect;
import io.marquee.feature.TermGroup;
import io.marquee.label.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingFeaturesTest {

    private static final FeatureSpec BASE =
            FeatureSpec.fit(
                    new CatalogProfile(),
                    EnumSet.of(
                            FeatureFamily.FACTS,
                            FeatureFamily.DIRECTOR_RECORD,
                            FeatureFamily.TEXT_RECORD));
    private static final int RECORD =
            BASE.columns().stream().map(c -> c.name()).toList().indexOf("director_record");

    private final List<Example> titles = Labelled.titles(300, 7);

    /// The proof that no record contains the verdict it is to predict: whatever a title's own
    /// rating is, its vector is the same.
    @ParameterizedTest
    @EnumSource(Hindsight.class)
    void keeps_a_titles_own_verdict_out_of_its_record(Hindsight hindsight) {
        TrainingFeatures features = TrainingFeatures.fit(BASE, titles, hindsight);

        for (int row = 0; row < titles.size(); row += 37) {
            List<Example> other = new ArrayList<>(titles);
            other.set(row, Labelled.withRating(titles.get(row), 1.5));
            TrainingFeatures changed = TrainingFeatures.fit(BASE, other, hindsight);

            assertThat(row(changed, row)).isEqualTo(row(features, row));
            assertThat(changed.spec().effects()).isNotEqualTo(features.spec().effects());
        }
    }

    @Test
    void knows_the_verdicts_of_all_titles_but_those_of_its_own_part() {
        TrainingFeatures features = TrainingFeatures.fit(BASE, titles, Hindsight.OUT_OF_FOLD);

        for (int part = 0; part < 5; part++) {
            int asked = part;
            List<Example> others = titles.stream().filter(e -> part(e) != asked).toList();
            Featurizer featurizer =
                    new Featurizer(
                            TrainingFeatures.fit(BASE, others, Hindsight.OUT_OF_FOLD).spec());
            for (int row = 0; row < titles.size(); row++) {
                if (part(titles.get(row)) == part) {
                    assertThat(row(features, row))
                            .isEqualTo(featurizer.vector(titles.get(row).title()));
                }
            }
        }
    }

    @Test
    void looks_at_no_title_that_was_added_later_as_of_then() {
        TrainingFeatures features = TrainingFeatures.fit(BASE, titles, Hindsight.AS_OF);
        List<Example> rewritten = new ArrayList<>(titles);
        for (int i = 180; i < 300; i++) {
            rewritten.set(i, Labelled.withRating(titles.get(i), 5));
        }
        TrainingFeatures changed = TrainingFeatures.fit(BASE, rewritten, Hindsight.AS_OF);

        for (int row = 0; row < 240; row++) {
            assertThat(row(changed, row)).isEqualTo(row(features, row));
        }
        for (int row = 0; row < 60; row++) {
            assertThat(features.vectors().at(row, RECORD)).isZero();
        }
        assertThat(features.vectors().at(100, RECORD)).isNotZero();
        assertThat(changed.vectors().at(250, RECORD))
                .isNotEqualTo(features.vectors().at(250, RECORD));
    }

    /// With a single kind of term the effect is the shrunk mean: `n m / (n + 1 / spread²)`.
    @Test
    void draws_a_directors_record_toward_zero_by_how_few_titles_there_are() {
        FeatureSpec base =
                FeatureSpec.fit(new CatalogProfile(), EnumSet.of(FeatureFamily.DIRECTOR_RECORD));
        List<Example> two =
                titles.stream().filter(e -> directedBy(e, 0) || directedBy(e, 1)).toList();
        double mean = two.stream().mapToDouble(Example::rating).average().orElseThrow();

        Map<String, Effect> effects =
                requireNonNull(
                        TrainingFeatures.fit(base, two, Hindsight.OUT_OF_FOLD)
                                .spec()
                                .effects()
                                .groups()
                                .get(TermGroup.DIRECTOR));

        assertThat(effects).containsOnlyKeys("Director 0", "Director 1");
        for (int director = 0; director < 2; director++) {
            int of = director;
            double[] above =
                    two.stream()
                            .filter(e -> directedBy(e, of))
                            .mapToDouble(e -> e.rating() - mean)
                            .toArray();
            double sum = Arrays.stream(above).sum();
            double spread = TermGroup.DIRECTOR.spread();
            Effect effect = requireNonNull(effects.get("Director " + director));
            assertThat(effect.titles()).isEqualTo(above.length);
            // The numbers share a little of what there is to explain.
            assertThat(effect.points())
                    .isCloseTo(
                            (float) (sum / (above.length + 1 / (spread * spread))), within(0.05f));
        }
    }

    @Test
    void finds_the_same_effects_in_any_order_of_the_labels_it_has() {
        List<Example> unrated = new ArrayList<>(titles);
        unrated.replaceAll(
                e -> e.title().id().endsWith("7") ? Labelled.withRating(e, Double.NaN) : e);
        List<Example> rated = unrated.stream().filter(e -> !Double.isNaN(e.rating())).toList();

        assertThat(TrainingFeatures.fit(BASE, unrated, Hindsight.OUT_OF_FOLD).spec())
                .isEqualTo(TrainingFeatures.fit(BASE, rated, Hindsight.OUT_OF_FOLD).spec());
    }

    @Test
    void has_no_record_where_ratings_are_noise() {
        List<Double> ratings = new ArrayList<>(titles.stream().map(Example::rating).toList());
        Collections.shuffle(ratings, new Random(3));
        List<Example> noise = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            noise.add(Labelled.withRating(titles.get(i), ratings.get(i)));
        }

        TrainingFeatures features = TrainingFeatures.fit(BASE, noise, Hindsight.OUT_OF_FOLD);

        assertThat(correlation(features, noise)).isCloseTo(0, within(0.15));
        assertThat(correlation(TrainingFeatures.fit(BASE, titles, Hindsight.OUT_OF_FOLD), titles))
                .isGreaterThan(0.9);
    }

    private static double correlation(TrainingFeatures features, List<Example> examples) {
        double mean = examples.stream().mapToDouble(Example::rating).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int row = 0; row < examples.size(); row++) {
            double x = features.vectors().at(row, RECORD);
            double y = examples.get(row).rating() - mean;
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static boolean directedBy(Example example, int director) {
        return example.title().directors().contains("Director " + director);
    }

    private static int part(Example example) {
        return Fold.RECORD.of(example.title().identity(), 5);
    }

    private static float[] row(TrainingFeatures features, int row) {
        int columns = features.vectors().columns();
        return Arrays.copyOfRange(features.vectors().values(), row * columns, (row + 1) * columns);
    }
}
