package io.marquee.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.label.Evidence;
import io.marquee.sample.Appeal.Credit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CeilingTest {

    /// Of twelve directors; their mean is 0.
    private static final List<Double> TALENTS =
            List.of(-1.8, -1.2, -0.9, -0.6, -0.3, -0.1, 0.1, 0.3, 0.6, 0.9, 1.2, 1.8);

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
            ceiling.add(i, new Appeal(3, List.of(), 0), rated(5, i));
        }

        assertThat(ceiling.figures()).isEmpty();
    }

    @Test
    void finds_nothing_to_foretell_where_all_titles_are_alike() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 3_000; i++) {
            ceiling.add(i, new Appeal(3, List.of(), 0), rated(8, i));
        }

        assertThat(ceiling.figures()).isPresent();
        assertThat(ceiling.figures().orElseThrow().metadata().r2()).isCloseTo(0, within(0.02));
        assertThat(ceiling.figures().orElseThrow().labelled()).isEqualTo(3_000);
    }

    @Test
    void leaves_titles_with_four_ratings_out() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 100; i++) {
            ceiling.add(i, new Appeal(3, List.of(), 0), rated(i < 60 ? 5 : 4, i));
        }

        assertThat(ceiling.figures().orElseThrow().measured()).isEqualTo(60);
    }

    @Test
    void a_learner_finds_out_directors_of_many_titles() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 3_000; i++) {
            add(ceiling, i, new Person("d" + i % 12, TALENTS.get(i % 12)), i);
        }

        Ceiling.Figures figures = ceiling.figures().orElseThrow();

        assertThat(figures.withoutPeople().r2()).isCloseTo(0, within(0.01));
        assertThat(figures.metadata().r2()).isGreaterThan(0.3);
        assertThat(figures.learnable().r2()).isCloseTo(figures.metadata().r2(), within(0.01));
        assertThat(figures.learnable().auc().orElseThrow())
                .isCloseTo(figures.metadata().auc().orElseThrow(), within(0.01));
    }

    @Test
    void a_learner_knows_no_more_than_the_facts_of_directors_of_one_title() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 600; i++) {
            add(ceiling, i, new Person("d" + i, TALENTS.get(i % 12)), i);
        }

        Ceiling.Figures figures = ceiling.figures().orElseThrow();

        assertThat(figures.learnable()).isEqualTo(figures.withoutPeople());
        assertThat(figures.metadata().r2()).isGreaterThan(0.3);
    }

    @Test
    void a_work_held_twice_tells_nothing_of_itself() {
        Ceiling ceiling = new Ceiling();
        for (int i = 0; i < 600; i++) {
            int work = i / 2;
            add(ceiling, work, new Person("d" + work, TALENTS.get(work % 12)), i);
        }

        Ceiling.Figures figures = ceiling.figures().orElseThrow();

        assertThat(figures.learnable()).isEqualTo(figures.withoutPeople());
    }

    @Test
    void excesses_vary_by_what_people_and_noise_are_said_to() {
        Dice dice = Dice.of(6, Dice.Use.RESIDUAL, 1);
        double found = 0;
        double said = 0;
        for (int i = 0; i < 20_000; i++) {
            Person director = new Person("d" + i, dice.gaussian());
            double residual = Appeal.RESIDUAL_SPREAD * dice.gaussian();
            Appeal appeal = new Appeal(3.6, List.of(new Credit(director, 0.4)), residual);
            double spread = Math.hypot(Audience.OPINION_SPREAD, Audience.LENIENCY_SPREAD);
            Evidence evidence = rated(5 + i % 10, i, appeal.total(), spread);
            TalentRegression.Observation observation = Ceiling.observation(appeal, evidence);
            found += observation.excess() * observation.excess();
            said += appeal.peopleVariance() + observation.noise();
        }

        assertThat(found / said).isCloseTo(1, within(0.03));
    }

    /// A title that its director's talent alone makes better or worse than others.
    private static void add(Ceiling ceiling, int work, Person director, int key) {
        Appeal appeal = new Appeal(3, List.of(new Credit(director, 0.5)), 0);
        ceiling.add(work, appeal, rated(8, key, appeal.total(), 1));
    }

    private static Evidence rated(int times, int key) {
        return rated(times, key, 3, 1);
    }

    private static Evidence rated(int times, int key, double appeal, double spread) {
        Dice dice = Dice.of(2, Dice.Use.EVENTS, key);
        Evidence evidence = Evidence.NONE;
        for (int i = 0; i < times; i++) {
            evidence =
                    evidence.plusRating(
                            Math.clamp(Math.round(appeal + spread * dice.gaussian()), 1, 5));
        }
        return evidence;
    }
}
