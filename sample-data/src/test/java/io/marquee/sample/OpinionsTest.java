package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OpinionsTest {

    @Test
    void mean_and_variance_are_those_a_simulation_finds() {
        Dice dice = Dice.of(1, Dice.Use.EVENTS, 1);
        double sum = 0;
        double squares = 0;
        int opinions = 200_000;
        for (int i = 0; i < opinions; i++) {
            int stars = Math.clamp(Math.round(4.2 + 1.1 * dice.gaussian()), 1, 5);
            sum += stars;
            squares += stars * stars;
        }
        double mean = sum / opinions;

        assertThat(new Opinions(4.2, 1.1).mean()).isCloseTo(mean, within(0.01));
        assertThat(new Opinions(4.2, 1.1).variance())
                .isCloseTo(squares / opinions - mean * mean, within(0.01));
    }

    @Test
    void opinions_around_the_middle_have_it_as_their_mean() {
        assertThat(new Opinions(3, 1.1).mean()).isCloseTo(3, within(1e-6));
    }

    @Test
    void who_all_agree_do_not_vary_and_who_differ_utterly_say_1_or_5() {
        assertThat(new Opinions(4, 0.01).variance()).isCloseTo(0, within(1e-5));
        assertThat(new Opinions(3, 1e6).variance()).isCloseTo(4, within(1e-5));
    }

    @Test
    void the_slope_is_what_the_mean_gains_by_a_little_more_appeal() {
        double little = 0.01;
        double gain =
                new Opinions(4.2 + little, 1.1).mean() - new Opinions(4.2 - little, 1.1).mean();

        assertThat(new Opinions(4.2, 1.1).slope()).isCloseTo(gain / (2 * little), within(5e-5));
        assertThat(new Opinions(4.2, 1.1).slope()).isBetween(0.5, 0.9);
    }

    @Test
    void rejects_a_spread_of_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Opinions(3, 0));
    }
}
