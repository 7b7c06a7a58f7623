package io.marquee.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.catalog.StatedVerdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelTest {

    private static final RatingPrior PRIOR = new RatingPrior(3, 5);
    private static final LabelOptions OPTIONS = LabelOptions.DEFAULT;

    @Test
    void is_missing_without_evidence() {
        assertThat(Label.of(Evidence.NONE, PRIOR, OPTIONS)).isEqualTo(Label.NONE);
        assertThat(Label.NONE.isMissing()).isTrue();
    }

    @Test
    void is_missing_below_the_minimum_of_ratings_and_the_shrunk_mean_from_there_on() {
        assertThat(Label.of(rated(4, 5.0), PRIOR, OPTIONS)).isEqualTo(Label.NONE);
        assertThat(Label.of(rated(5, 5.0), PRIOR, OPTIONS)).isEqualTo(new Label(4.0, true));
        assertThat(Label.of(rated(1, 5.0), PRIOR, new LabelOptions(1, 3.5)))
                .isEqualTo(new Label((5.0 + 15) / 6, false));
    }

    @Test
    void is_liked_from_the_threshold_on() {
        assertThat(Label.of(rated(5, 4.0), PRIOR, new LabelOptions(5, 3.5)))
                .isEqualTo(new Label(3.5, true));
        assertThat(Label.of(rated(5, 4.0), PRIOR, new LabelOptions(5, 3.5001)))
                .isEqualTo(new Label(3.5, false));
        assertThat(stated(3.5, null)).isEqualTo(new Label(3.5, true));
        assertThat(stated(3.499, null)).isEqualTo(new Label(3.499, false));
    }

    @Test
    void is_what_was_stated_whatever_was_counted() {
        assertThat(stated(2.0, true)).isEqualTo(new Label(2.0, true));
        assertThat(stated(null, false)).isEqualTo(new Label(null, false));
        assertThat(Label.of(rated(100, 5.0).plus(statedEvidence(2.0, null)), PRIOR, OPTIONS))
                .isEqualTo(new Label(2.0, false));
        assertThat(Label.of(rated(100, 5.0).plus(statedEvidence(null, false)), PRIOR, OPTIONS))
                .isEqualTo(new Label(null, false));
        assertThat(new Label(null, false).isMissing()).isFalse();
        assertThat(new Label(2.0, null).isMissing()).isFalse();
    }

    @Test
    void does_not_come_of_plays_and_thumbs() {
        Evidence busy = new Evidence(0, 0, 0, 50, 60, 700, 80, StatedVerdict.NONE);

        assertThat(Label.of(busy, PRIOR, OPTIONS)).isEqualTo(Label.NONE);
    }

    @Test
    void refuses_options_out_of_range() {
        assertThatThrownBy(() -> new LabelOptions(0, 3.5))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage("--minimum-ratings is 0; it must be at least 1.");
        for (double threshold : new double[] {1, 0, 5.01, Double.NaN}) {
            assertThatThrownBy(() -> new LabelOptions(5, threshold))
                    .isExactlyInstanceOf(UserError.class)
                    .hasMessage(
                            "--liked-threshold is "
                                    + threshold
                                    + "; it must be above 1 and at most 5.");
        }
        assertThatCode(() -> new LabelOptions(1, 5)).doesNotThrowAnyException();
        assertThat(OPTIONS).isEqualTo(new LabelOptions(5, 3.5));
    }

    private static Label stated(@Nullable Double rating, @Nullable Boolean liked) {
        return Label.of(statedEvidence(rating, liked), PRIOR, OPTIONS);
    }

    private static Evidence statedEvidence(@Nullable Double rating, @Nullable Boolean liked) {
        return Evidence.stated(new StatedVerdict(rating, liked));
    }

    private static Evidence rated(int times, double rating) {
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < times; i++) {
            evidence = evidence.plusRating(rating);
        }
        return evidence;
    }
}
