package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.sample.Appeal.Credit;
import io.marquee.sample.TalentRegression.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TalentRegressionTest {

    private static final Person ADA = new Person("Ada", 1.5);
    private static final Person BO = new Person("Bo", -1);
    private static final Person CLEO = new Person("Cleo", 2);

    /// The equations are 1.75 a + 0.5 b = 2.75 and 0.5 a + 2 b = 1.5: the unit prior, the squared
    /// weights and the products, each over its title's noise.
    @Test
    void two_people_of_two_titles_solve_the_ridge_equations() {
        TalentRegression regression =
                TalentRegression.of(
                        List.of(
                                new Observation(List.of(new Credit(ADA, 0.5)), 2, 0.5),
                                new Observation(
                                        List.of(new Credit(ADA, 1), new Credit(BO, 2)), 3, 4)));

        assertThat(regression.talent(ADA)).isCloseTo(19 / 13.0, within(1e-6));
        assertThat(regression.talent(BO)).isCloseTo(5 / 13.0, within(1e-6));
        assertThat(regression.excess(List.of(new Credit(BO, 2), new Credit(ADA, 0.5))))
                .isCloseTo(2 * 5 / 13.0 + 0.5 * 19 / 13.0, within(1e-6));
    }

    @Test
    void a_director_of_many_titles_is_learnt_and_one_of_a_single_title_hardly() {
        Dice dice = Dice.of(3, Dice.Use.RESIDUAL, 1);
        List<Observation> titles = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            titles.add(observation(ADA, 0.3 * ADA.talent() + 0.5 * dice.gaussian()));
        }
        titles.add(observation(BO, 0.3 * BO.talent()));

        TalentRegression regression = TalentRegression.of(titles);

        assertThat(regression.talent(ADA)).isCloseTo(ADA.talent(), within(0.05));
        // 0.3 x -0.3 / 0.25, over 1 + 0.3² / 0.25.
        assertThat(regression.talent(BO)).isCloseTo(-0.36 / 1.36, within(1e-6));
    }

    @Test
    void nothing_is_believed_of_those_never_seen() {
        TalentRegression regression = TalentRegression.of(List.of(observation(ADA, 1)));

        assertThat(regression.talent(CLEO)).isZero();
        assertThat(regression.excess(List.of(new Credit(CLEO, 0.3)))).isZero();
        assertThat(TalentRegression.of(List.of()).talent(ADA)).isZero();
    }

    @Test
    void people_of_the_same_name_are_told_apart() {
        Person namesake = new Person(ADA.name(), -2);

        TalentRegression regression = TalentRegression.of(List.of(observation(ADA, 1)));

        assertThat(regression.talent(ADA)).isPositive();
        assertThat(regression.talent(namesake)).isZero();
    }

    /// At the minimum, what titles pull at each talent balances what the prior pulls back.
    @Test
    void no_talent_can_be_moved_for_the_better_in_a_web_of_many_people() {
        Dice dice = Dice.of(4, Dice.Use.EVENTS, 1);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add(new Person("p" + i, dice.gaussian()));
        }
        List<Observation> titles = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Collections.swap(people, 0, dice.below(40));
            Collections.swap(people, 1, dice.between(1, 39));
            List<Credit> credits =
                    List.of(
                            new Credit(people.get(0), 0.2 + dice.unit()),
                            new Credit(people.get(1), 0.2 + dice.unit()));
            titles.add(new Observation(credits, dice.gaussian(), 0.1 + dice.unit()));
        }

        TalentRegression regression = TalentRegression.of(titles);

        for (Person person : people) {
            double pull = 0;
            for (Observation title : titles) {
                for (Credit credit : title.credits()) {
                    if (credit.person().equals(person)) {
                        pull +=
                                credit.weight()
                                        * (title.excess() - regression.excess(title.credits()))
                                        / title.noise();
                    }
                }
            }
            assertThat(regression.talent(person)).isCloseTo(pull, within(1e-4));
        }
    }

    @Test
    void rejects_titles_without_noise() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Observation(List.of(), 1, 0));
    }

    private static Observation observation(Person director, double excess) {
        return new Observation(List.of(new Credit(director, 0.3)), excess, 0.25);
    }
}
