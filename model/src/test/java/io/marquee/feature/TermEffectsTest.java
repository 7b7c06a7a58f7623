package io.marquee.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.catalog.Title;
import io.marquee.feature.TermEffects.Effect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TermEffectsTest {

    private static final TermEffects EFFECTS =
            new TermEffects(
                    10,
                    Map.of(
                            TermGroup.GENRE,
                            Map.of("Dramas", new Effect(0.25f, 6), "Horror", new Effect(-1, 3)),
                            TermGroup.GENRE_PAIR,
                            Map.of("Comedies + Dramas", new Effect(0.5f, 2)),
                            TermGroup.DIRECTOR,
                            Map.of("D. One", new Effect(-0.5f, 4), "D. Two", new Effect(0.125f, 1)),
                            TermGroup.WORD,
                            Map.of("about", new Effect(3, 2), "what", new Effect(-1, 5))));

    @Test
    void adds_up_what_is_known_of_a_title_record_by_record() {
        FeatureSpec spec =
                FeatureSpec.fit(
                                new CatalogProfile(),
                                EnumSet.range(
                                        FeatureFamily.GENRE_RECORD, FeatureFamily.TEXT_RECORD))
                        .with(EFFECTS);
        // Words weigh by their rarity, and a title's known words have length 1 together.
        double about = Math.log(11 / 2.0);
        double what = Math.log(11 / 5.0);
        double text = (3 * about - what) / Math.hypot(about, what);

        assertThat(values(spec, SomeTitles.FULL))
                .containsExactly(
                        0.75f,
                        6f, // Dramas, and Dramas with Comedies; evidence of genres alone
                        0f,
                        0f, // its countries are unknown
                        -0.375f,
                        5f, // both directors
                        0f,
                        0f, // nobody of its cast is known
                        (float) text);
        assertThat(values(spec, SomeTitles.BARE)).containsOnly(0f).hasSize(9);
        assertThat(text).isCloseTo(2.303, within(0.001));
    }

    @Test
    void knows_nothing_before_anything_was_fitted() {
        FeatureSpec spec =
                FeatureSpec.fit(new CatalogProfile(), EnumSet.of(FeatureFamily.CAST_RECORD));

        assertThat(values(spec, SomeTitles.FULL)).containsExactly(0f, 0f);
    }

    @Test
    void comes_back_from_its_file_and_is_short_in_it() {
        byte[] json = Json.line(EFFECTS).getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(Json.read(json, TermEffects.class, "effects")).isEqualTo(EFFECTS);
        assertThat(Json.line(EFFECTS))
                .contains("\"GENRE\":{\"Dramas\":[0.25,6],\"Horror\":[-1.0,3]}");
    }

    private static List<Float> values(FeatureSpec spec, Title title) {
        List<Float> values = new ArrayList<>();
        for (float value : new Featurizer(spec).vector(title)) {
            values.add(value);
        }
        return values;
    }
}
