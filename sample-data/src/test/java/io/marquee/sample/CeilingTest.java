package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.label.Evidence;
import org.junit.jupiter.api.Test;

class CeilingTest {

    @Test
    void expects_of_rounded_opinions_what_a_simulation_finds() {
        Dice dice = Dice.of(1, Dice.Use.EVENTS, 1);
        double sum = 0;
        int opinions = 200_000;
        for (int i = 0; i < opinions; i++) {
            sum += Math.clamp(Math.round(4.2 + 1.1 * dice.gaussian()), 1, 5);
        }

        assertThat(Ceiling.expectedRating(4.2, 1.1)).isCloseTo(sum / opinions, within(0.01));
        assertThat(Ceiling.expectedRating(3, 1.1)).isCloseTo(3, within(1e-6));
    }

    @Test
    void auc_counts_pairs_in_order_and_ties_half() {
        double[] scores = {1, 2, 2, 3};

        assertThat(Ceiling.auc(scores, new boolean[] {false, false, true, true})).hasValue(0.875);
        assertThat(Ceiling.auc(scores, new boolean[] {true, true, true, true})).isEmpty();
    }

    @Test
    void says_nothing_of_too_few_titles() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 29; i++) {
            ceiling.add(new Appeal(3, 0, 0, 0), rated(5, i));
        }

        assertThat(ceiling.figures()).isEmpty();
    }

    @Test
    void finds_nothing_to_foretell_where_all_titles_are_alike() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 3_000; i++) {
            ceiling.add(new Appeal(3, 0, 0, 0), rated(8, i));
        }

        assertThat(ceiling.figures()).isPresent();
        assertThat(ceiling.figures().orElseThrow().metadata().r2()).isCloseTo(0, within(0.02));
        assertThat(ceiling.figures().orElseThrow().labelled()).isEqualTo(3_000);
    }

    @Test
    void leaves_titles_with_four_ratings_out() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 100; i++) {
            ceiling.add(new Appeal(3, 0, 0, 0), rated(i < 60 ? 5 : 4, i));
        }

        assertThat(ceiling.figures().orElseThrow().measured()).isEqualTo(60);
    }

    private static Evidence rated(int times, int key) {
        Dice dice = Dice.of(2, Dice.Use.EVENTS, key);
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < times; i++) {
            evidence = evidence.plusRating(Math.clamp(Math.round(3 + dice.gaussian()), 1, 5));
        }
        return evidence;
    }
}
