package io.marquee.calibration;

import static io.marquee.calibration.Simulated.logistic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.calibration.CalibrationSelection.Kind;
import io.marquee.calibration.Curve.Point;
import io.marquee.calibration.LikeCalibration.Identity;
import io.marquee.calibration.LikeCalibration.Isotonic;
import io.marquee.calibration.LikeCalibration.Platt;
import io.marquee.calibration.Simulated.Likes;
import io.marquee.evaluation.ClassificationMetrics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LikeCalibrationTest {

    /// Two margins and two coefficients: the fit meets the mean target of each margin. With four
    /// liked and four others the targets are 5/6 and 1/6, so the means are 1/3 and 2/3, and the
    /// log-odds at -1 and 1 are -ln 2 and ln 2.
    @Test
    void platt_meets_the_targets_worked_out_by_hand() {
        Platt platt =
                PlattFit.of(
                        LikedMargins.of(
                                new double[] {-1, 1, -1, 1, -1, 1, -1, 1},
                                new double[] {1, 1, 0, 1, 0, 1, 0, 0}));

        assertThat(platt.slope()).isEqualTo(Math.log(2), within(1e-9));
        assertThat(platt.intercept()).isEqualTo(0, within(1e-9));
        assertThat(platt.probability(1)).isEqualTo(2 / 3.0, within(1e-9));
    }

    /// Where the loss is least its gradient is 0, whatever found it.
    @Test
    void platt_is_where_the_loss_is_least() {
        Likes likes = Likes.of(500, 1, m -> logistic(0.6 * m - 0.4));
        LikedMargins titles = LikedMargins.of(likes.margins(), likes.liked());
        Platt platt = PlattFit.of(titles);
        double positives = titles.countLiked();
        double byIntercept = 0;
        double bySlope = 0;
        for (int i = 0; i < titles.size(); i++) {
            double target =
                    titles.liked()[i] == 1
                            ? (positives + 1) / (positives + 2)
                            : 1 / (500 - positives + 2);
            double excess =
                    logistic(platt.slope() * titles.margins()[i] + platt.intercept()) - target;
            byIntercept += excess;
            bySlope += excess * titles.margins()[i];
        }

        assertThat(byIntercept).isEqualTo(0, within(1e-8));
        assertThat(bySlope).isEqualTo(0, within(1e-8));
    }

    @Test
    void platt_has_an_answer_for_separable_one_valued_far_off_and_contrary_margins() {
        double[] liked = {0, 0, 0, 1, 1, 1};
        Platt separable = fitPlatt(new double[] {-3, -2, -1, 1, 2, 3}, liked);
        assertThat(separable.slope()).isBetween(0.5, 5.0);
        assertThat(separable.probability(-3)).isBetween(0.01, 0.3);

        Platt oneValued = fitPlatt(new double[] {2, 2, 2, 2, 2, 2}, liked);
        assertTellsNothing(oneValued);

        Platt near = fitPlatt(new double[] {0, 1, 2, 1, 2, 3}, liked);
        Platt far =
                fitPlatt(new double[] {1e6, 1e6 + 1, 1e6 + 2, 1e6 + 1, 1e6 + 2, 1e6 + 3}, liked);
        assertThat(far.slope()).isEqualTo(near.slope(), within(1e-6));

        Platt contrary = fitPlatt(new double[] {3, 2, 1, -1, -2, -3}, liked);
        assertTellsNothing(contrary);
    }

    /// The made-up titles, a liked one at 1 and another at 8, make the pools 1-2 (1 of 3), 3-6 (2
    /// of 4) and 7-8 (2 of 3).
    @Test
    void isotonic_pools_as_worked_out_by_hand() {
        Isotonic isotonic =
                IsotonicFit.of(
                        LikedMargins.of(
                                new double[] {1, 2, 3, 4, 5, 6, 7, 8},
                                new double[] {0, 0, 1, 0, 1, 0, 1, 1}));

        List<Point> points = isotonic.curve().points();
        assertThat(points).hasSize(5);
        assertThat(points.subList(1, 4))
                .containsExactly(
                        new Point(1.5, 1 / 3.0), new Point(4.5, 0.5), new Point(7.5, 2 / 3.0));
        assertThat(points.getFirst().x()).isEqualTo(1);
        assertThat(points.getFirst().y()).isBetween(0.2, 0.33);
        assertThat(points.getLast().x()).isEqualTo(8);
        assertThat(points.getLast().y()).isBetween(0.67, 0.8);
        assertThat(isotonic.probability(3)).isEqualTo((1 / 3.0 + 0.5) / 2, within(1e-12));
        assertThat(isotonic.probability(-5)).isEqualTo(points.getFirst().y());
    }

    /// Isotonic regression by its definition: at each place the largest, over where a run begins at
    /// or before it, of the smallest, over where it ends at or after it, mean of the run.
    @Test
    void isotonic_agrees_with_the_definition() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            int n = random.nextInt(1, 40);
            double[] margins = random.doubles(n).map(m -> Math.floor(m * 12)).toArray();
            double[] liked = random.ints(n, 0, 2).asDoubleStream().toArray();
            List<Point> points = IsotonicFit.of(LikedMargins.of(margins, liked)).curve().points();

            List<Point> expected = pools(margins, liked);
            // Beyond the outermost centres the curve goes on to the outermost titles.
            int first = points.getFirst().x() < expected.getFirst().x() ? 1 : 0;
            int last = points.getLast().x() > expected.getLast().x() ? 1 : 0;
            List<Point> pools = points.subList(first, points.size() - last);
            assertThat(pools).hasSameSizeAs(expected);
            for (int i = 0; i < pools.size(); i++) {
                assertThat(pools.get(i).x()).isEqualTo(expected.get(i).x(), within(1e-12));
                assertThat(pools.get(i).y()).isEqualTo(expected.get(i).y(), within(1e-12));
            }
            double lowest = Arrays.stream(margins).min().orElseThrow();
            double highest = Arrays.stream(margins).max().orElseThrow();
            assertThat(points.getFirst().x()).isIn(lowest, expected.getFirst().x());
            assertThat(points.getLast().x()).isIn(highest, expected.getLast().x());
        }
    }

    @Test
    void nothing_is_chosen_over_the_model_where_the_model_is_right() {
        Likes likes = Likes.of(2_500, 3, Simulated::logistic);

        CalibrationSelection selection = CalibrationSelection.of(likes.margins(), likes.liked(), 1);

        assertThat(selection.chosen()).isEqualTo(new Identity());
        assertThat(selection.trials())
                .extracting(CalibrationSelection.Trial::kind)
                .containsExactly(Kind.IDENTITY, Kind.PLATT, Kind.ISOTONIC);
        assertThat(selection.trials().getFirst().logLoss())
                .isEqualTo(
                        ClassificationMetrics.of(
                                        likes.liked(),
                                        selection.chosen().probabilities(likes.margins()))
                                .logLoss(),
                        within(1e-9));
    }

    @Test
    void platt_is_chosen_for_a_model_that_is_too_sure_and_mends_it() {
        Likes likes = Likes.of(10_000, 3, m -> logistic(0.6 * m - 0.4));

        LikeCalibration chosen = LikeCalibration.fit(likes.margins(), likes.liked(), 1);

        assertThat(chosen)
                .isInstanceOfSatisfying(
                        Platt.class,
                        platt -> {
                            assertThat(platt.slope()).isEqualTo(0.6, within(0.08));
                            assertThat(platt.intercept()).isEqualTo(-0.4, within(0.08));
                        });
        Likes fresh = Likes.of(20_000, 4, m -> logistic(0.6 * m - 0.4));
        assertThat(errorOf(new Identity(), fresh)).isGreaterThan(0.08);
        assertThat(errorOf(chosen, fresh)).isLessThan(0.02);
    }

    @Test
    void isotonic_is_chosen_where_no_logistic_curve_fits_and_costs_no_ranking() {
        Likes likes = Likes.of(4_000, 5, LikeCalibrationTest::steps);

        LikeCalibration chosen = LikeCalibration.fit(likes.margins(), likes.liked(), 1);

        assertThat(chosen).isInstanceOf(Isotonic.class);
        Likes fresh = Likes.of(20_000, 6, LikeCalibrationTest::steps);
        assertThat(errorOf(fitPlatt(likes.margins(), likes.liked()), fresh)).isGreaterThan(0.04);
        assertThat(errorOf(chosen, fresh)).isLessThan(0.025);
        assertThat(aucOf(chosen, fresh)).isEqualTo(aucOf(new Identity(), fresh), within(0.001));
    }

    @Test
    void few_titles_get_no_free_curve_and_very_few_none_at_all() {
        Likes few = Likes.of(999, 7, LikeCalibrationTest::steps);
        assertThat(CalibrationSelection.of(few.margins(), few.liked(), 1).trials())
                .extracting(CalibrationSelection.Trial::kind)
                .containsExactly(Kind.IDENTITY, Kind.PLATT);

        Likes veryFew = Likes.of(39, 7, LikeCalibrationTest::steps);
        assertThat(CalibrationSelection.of(veryFew.margins(), veryFew.liked(), 1))
                .isEqualTo(new CalibrationSelection(new Identity(), List.of()));
        assertThat(LikeCalibration.fit(new double[0], new double[0], 1)).isEqualTo(new Identity());
    }

    @Test
    void the_order_of_titles_does_not_matter() {
        Likes likes = Likes.of(1_500, 8, LikeCalibrationTest::steps);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 1_500).boxed().toList());
        Collections.shuffle(order, new Random(9));
        double[] margins = order.stream().mapToDouble(i -> likes.margins()[i]).toArray();
        double[] liked = order.stream().mapToDouble(i -> likes.liked()[i]).toArray();

        assertThat(Json.pretty(CalibrationSelection.of(margins, liked, 1)))
                .isEqualTo(Json.pretty(CalibrationSelection.of(likes.margins(), likes.liked(), 1)));
    }

    static Stream<LikeCalibration> calibrations() {
        Likes likes = Likes.of(2_000, 10, LikeCalibrationTest::steps);
        LikedMargins titles = LikedMargins.of(likes.margins(), likes.liked());
        return Arrays.stream(Kind.values()).map(kind -> kind.fit(titles));
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void never_descends_and_never_reaches_0_or_1(LikeCalibration calibration) {
        double last = 0;
        for (double margin = -60; margin <= 60; margin += 0.001) {
            double probability = calibration.probability(margin);
            assertThat(probability).isGreaterThanOrEqualTo(last).isBetween(1e-6, 1 - 1e-6);
            last = probability;
        }
        assertThat(last).isGreaterThan(0.7);
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void takes_a_raw_probability_as_its_margin(LikeCalibration calibration) {
        for (double margin = -5; margin <= 5; margin += 0.5) {
            assertThat(calibration.recalibrate(logistic(margin)))
                    .isEqualTo(calibration.probability(margin), within(1e-9));
        }
        assertThat(calibration.recalibrate(0)).isEqualTo(calibration.recalibrate(1e-6));
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void comes_back_from_json_equal(LikeCalibration calibration) {
        assertThat(Json.read(Json.pretty(calibration), LikeCalibration.class, "c.json"))
                .isEqualTo(calibration);
    }

    @Test
    void is_json_that_says_its_kind() {
        assertThat(Json.line(new Identity())).isEqualTo("{\"kind\":\"identity\"}");
        assertThat(Json.line(new Platt(0.5, -1)))
                .isEqualTo("{\"kind\":\"platt\",\"slope\":0.5,\"intercept\":-1.0}");
        assertThat(Json.line(new Isotonic(new Curve(List.of(new Point(0, 0.25))))))
                .isEqualTo(
                        "{\"kind\":\"isotonic\",\"curve\":{\"points\":[{\"x\":0.0,\"y\":0.25}]}}");
        CalibrationSelection selection =
                new CalibrationSelection(
                        new Platt(1, 0),
                        List.of(new CalibrationSelection.Trial(Kind.PLATT, 1, 0, 0)));
        assertThat(Json.read(Json.pretty(selection), CalibrationSelection.class, "s.json"))
                .isEqualTo(selection);
    }

    @Test
    void damaged_json_is_refused() {
        for (String json :
                List.of(
                        "{\"kind\":\"magic\"}",
                        "{\"kind\":\"platt\",\"slope\":-1,\"intercept\":0}",
                        "{\"kind\":\"isotonic\",\"curve\":{\"points\":[{\"x\":0,\"y\":1}]}}",
                        "{\"kind\":\"isotonic\",\"curve\":{\"points\":[{\"x\":0,\"y\":0.5},{\"x\":1,\"y\":0.4}]}}")) {
            assertThatExceptionOfType(UserError.class)
                    .isThrownBy(() ->
                            Json.read(
                                    json.getBytes(StandardCharsets.UTF_8),
                                    LikeCalibration.class,
                                    "c.json"))
                    .withMessageStartingWith("c.json is damaged");
        }
    }

    @Test
    void rejects_what_is_no_margin_or_no_label() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikeCalibration.fit(new double[] {1}, new double[0], 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> LikeCalibration.fit(new double[] {Double.NaN}, new double[] {1}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikeCalibration.fit(new double[] {1}, new double[] {0.5}, 1));
    }

    /// A truth that is no logistic curve.
    private static double steps(double margin) {
        return margin < -0.8 ? 0.12 : margin < 0.6 ? 0.25 + 0.1 * (margin + 0.8) : 0.85;
    }

    private static Platt fitPlatt(double[] margins, double[] liked) {
        return PlattFit.of(LikedMargins.of(margins, liked));
    }

    private static double errorOf(LikeCalibration calibration, Likes likes) {
        return ReliabilityTable.of(calibration.probabilities(likes.margins()), likes.liked())
                .expectedCalibrationError();
    }

    private static double aucOf(LikeCalibration calibration, Likes likes) {
        return ClassificationMetrics.of(likes.liked(), calibration.probabilities(likes.margins()))
                .rocAuc();
    }

    private static void assertTellsNothing(Platt platt) {
        assertThat(platt.slope()).isZero();
        assertThat(platt.intercept()).isEqualTo(0, within(1e-12));
    }

    /// The centre and the share of each pool.
    private static List<Point> pools(double[] margins, double[] liked) {
        double[] values = Arrays.stream(margins).distinct().sorted().toArray();
        double[] sum = new double[values.length];
        double[] titles = new double[values.length];
        for (int i = 0; i < margins.length; i++) {
            int at = Arrays.binarySearch(values, margins[i]);
            sum[at] += liked[i];
            titles[at]++;
        }
        double[] count = titles.clone();
        sum[0]++;
        count[0]++;
        count[values.length - 1]++;
        SortedMap<Double, double[]> byShare = new TreeMap<>();
        for (int at = 0; at < values.length; at++) {
            double largest = 0;
            for (int from = 0; from <= at; from++) {
                double smallest = 1;
                for (int to = at; to < values.length; to++) {
                    smallest = Math.min(smallest, mean(sum, count, from, to));
                }
                largest = Math.max(largest, smallest);
            }
            double[] sums = byShare.computeIfAbsent(largest, share -> new double[2]);
            sums[0] += titles[at] * values[at];
            sums[1] += titles[at];
        }
        return byShare.entrySet().stream()
                .map(e -> new Point(e.getValue()[0] / e.getValue()[1], e.getKey()))
                .toList();
    }

    private static double mean(double[] sum, double[] count, int from, int to) {
        double sums = Arrays.stream(sum, from, to + 1).sum();
        return sums / Arrays.stream(count, from, to + 1).sum();
    }
}
