package io.marquee.pipeline.coder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.run.Counts;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;

class JsonCoderTest {

    @Test
    void gives_back_what_pipelines_fit() throws Exception {
        CatalogProfile profile = new CatalogProfile();
        SomeTitles.observed(5, 100).forEach(observed -> profile.add(observed.title()));
        FeatureSpec spec = FeatureSpec.fit(profile);
        LabelPolicy policy =
                new LabelPolicy(new RatingPrior(1 / 3.0 + 3, 0.1), LabelOptions.DEFAULT, 42);

        assertThat(thereAndBack(JsonCoder.of(FeatureSpec.class), spec)).isEqualTo(spec);
        assertThat(thereAndBack(JsonCoder.of(LabelPolicy.class), policy)).isEqualTo(policy);
        assertThat(FeatureSpec.fit(thereAndBack(JsonCoder.of(CatalogProfile.class), profile)))
                .isEqualTo(spec);
    }

    @Test
    void reads_no_further_than_its_value() throws Exception {
        Coder<List<Counts>> coder = ListCoder.of(JsonCoder.of(Counts.class));
        List<Counts> values = List.of(new Counts(), new Counts(Map.of("rows.read", 3L)));

        assertThat(thereAndBack(coder, values))
                .extracting(Counts::values)
                .containsExactly(new Counts().values(), values.get(1).values());
    }

    @Test
    void is_no_coder_of_keys() {
        assertThatThrownBy(() -> JsonCoder.of(Counts.class).verifyDeterministic())
                .isInstanceOf(Coder.NonDeterministicException.class)
                .hasMessageContaining("not for keys");
    }

    @Test
    void travels_to_workers() throws Exception {
        JsonCoder<Counts> coder = SerializableUtils.clone(JsonCoder.of(Counts.class));

        assertThat(thereAndBack(coder, new Counts().add("a", 1)).of("a")).isEqualTo(1);
    }

    private static <T> T thereAndBack(Coder<T> coder, T value) throws Exception {
        return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, value));
    }
}
