package io.marquee.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.label.Split;
import io.marquee.pipeline.SomeTitles;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExamplesTest {

    private static final List<Title> TITLES =
            SomeTitles.observed(2, 130).stream().map(ObservedTitle::title).toList();

    @Test
    void puts_examples_in_the_order_of_their_ids_however_they_arrive() {
        List<Example> examples = new ArrayList<>(examples(110, 20, 40));
        List<Example> inOrder = Example.inOrder(List.of(examples));
        Collections.shuffle(examples, new Random(4));

        assertThat(
                        Example.inOrder(
                                List.of(
                                        examples.subList(0, 7),
                                        List.of(),
                                        examples.subList(7, 130))))
                .isEqualTo(inOrder);
        assertThat(inOrder).extracting(e -> e.title().id()).isSorted().hasSize(130);
        assertThat(Example.inOrder(List.of())).isEmpty();
    }

    @Test
    void is_content_with_a_hundred_to_learn_from_and_ten_of_each_kind() {
        assertThatCode(() -> Examples.checkEnough(examples(100, 1, 10))).doesNotThrowAnyException();
        assertThatCode(() -> Examples.checkEnough(examples(100, 1, 90))).doesNotThrowAnyException();
    }

    @Test
    void says_what_there_is_too_little_of() {
        assertTooLittle(
                examples(99, 31, 50),
                "There are 99 titles with a label to learn ratings from, and 31 to test on; at least 100 to learn from are needed. Hand over more labels with a user_rating, or lower --minimum-ratings where they come from --engagement.");
        assertTooLittle(
                examples(100, 0, 50),
                "None of the 100 labelled titles fell into the test split. Hand over more labels, or choose another --seed.");
        assertTooLittle(
                examples(100, 9, 9),
                "Of the 100 labelled titles 9 are liked and 91 are not; at least 10 of each are needed to tell them apart. Add some that are liked, or lower --liked-threshold.");
        assertTooLittle(
                examples(100, 9, 97),
                "Of the 100 labelled titles 97 are liked and 3 are not; at least 10 of each are needed to tell them apart. Add some that are not, or raise --liked-threshold.");
        List<Example> unliked = new ArrayList<>(examples(110, 9, 50));
        unliked.replaceAll(e -> new Example(e.title(), e.split(), e.rating(), Double.NaN));
        assertTooLittle(
                unliked,
                "There are 0 titles with a label to learn likes from, and 0 to test on; at least 100 to learn from are needed. Hand over more labels with a user_liked, or lower --minimum-ratings where they come from --engagement.");
    }

    @Test
    void tries_no_back_test_where_all_titles_were_added_on_one_day() {
        List<Example> examples =
                new ArrayList<>(
                        examples(110, 20, 50).stream()
                                .filter(e -> e.title().added() != null)
                                .toList());
        LocalDate day = LocalDate.of(2021, 3, 1);
        List<Example> sameDay =
                examples.stream().filter(e -> day.equals(e.title().added())).toList();

        assertThat(Examples.canBeTried(Portion.BACK_TEST, examples)).isTrue();
        assertThat(sameDay).isNotEmpty();
        assertThat(Examples.canBeTried(Portion.BACK_TEST, sameDay)).isFalse();
        assertThat(Examples.canBeTried(Portion.WHOLE, sameDay)).isTrue();
        assertThat(Examples.canBeTried(new Portion(Portion.Kind.CURVE, 0), examples)).isFalse();
        assertThat(Examples.canBeTried(new Portion(Portion.Kind.CURVE, 4), examples)).isTrue();
    }

    private static void assertTooLittle(List<Example> examples, String message) {
        assertThatThrownBy(() -> Examples.checkEnough(examples))
                .isExactlyInstanceOf(UserError.class)
                .hasMessage(message);
    }

    /// @param liked how many of those to learn from are liked
    private static List<Example> examples(int training, int test, int liked) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < training + test; i++) {
            examples.add(
                    new Example(
                            TITLES.get(i),
                            i < training ? Split.TRAIN : Split.TEST,
                            3,
                            i < liked ? 1 : 0));
        }
        return examples;
    }
}
