package io.marquee.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OutcomesTest {

    @Test
    void adds_up_errors_and_losses() {
        Outcomes outcomes = new Outcomes();
        outcomes.rating(3, 4);
        outcomes.rating(3, 3.5);
        outcomes.verdict(0.8, true);
        outcomes.verdict(0.6, false);

        // (1 + .25) / 2, with a standard deviation of .375 over two.
        assertThat(outcomes.squaredError().value()).isCloseTo(0.625, within(1e-9));
        assertThat(outcomes.squaredError().error()).isCloseTo(0.375 / Math.sqrt(2), within(1e-6));
        // -ln .8 and -ln .4
        assertThat(outcomes.logLoss().value()).isCloseTo(0.569717, within(1e-6));
    }

    @Test
    void ranks_with_ties_counting_half() {
        Outcomes outcomes = new Outcomes();
        outcomes.verdict(0.9, true);
        outcomes.verdict(0.4, true);
        outcomes.verdict(0.4, false);
        outcomes.verdict(0.1, false);

        // Of four pairs three are right and one is a tie.
        assertThat(outcomes.rocAuc().value()).isEqualTo(3.5 / 4);
    }

    @Test
    void the_error_of_an_auc_is_that_of_hanley_and_mcneil() {
        // Q1 = .75 / 1.25 = .6 and Q2 = 1.125 / 1.75 = .642857, so the variance is
        // (.1875 + 39 * .0375 + 59 * .080357) / 2400 = .00266295.
        Outcomes outcomes = new Outcomes();
        for (int i = 0; i < 40; i++) {
            outcomes.verdict(0.5, true);
        }
        for (int i = 0; i < 60; i++) {
            outcomes.verdict(i < 30 ? 0.2 : 0.5, false);
        }

        assertThat(outcomes.rocAuc().value()).isEqualTo(0.75);
        assertThat(outcomes.rocAuc().error()).isCloseTo(Math.sqrt(0.00266295), within(1e-7));
    }

    @Test
    void nothing_is_known_of_one_kind_alone() {
        Outcomes outcomes = new Outcomes();
        outcomes.verdict(1, true);

        assertThat(outcomes.rocAuc().value()).isNaN();
        assertThat(outcomes.logLoss().value()).isZero();
    }
}
