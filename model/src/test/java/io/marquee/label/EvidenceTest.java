package io.marquee.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.catalog.StatedVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceTest {

    @Test
    void adds_up_every_part() {
        Evidence a = new Evidence(1, 2, 3, 4, 5, 6, 7, StatedVerdict.NONE);
        Evidence b = new Evidence(10, 20, 30, 40, 50, 60, 70, StatedVerdict.NONE);

        assertThat(a.plus(b))
                .isEqualTo(new Evidence(11, 22, 33, 44, 55, 66, 77, StatedVerdict.NONE));
    }

    @Test
    void adds_ratings_in_thousandths() {
        Evidence evidence =
                new Evidence(0, 0, 0, 1, 2, 3, 4, StatedVerdict.NONE)
                        .plusRating(1)
                        .plusRating(5)
                        .plusRating(3.3335);

        assertThat(evidence)
                .isEqualTo(
                        new Evidence(
                                3,
                                1_000 + 5_000 + 3_334,
                                1_000_000 + 25_000_000 + 3_334L * 3_334,
                                1,
                                2,
                                3,
                                4,
                                StatedVerdict.NONE));
        assertThat(evidence.meanRating()).isEqualTo(9_334 / 3_000.0);
    }

    @Test
    void has_no_mean_without_ratings() {
        assertThat(Evidence.NONE.meanRating()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.999, 5.001, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_rating_outside_1_to_5(double rating) {
        assertThatThrownBy(() -> Evidence.NONE.plusRating(rating))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rating of " + rating + " is outside 1 to 5");
    }

    @Test
    void is_unchanged_by_no_evidence() {
        Evidence evidence = new Evidence(1, 2, 3, 4, 5, 6, 7, new StatedVerdict(4.0, null));

        assertThat(evidence.plus(Evidence.NONE)).isEqualTo(evidence);
        assertThat(Evidence.NONE.plus(evidence)).isEqualTo(evidence);
    }

    @Test
    void keeps_the_first_of_two_stated_verdicts_whole() {
        Evidence first = Evidence.stated(new StatedVerdict(4.0, null));
        Evidence second = Evidence.stated(new StatedVerdict(2.0, false));

        assertThat(first.plus(second)).isEqualTo(first);
        assertThat(second.plus(first)).isEqualTo(second);
    }

    @Test
    void adds_up_to_the_same_in_every_order_and_grouping() {
        Random random = new Random(3);
        List<Evidence> parts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            parts.add(
                    random.nextInt(4) == 0
                            ? new Evidence(0, 0, 0, 1, 0, random.nextInt(9), 2, StatedVerdict.NONE)
                            : Evidence.NONE.plusRating(random.nextDouble(1, 5)));
        }
        parts.add(Evidence.stated(new StatedVerdict(4.5, true)));
        Evidence whole = parts.stream().reduce(Evidence.NONE, Evidence::plus);

        for (int round = 0; round < 20; round++) {
            Collections.shuffle(parts, random);
            int cut = random.nextInt(parts.size());
            Evidence left = parts.subList(0, cut).stream().reduce(Evidence.NONE, Evidence::plus);
            Evidence right =
                    parts.subList(cut, parts.size()).stream().reduce(Evidence.NONE, Evidence::plus);

            assertThat(left.plus(right)).isEqualTo(whole);
        }
    }
}
