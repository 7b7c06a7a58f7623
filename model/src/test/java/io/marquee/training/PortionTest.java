package io.marquee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.label.Split;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PortionTest {

    private final List<Example> all = Labelled.titles(1_000, 3);

    static Stream<Portion> portions() {
        return Stream.of(
                        Stream.of(Portion.WHOLE, Portion.BACK_TEST),
                        Portion.folds(Portion.Kind.FOLD).stream(),
                        Portion.folds(Portion.Kind.CURVE).stream(),
                        Portion.shuffledFolds().stream())
                .flatMap(portions -> portions);
    }

    @ParameterizedTest
    @MethodSource("portions")
    void asks_about_no_title_that_was_learnt_from(Portion portion) {
        Set<String> learnt = ids(portion.learntFrom(all));
        Set<String> asked = ids(portion.askedAbout(all));

        assertThat(learnt).isNotEmpty().doesNotContainAnyElementsOf(asked);
        assertThat(asked).isNotEmpty();
        if (!portion.equals(Portion.BACK_TEST)) {
            assertThat(portion.learntFrom(all)).allMatch(e -> e.split() == Split.TRAIN);
        }
    }

    @Test
    void learns_from_all_training_titles_and_is_asked_about_all_of_the_test() {
        assertThat(ids(Portion.WHOLE.learntFrom(all))).isEqualTo(ids(of(Split.TRAIN)));
        assertThat(ids(Portion.WHOLE.askedAbout(all))).isEqualTo(ids(of(Split.TEST)));
    }

    @Test
    void asks_about_each_training_title_in_one_fold() {
        List<Example> asked = new ArrayList<>();
        for (Portion fold : Portion.folds(Portion.Kind.FOLD)) {
            asked.addAll(fold.askedAbout(all));
            assertThat((double) fold.askedAbout(all).size())
                    .isCloseTo(of(Split.TRAIN).size() / 5.0, within(40.0));
        }

        assertThat(asked).hasSize(of(Split.TRAIN).size());
        assertThat(ids(asked)).isEqualTo(ids(of(Split.TRAIN)));
    }

    @Test
    void learns_from_more_and_more_along_the_curve() {
        Set<String> before = Set.of();
        for (Portion part : Portion.folds(Portion.Kind.CURVE)) {
            Set<String> learnt = ids(part.learntFrom(all));
            assertThat(learnt).containsAll(before).hasSizeGreaterThan(before.size() + 100);
            before = learnt;
        }

        assertThat(before).isEqualTo(ids(of(Split.TRAIN)));
    }

    @Test
    void splits_the_back_test_by_the_day_that_titles_were_added() {
        LocalDate cut = LocalDate.of(2015, 1, 1).plusDays(800);

        assertThat(Portion.cut(all)).isEqualTo(cut);
        assertThat(Portion.BACK_TEST.learntFrom(all)).isEqualTo(all.subList(0, 800));
        assertThat(Portion.BACK_TEST.askedAbout(all)).isEqualTo(all.subList(800, 1_000));
    }

    @Test
    void shuffles_verdicts_but_neither_titles_nor_what_is_asked() {
        Portion fold = new Portion(Portion.Kind.FOLD, 2);
        Portion control = new Portion(Portion.Kind.SHUFFLED, 2);
        List<Example> honest = fold.learntFrom(all);
        List<Example> shuffled = control.learntFrom(all);

        assertThat(shuffled)
                .extracting(Example::title)
                .isEqualTo(honest.stream().map(Example::title).toList());
        assertThat(shuffled)
                .extracting(Example::rating)
                .isNotEqualTo(honest.stream().map(Example::rating).toList())
                .containsExactlyInAnyOrderElementsOf(honest.stream().map(Example::rating).toList());
        assertThat(control.askedAbout(all)).isEqualTo(fold.askedAbout(all));
        assertThat(control.learntFrom(all)).isEqualTo(shuffled);
        Portion anotherRound = new Portion(Portion.Kind.SHUFFLED, 7);
        assertThat(anotherRound.askedAbout(all)).isEqualTo(fold.askedAbout(all));
        assertThat(anotherRound.learntFrom(all)).isNotEqualTo(shuffled);
    }

    private List<Example> of(Split split) {
        return all.stream().filter(e -> e.split() == split).toList();
    }

    private static Set<String> ids(List<Example> examples) {
        Set<String> ids = new HashSet<>();
        examples.forEach(e -> ids.add(e.title().id()));
        return ids;
    }
}
