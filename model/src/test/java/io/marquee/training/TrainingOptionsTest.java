package io.marquee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.marquee.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingOptionsTest {

    @Test
    void has_defaults() {
        assertThat(TrainingOptions.DEFAULT)
                .isEqualTo(new TrainingOptions(300, 6, 8, 20, 0.02, 0.5, 0.4, 10, true, 1));
    }

    @Test
    void another_seed_changes_nothing_else() {
        assertThat(new TrainingOptions(1, 2, 3, 4, 0.5, 0.6, 0.7, 8, false, 9).withSeed(-10))
                .isEqualTo(new TrainingOptions(1, 2, 3, 4, 0.5, 0.6, 0.7, 8, false, -10));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 300, .02",
        "2500, 300, .02",
        "40000, 600, .04",
        "202500, 900, .06",
    })
    void more_rows_take_more_and_larger_steps(int rows, int trees, double shrinkage) {
        assertThat(TrainingOptions.DEFAULT.forRows(rows))
                .isEqualTo(new TrainingOptions(trees, 6, 8, 20, shrinkage, 0.5, 0.4, 10, false, 1));
    }

    @Test
    void growth_ends_where_options_do() {
        assertThat(new TrainingOptions(6_000, 2, 3, 4, 0.6, 1, 1, 0, true, 7).forRows(40_000))
                .isEqualTo(new TrainingOptions(10_000, 2, 3, 4, 1, 1, 1, 0, false, 7));
    }

    @Test
    void what_was_stated_does_not_grow() {
        TrainingOptions stated = new TrainingOptions(1, 2, 3, 4, 0.5, 0.6, 0.7, 8, false, 9);
        assertThat(stated.forRows(1_000_000)).isEqualTo(stated);
        assertThat(TrainingOptions.DEFAULT.withTrees(10).forRows(40_000))
                .isEqualTo(new TrainingOptions(10, 6, 8, 20, 0.02, 0.5, 0.4, 10, false, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, 8, 10, .05, .7, .5, 5, trees, between 1 and 10000, 0",
        "10001, 6, 8, 10, .05, .7, .5, 5, trees, between 1 and 10000, 10001",
        "300, 0, 8, 10, .05, .7, .5, 5, max depth, between 1 and 30, 0",
        "300, 31, 8, 10, .05, .7, .5, 5, max depth, between 1 and 30, 31",
        "300, 6, 1, 10, .05, .7, .5, 5, max leaves, 2 or more, 1",
        "300, 6, 8, 0, .05, .7, .5, 5, min leaf size, 1 or more, 0",
        "300, 6, 8, 10, 0, .7, .5, 5, shrinkage, above 0 and up to 1, 0.0",
        "300, 6, 8, 10, 1.5, .7, .5, 5, shrinkage, above 0 and up to 1, 1.5",
        "300, 6, 8, 10, .05, NaN, .5, 5, subsample, above 0 and up to 1, NaN",
        "300, 6, 8, 10, .05, .7, 2, 5, column sample, above 0 and up to 1, 2.0",
        "300, 6, 8, 10, .05, .7, .5, -1, regularization, 0 or more, -1.0",
        "300, 6, 8, 10, .05, .7, .5, Infinity, regularization, 0 or more, Infinity",
    })
    void rejects_an_option_out_of_range(
            int trees,
            int maxDepth,
            int maxLeaves,
            int minLeafSize,
            double shrinkage,
            double subsample,
            double columnSample,
            double regularization,
            String option,
            String range,
            String value) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        new TrainingOptions(
                                trees,
                                maxDepth,
                                maxLeaves,
                                minLeafSize,
                                shrinkage,
                                subsample,
                                columnSample,
                                regularization,
                                false,
                                1))
                .withMessage(
                        "The training option '%s' must be %s, but is %s."
                                .formatted(option, range, value));
    }
}
