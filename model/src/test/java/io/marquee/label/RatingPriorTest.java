package io.marquee.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatingPriorTest {

    /// Three titles: 4, 5 (mean 4.5); 2, 3, 4 (mean 3); 1 (mean 1).
    ///
    /// Mean of means 17/6. Within: squares .5 + 2 + 0 = 2.5 over 6 - 3 = 3 freedoms: 5/6. Grand
    /// mean 19/6; between: squares 2 x (4/3)^2 + 3 x (1/6)^2 + (13/6)^2 = 25/3; effective size 6 -
    /// (4 + 9 + 1) / 6 = 11/3; variance (25/3 - 2 x 5/6) / (11/3) = 20/11. Strength (5/6) / (20/11)
    /// = 11/24.
    @Test
    void is_the_one_way_anova_estimate_worked_out_by_hand() {
        RatingPrior prior = sums(List.of(of(4, 5), of(2, 3, 4), of(1))).prior();

        assertThat(prior.mean()).isCloseTo(17.0 / 6, within(1e-6));
        assertThat(prior.strength()).isCloseTo(11.0 / 24, within(1e-5));
    }

    @Test
    void agrees_with_the_textbook_formula_on_random_titles() {
        Random random = new Random(17);
        for (int round = 0; round < 50; round++) {
            List<double[]> titles = new ArrayList<>();
            for (int i = 0; i < random.nextInt(20, 200); i++) {
                double quality = Math.clamp(3.2 + 0.5 * random.nextGaussian(), 1.5, 4.5);
                titles.add(
                        random.doubles(random.nextInt(1, 40))
                                .map(u -> Math.round(Math.clamp(quality + 3 * (u - 0.5), 1, 5)))
                                .toArray());
            }
            RatingPrior prior = sums(titles.stream().map(RatingPriorTest::of).toList()).prior();

            assertThat(prior.mean())
                    .isCloseTo(
                            titles.stream().mapToDouble(RatingPriorTest::mean).average().orElse(0),
                            within(1e-6));
            assertThat(prior.strength()).isCloseTo(textbookStrength(titles), within(1e-3));
        }
    }

    @Test
    void recovers_the_variances_that_the_ratings_were_drawn_with() {
        Random random = new Random(23);
        List<Evidence> titles = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double quality = 3 + 0.4 * random.nextGaussian();
            Evidence evidence = Evidence.NONE;
            for (int j = random.nextInt(2, 30); j > 0; j--) {
                evidence =
                        evidence.plusRating(
                                Math.clamp(quality + 0.4 * random.nextGaussian(), 1, 5));
            }
            titles.add(evidence);
        }

        RatingPrior prior = sums(titles).prior();

        assertThat(prior.mean()).isCloseTo(3, within(0.02));
        assertThat(prior.strength()).isCloseTo(1, within(0.05));
    }

    @Test
    void comes_out_the_same_to_the_last_bit_in_every_order_and_grouping() {
        Random random = new Random(29);
        List<Evidence> titles = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            titles.add(of(random.doubles(random.nextInt(0, 9), 1, 5).toArray()));
        }
        RatingPrior prior = sums(titles).prior();

        for (int round = 0; round < 20; round++) {
            Collections.shuffle(titles, random);
            int cut = random.nextInt(titles.size());
            RatingPrior.Sums left = sums(titles.subList(0, cut));
            RatingPrior.Sums right = sums(titles.subList(cut, titles.size()));

            assertThat(left.plus(right).prior()).isEqualTo(prior);
            assertThat(right.plus(left)).isEqualTo(left.plus(right));
        }
    }

    @Test
    void does_not_count_titles_without_ratings() {
        assertThat(RatingPrior.Sums.NONE.plus(Evidence.NONE)).isEqualTo(RatingPrior.Sums.NONE);
        assertThat(RatingPrior.Sums.NONE.prior()).isEqualTo(RatingPrior.UNINFORMED);
    }

    @Test
    void is_worth_one_rating_where_the_variances_cannot_be_told() {
        assertThat(sums(List.of(of(2, 4, 4.5))).prior()).isEqualTo(new RatingPrior(3.5, 1));
        assertThat(sums(List.of(of(2), of(4))).prior()).isEqualTo(new RatingPrior(3, 1));
    }

    @Test
    void is_as_strong_as_can_be_where_titles_do_not_differ() {
        assertThat(sums(List.of(of(1, 5), of(2, 4), of(3, 3, 1, 5))).prior())
                .isEqualTo(new RatingPrior(3, 10_000));
        assertThat(sums(List.of(of(3, 3), of(3, 3))).prior()).isEqualTo(new RatingPrior(3, 10_000));
    }

    @Test
    void is_as_weak_as_can_be_where_all_agree_on_each_title() {
        assertThat(sums(List.of(of(1, 1, 1), of(5, 5, 5))).prior())
                .isEqualTo(new RatingPrior(3, 0.1));
    }

    @Test
    void shrinks_toward_its_mean_by_its_strength() {
        RatingPrior prior = new RatingPrior(3, 2);

        assertThat(prior.shrink(Evidence.NONE)).isEqualTo(3);
        assertThat(prior.shrink(of(5))).isCloseTo(11.0 / 3, within(1e-12));
        assertThat(prior.shrink(of(5, 5))).isEqualTo(4);
        assertThat(
                        prior.shrink(
                                new Evidence(
                                        1_000_000, 5_000_000_000L, 0, 0, 0, 0, 0, of().stated())))
                .isCloseTo(5, within(1e-5))
                .isLessThan(5);
        assertThat(new RatingPrior(3, 1e-9).shrink(of(4.2))).isCloseTo(4.2, within(1e-6));
        assertThat(new RatingPrior(3, 1e12).shrink(of(4.2))).isCloseTo(3, within(1e-6));
    }

    @Test
    void refuses_what_can_be_no_prior() {
        for (double mean : new double[] {0.9, 5.1, Double.NaN}) {
            assertThatThrownBy(() -> new RatingPrior(mean, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (double strength : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new RatingPrior(3, strength))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /// Mean squares and `n0` as in Searle, Casella and McCulloch, section 3.6, from the ratings
    /// themselves.
    private static double textbookStrength(List<double[]> titles) {
        double[] all = titles.stream().flatMapToDouble(Arrays::stream).toArray();
        double withinSquares = 0;
        double betweenSquares = 0;
        double squaredSizes = 0;
        for (double[] title : titles) {
            for (double rating : title) {
                withinSquares += Math.pow(rating - mean(title), 2);
            }
            betweenSquares += title.length * Math.pow(mean(title) - mean(all), 2);
            squaredSizes += Math.pow(title.length, 2);
        }
        double meanWithin = withinSquares / (all.length - titles.size());
        double meanBetween = betweenSquares / (titles.size() - 1);
        double n0 = (all.length - squaredSizes / all.length) / (titles.size() - 1);
        double between = (meanBetween - meanWithin) / n0;
        return between <= 0 ? 10_000 : Math.clamp(meanWithin / between, 0.1, 10_000);
    }

    private static double mean(double[] ratings) {
        return Arrays.stream(ratings).average().orElseThrow();
    }

    private static RatingPrior.Sums sums(List<Evidence> titles) {
        RatingPrior.Sums sums = RatingPrior.Sums.NONE;
        for (Evidence title : titles) {
            sums = sums.plus(title);
        }
        return sums;
    }

    private static Evidence of(double... ratings) {
        Evidence evidence = Evidence.NONE;
        for (double rating : ratings) {
            evidence = evidence.plusRating(rating);
        }
        return evidence;
    }
}
