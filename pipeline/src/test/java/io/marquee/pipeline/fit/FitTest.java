package io.marquee.pipeline.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelOptions;
import io.marquee.label.LabelPolicy;
import io.marquee.label.RatingPrior;
import io.marquee.label.Split;
import io.marquee.pipeline.Blocks;
import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.Unwatched;
import io.marquee.pipeline.merge.ObservedTitle;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/// What is fitted by combining parts is what one pass over the titles in their order gives, to the
/// last bit.
class FitTest {

    private static final long SEED = 42;
    private static final LabelOptions OPTIONS = new LabelOptions(3, 4);
    private static final List<ObservedTitle> TITLES = SomeTitles.observed(7, 600);

    /// What was fitted.
    record Fitted(LabelPolicy policy, FeatureSpec spec) {}

    @Test
    void fits_as_one_pass_does_whatever_the_blocks_and_their_order() {
        Fitted onePass = onePass(TITLES);
        assertThat(onePass.spec().fittedOn()).isBetween(450L, 510L);
        assertThat(onePass.spec().genres()).hasSize(4);
        assertThat(onePass.policy().prior()).isNotEqualTo(RatingPrior.UNINFORMED);

        assertThat(fit(Blocks.of(TITLES, 600))).isEqualTo(onePass);
        assertThat(fit(Blocks.of(TITLES, 100))).isEqualTo(onePass);
        assertThat(fit(Blocks.shuffled(TITLES, 70, 3))).isEqualTo(onePass);
    }

    @Test
    void learns_nothing_of_titles_that_are_held_back() {
        List<ObservedTitle> training =
                TITLES.stream()
                        .filter(t -> Split.of(t.title().identity(), SEED) == Split.TRAIN)
                        .toList();
        assertThat(training).hasSizeLessThan(TITLES.size());

        assertThat(fit(Blocks.of(training, 50))).isEqualTo(onePass(TITLES));
    }

    @Test
    void fits_to_nothing_what_knows_nothing() {
        assertThat(fit(List.of()))
                .isEqualTo(
                        new Fitted(
                                new LabelPolicy(RatingPrior.UNINFORMED, OPTIONS, SEED),
                                FeatureSpec.fit(new CatalogProfile())));
    }

    private static Fitted onePass(List<ObservedTitle> titles) {
        CatalogProfile profile = new CatalogProfile();
        RatingPrior.Sums sums = RatingPrior.Sums.NONE;
        for (ObservedTitle observed : titles) {
            if (Split.of(observed.title().identity(), SEED) == Split.TRAIN) {
                profile.add(observed.title());
                sums = sums.plus(observed.evidence());
            }
        }
        return new Fitted(new LabelPolicy(sums.prior(), OPTIONS, SEED), FeatureSpec.fit(profile));
    }

    private static Fitted fit(List<List<ObservedTitle>> blocks) {
        Pipeline pipeline = Checked.pipeline();
        PCollection<List<ObservedTitle>> titles =
                Blocks.create(pipeline, ObservedTitle.class, blocks);
        Kept<LabelPolicy> policy = Kept.of(titles.apply(new FitPrior(OPTIONS, SEED)));
        Kept<CatalogProfile> profile =
                Kept.of(titles.apply(new FitFeatures(SEED, Unwatched.meter())));
        pipeline.run();
        return new Fitted(policy.only(), FeatureSpec.fit(profile.only()));
    }
}
