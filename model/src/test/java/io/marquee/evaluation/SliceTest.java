package io.marquee.evaluation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SliceTest {

    @Test
    void lists_slicing_by_slicing_the_largest_part_first_and_parts_of_one_size_by_name() {
        TestSplit split =
                split(
                        new double[] {1, 2, 3, 4, 5},
                        new double[5],
                        List.of(
                                new Slicing("kind", List.of("SERIES", "MOVIE", "MOVIE", "", "")),
                                Slicing.byDecade(List.of(1999, 2000, 2009, 2010, 1987))));

        assertThat(RatingSlice.of(split, 1))
                .containsExactly(
                        new RatingSlice("kind", "MOVIE", 2, null),
                        new RatingSlice("kind", "unknown", 2, null),
                        new RatingSlice("kind", "SERIES", 1, null),
                        new RatingSlice("decade", "2000s", 2, null),
                        new RatingSlice("decade", "1980s", 1, null),
                        new RatingSlice("decade", "1990s", 1, null),
                        new RatingSlice("decade", "2010s", 1, null));
    }

    @Test
    void gives_figures_of_its_own_titles_from_twenty_on() {
        // Twenty dramas, half rated 2 and predicted 3, half rated 4 and predicted 4.
        List<String> genres = new ArrayList<>(Collections.nCopies(20, "Dramas"));
        genres.addAll(Collections.nCopies(19, "Comedies"));
        double[] actual = new double[39];
        double[] predicted = new double[39];
        for (int i = 0; i < 20; i++) {
            actual[i] = i < 10 ? 2 : 4;
            predicted[i] = i < 10 ? 3 : 4;
        }

        List<RatingSlice> slices =
                RatingSlice.of(split(actual, predicted, List.of(new Slicing("genre", genres))), 1);

        assertThat(slices).extracting(RatingSlice::count).containsExactly(20, 19);
        assertThat(slices.get(1).figures()).isNull();
        RatingSlice.Figures figures = requireNonNull(slices.getFirst().figures());
        assertThat(figures.rmse()).isEqualTo(Math.sqrt(0.5));
        assertThat(figures.mae()).isEqualTo(0.5);
        assertThat(figures.r2()).isEqualTo(0.5);
        assertThat(figures.meanError()).isEqualTo(0.5);
        assertThat(figures.rmseInterval())
                .isEqualTo(
                        RegressionIntervals.of(
                                        Arrays.copyOf(actual, 20), Arrays.copyOf(predicted, 20), 1)
                                .rmse());
        // The mean of the others is 58/19 for a 2 and 56/19 for a 4, both off by 20/19: its squared
        // error is 400/361 for all, the model's 1 for half of them and 0 for the other half.
        assertThat(figures.gain().mean()).isEqualTo(400 / 361.0 - 0.5, within(1e-12));
        assertThat(figures.gain().standardError())
                .isEqualTo(Math.sqrt(20 * 0.25 / 19 / 20), within(1e-12));
    }

    @Test
    void gives_figures_of_liked_titles_too() {
        double[] actual = new double[40];
        double[] predicted = new double[40];
        for (int i = 0; i < 40; i++) {
            actual[i] = i < 30 ? 1 : 0;
            predicted[i] = i % 2 == 0 ? 0.8 : 0.4;
        }
        TestSplit split =
                split(
                        actual,
                        predicted,
                        List.of(new Slicing("kind", Collections.nCopies(40, "MOVIE"))));

        LikedSlice slice = LikedSlice.of(split, 0.5, 3).getFirst();

        LikedSlice.Figures figures = requireNonNull(slice.figures());
        assertThat(figures.positiveShare()).isEqualTo(0.75);
        assertThat(figures.rocAuc()).isEqualTo(0.5); // the probability tells nothing
        assertThat(figures.accuracy()).isEqualTo(20 / 40.0); // 15 liked and 5 others
        assertThat(figures.rocAucInterval())
                .isEqualTo(ClassificationIntervals.of(actual, predicted, 0.5, 3).rocAuc());
        // Of the others a share of 29/39 is liked, or 30/39 as seen from one that is not.
        double ofShare = 0.75 * Math.pow(10 / 39.0, 2) + 0.25 * Math.pow(30 / 39.0, 2);
        double ofModel = 0.75 * (0.04 + 0.36) / 2 + 0.25 * (0.64 + 0.16) / 2;
        assertThat(figures.gain().mean()).isEqualTo(ofShare - ofModel, within(1e-12));
    }

    @Test
    void leaves_the_ranking_of_a_slice_of_one_class_undefined() {
        double[] actual = new double[20];
        Arrays.fill(actual, 1);
        double[] predicted = new Random(1).doubles(20).toArray();

        LikedSlice slice =
                LikedSlice.of(
                                split(
                                        actual,
                                        predicted,
                                        List.of(
                                                new Slicing(
                                                        "kind", Collections.nCopies(20, "MOVIE")))),
                                0.5,
                                1)
                        .getFirst();
        LikedSlice.Figures figures = requireNonNull(slice.figures());
        assertThat(figures.rocAuc()).isNaN();
        assertThat(figures.rocAucInterval()).isEqualTo(Interval.UNDEFINED);
    }

    @Test
    void refuses_a_slicing_of_other_titles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        split(
                                new double[2],
                                new double[2],
                                List.of(new Slicing("kind", List.of("MOVIE")))))
                .withMessage("2 titles have 1 values of kind");
    }

    private static TestSplit split(double[] actual, double[] predicted, List<Slicing> slicings) {
        return new TestSplit(80, 0.5, actual, predicted, new double[actual.length], slicings);
    }
}
