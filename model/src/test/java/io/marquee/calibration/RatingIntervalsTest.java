package io.marquee.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.calibration.Curve.Point;
import io.marquee.calibration.IntervalSelection.Kind;
import io.marquee.calibration.RatingIntervals.Grouped;
import io.marquee.calibration.RatingIntervals.Plain;
import io.marquee.calibration.RatingIntervals.Scaled;
import io.marquee.calibration.Simulated.Noise;
import io.marquee.calibration.Simulated.Ratings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingIntervalsTest {

    private static final int SEEDS = 10;

    /// Residuals -10 to 9 in tenths: of 20, rank .9 x 21 = 18.9, so the 19th from either end.
    @Test
    void takes_the_ranks_worked_out_by_hand() {
        double[] residuals = IntStream.range(-10, 10).mapToDouble(i -> i / 10.0).toArray();
        assertThat(Offsets.of(residuals)).isEqualTo(new Offsets(-0.9, 0.8));

        double[] nine = {5, 1, 2, -1, 3, -2, 0, -3, 4};
        assertThat(Offsets.of(nine)).isEqualTo(new Offsets(-3, 5));
    }

    @Test
    void eight_residuals_say_nothing_so_the_interval_is_the_whole_scale() {
        double[] eight = {3, 3.1, 2.9, 3, 3, 3, 3, 3};
        double[] predicted = {3, 3, 3, 3, 3, 3, 3, 3};

        RatingIntervals intervals = RatingIntervals.fit(predicted, eight, new double[8], 1);

        assertThat(intervals.at(1.2, 0)).isEqualTo(new RatingInterval(1, 5));
        assertThat(intervals.at(5, 0)).isEqualTo(new RatingInterval(1, 5));
        assertThat(RatingIntervals.fit(new double[0], new double[0], new double[0], 1))
                .isEqualTo(new Plain(Offsets.WHOLE_SCALE));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 19, 60, 99})
    void few_residuals_give_one_interval_that_covers_at_least_what_it_says(int residuals) {
        double coverage = 0;
        for (int seed = 0; seed < 200; seed++) {
            Ratings few = Ratings.of(residuals, seed, Noise.EVEN);
            IntervalSelection selection =
                    IntervalSelection.of(few.predicted(), few.actual(), few.difficulty(), 1);
            assertThat(selection.chosen()).isInstanceOf(Plain.class);
            assertThat(selection.trials()).isEmpty();
            Ratings fresh = Ratings.of(200, 10_000 + seed, Noise.EVEN);
            coverage += coverage(selection.chosen(), fresh).overall().coverage() / 200;
        }

        assertThat(coverage).isBetween(0.79, 0.84);
    }

    @ParameterizedTest
    @EnumSource
    void covers_four_of_five_fresh_titles_whatever_the_noise(Noise noise) {
        double coverage = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            CoverageTable fresh = coverage(fit(seed, noise), fresh(seed, noise));
            assertThat(fresh.overall().coverage()).isBetween(0.76, 0.84);
            coverage += fresh.overall().coverage() / SEEDS;
        }

        assertThat(coverage).isBetween(0.785, 0.815);
    }

    /// One in ten is missed on each side, not two in ten on one.
    @Test
    void misses_as_many_above_as_below() {
        double above = 0;
        double below = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            RatingIntervals intervals = fit(seed, Noise.SKEWED);
            Ratings fresh = fresh(seed, Noise.SKEWED);
            for (int i = 0; i < fresh.actual().length; i++) {
                RatingInterval at = intervals.at(fresh.predicted()[i], fresh.difficulty()[i]);
                above += fresh.actual()[i] > at.high() ? 1 : 0;
                below += fresh.actual()[i] < at.low() ? 1 : 0;
            }
        }
        double titles = SEEDS * 4_000.0;

        assertThat(above / titles).isEqualTo(0.1, within(0.01));
        assertThat(below / titles).isEqualTo(0.1, within(0.01));
    }

    @Test
    void one_width_for_all_is_kept_where_difficulty_tells_nothing() {
        for (Noise noise : List.of(Noise.EVEN, Noise.SKEWED)) {
            for (int seed = 0; seed < 5; seed++) {
                assertThat(fit(seed, noise)).isInstanceOf(Plain.class);
            }
        }
    }

    @Test
    void easy_and_hard_titles_are_covered_alike_where_difficulty_tells_something() {
        double[] adaptive = new double[5];
        double[] plain = new double[5];
        for (int seed = 0; seed < SEEDS; seed++) {
            Ratings fresh = fresh(seed, Noise.BY_DIFFICULTY);
            RatingIntervals chosen = fit(seed, Noise.BY_DIFFICULTY);
            assertThat(chosen).isInstanceOf(Scaled.class);
            Ratings known = Ratings.of(2_500, seed, Noise.BY_DIFFICULTY);
            addCoverage(adaptive, chosen, fresh);
            addCoverage(plain, fitted(Kind.PLAIN, known), fresh);
        }

        assertThat(Arrays.stream(adaptive).boxed())
                .allSatisfy(share -> assertThat(share).isBetween(0.77, 0.83));
        assertThat(plain[0]).isGreaterThan(0.95);
        assertThat(plain[4]).isLessThan(0.65);
    }

    @Test
    void groups_are_chosen_where_the_form_of_the_noise_changes() {
        double[] grouped = new double[5];
        for (int seed = 0; seed < SEEDS; seed++) {
            RatingIntervals chosen = fit(seed, Noise.TURNING);
            assertThat(chosen).isInstanceOf(Grouped.class);
            addCoverage(grouped, chosen, fresh(seed, Noise.TURNING));
        }

        assertThat(Arrays.stream(grouped).boxed())
                .allSatisfy(share -> assertThat(share).isBetween(0.77, 0.83));
    }

    @Test
    void a_selection_says_what_spoke_for_it() {
        Ratings known = Ratings.of(2_500, 1, Noise.BY_DIFFICULTY);

        IntervalSelection selection =
                IntervalSelection.of(known.predicted(), known.actual(), known.difficulty(), 1);

        assertThat(selection.trials())
                .extracting(IntervalSelection.Trial::kind)
                .containsExactly(Kind.PLAIN, Kind.SCALED, Kind.GROUPED);
        for (var trial : selection.trials()) {
            assertThat(trial.coverage()).isBetween(0.78, 0.82);
            assertThat(trial.widthAtCoverage()).isEqualTo(trial.width(), within(0.05));
            assertThat(trial.score()).isGreaterThan(trial.width());
        }
        assertThat(Json.read(Json.pretty(selection), IntervalSelection.class, "i.json"))
                .isEqualTo(selection);
        assertThat(IntervalSelection.of(known.predicted(), known.actual(), known.difficulty(), 1))
                .isEqualTo(selection);
    }

    @Test
    void the_order_of_titles_does_not_matter() {
        Ratings known = Ratings.of(500, 1, Noise.BY_DIFFICULTY);
        double[] tenths = Arrays.stream(known.difficulty()).map(d -> Math.floor(10 * d)).toArray();
        IntervalSelection selection =
                IntervalSelection.of(known.predicted(), known.actual(), tenths, 1);

        assertThat(
                        IntervalSelection.of(
                                reversed(known.predicted()),
                                reversed(known.actual()),
                                reversed(tenths),
                                1))
                .isEqualTo(selection);
    }

    @Test
    void noise_of_one_width_is_not_stretched() {
        double largest = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Curve stretch = stretch(Ratings.of(2_500, seed, Noise.EVEN));
            for (Point point : stretch.points()) {
                largest = Math.max(largest, Math.abs(point.y() - 1));
            }
        }
        assertThat(largest).isLessThan(0.1);
    }

    /// The mean of |residual| is proportional to 0.2 + 0.5 d, whose mean is 0.45.
    @Test
    void stretches_by_the_noise_that_is_there() {
        Curve stretch = stretch(Ratings.of(20_000, 1, Noise.BY_DIFFICULTY));

        assertThat(stretch.points()).hasSize(10);
        for (double d = 0.05; d < 1; d += 0.1) {
            assertThat(stretch.at(d)).isEqualTo((0.2 + 0.5 * d) / 0.45, within(0.08));
        }
    }

    @Test
    void perfect_predictions_have_intervals_without_width() {
        double[] ratings = new Random(1).doubles(500, 1, 5).toArray();

        for (Kind kind : Kind.values()) {
            RatingIntervals intervals = kind.fit(RatedTitles.of(ratings, ratings, ratings));
            assertThat(intervals.at(3, 3)).isEqualTo(new RatingInterval(3, 3));
        }
        assertThat(RatingIntervals.fit(ratings, ratings, ratings, 1)).isInstanceOf(Plain.class);
    }

    static Stream<RatingIntervals> intervals() {
        Offsets offsets = new Offsets(-0.5, 0.25);
        return Stream.of(
                new Plain(offsets),
                new Grouped(
                        List.of(
                                new Grouped.Group(1, offsets),
                                new Grouped.Group(2, new Offsets(-1, 1)))),
                new Scaled(offsets, new Curve(List.of(new Point(0, 1), new Point(10, 3)))));
    }

    @Test
    void each_kind_puts_its_ends_where_it_should() {
        List<RatingIntervals> all = intervals().toList();

        assertThat(all.get(0).at(3, 99)).isEqualTo(new RatingInterval(2.5, 3.25));
        assertThat(all.get(1).at(3, 1)).isEqualTo(new RatingInterval(2.5, 3.25));
        assertThat(all.get(1).at(3, 1.1)).isEqualTo(new RatingInterval(2, 4));
        assertThat(all.get(1).at(3, 7)).isEqualTo(new RatingInterval(2, 4));
        assertThat(all.get(2).at(3, 5)).isEqualTo(new RatingInterval(2, 3.5));
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void stays_on_the_scale(RatingIntervals intervals) {
        assertThat(intervals.at(4.9, 0)).isEqualTo(new RatingInterval(4.4, 5));
        assertThat(intervals.at(1.25, 0)).isEqualTo(new RatingInterval(1, 1.5));
        assertThat(intervals.at(6, 0)).isEqualTo(new RatingInterval(5, 5));
        assertThat(intervals.at(-3, 0)).isEqualTo(new RatingInterval(1, 1));
    }

    @ParameterizedTest
    @MethodSource("intervals")
    void comes_back_from_json_equal(RatingIntervals intervals) {
        assertThat(Json.read(Json.pretty(intervals), RatingIntervals.class, "i.json"))
                .isEqualTo(intervals);
    }

    @Test
    void is_json_that_says_its_kind() {
        assertThat(Json.line(new Plain(new Offsets(-0.5, 0.25))))
                .isEqualTo("{\"kind\":\"plain\",\"offsets\":{\"low\":-0.5,\"high\":0.25}}");
    }

    @Test
    void damaged_json_is_refused() {
        String reversed = "{\"kind\":\"plain\",\"offsets\":{\"low\":0.5,\"high\":0.25}}";
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() ->
                        Json.read(
                                reversed.getBytes(StandardCharsets.UTF_8),
                                RatingIntervals.class,
                                "i.json"))
                .withMessageStartingWith("i.json is damaged");
    }

    @Test
    void rejects_what_is_not_finite_or_not_of_one_length() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatingIntervals.fit(one, one, new double[2], 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RatingIntervals.fit(one, one, new double[] {Double.NaN}, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CoverageTable.of(
                                new Plain(Offsets.WHOLE_SCALE),
                                new double[0],
                                new double[0],
                                new double[0]));
    }

    @Test
    void a_coverage_table_counts_as_worked_out_by_hand() {
        CoverageTable table =
                CoverageTable.of(
                        new Scaled(
                                new Offsets(-0.5, 0.5),
                                new Curve(List.of(new Point(0, 1), new Point(1, 2)))),
                        new double[] {3, 3, 3, 3},
                        new double[] {3.5, 3.6, 2.1, 4.2},
                        new double[] {0, 0, 1, 1});

        Wilson half = Wilson.of(1, 2);
        Wilson all = Wilson.of(2, 4);
        assertThat(table)
                .isEqualTo(
                        new CoverageTable(
                                new CoverageTable.Bin(0, 1, 4, 0.5, all.low(), all.high(), 1.5),
                                List.of(
                                        new CoverageTable.Bin(
                                                0, 0, 2, 0.5, half.low(), half.high(), 1),
                                        new CoverageTable.Bin(
                                                1, 1, 2, 0.5, half.low(), half.high(), 2))));
        assertThat(Json.read(Json.pretty(table), CoverageTable.class, "t.json")).isEqualTo(table);
    }

    private static double[] reversed(double[] values) {
        return IntStream.rangeClosed(1, values.length)
                .mapToDouble(i -> values[values.length - i])
                .toArray();
    }

    private static RatingIntervals fit(int seed, Noise noise) {
        Ratings known = Ratings.of(2_500, seed, noise);
        return RatingIntervals.fit(known.predicted(), known.actual(), known.difficulty(), 1);
    }

    private static RatingIntervals fitted(Kind kind, Ratings ratings) {
        return kind.fit(
                RatedTitles.of(ratings.predicted(), ratings.actual(), ratings.difficulty()));
    }

    private static Curve stretch(Ratings ratings) {
        return IntervalFit.stretch(
                RatedTitles.of(ratings.predicted(), ratings.actual(), ratings.difficulty()));
    }

    private static Ratings fresh(int seed, Noise noise) {
        return Ratings.of(4_000, 1_000 + seed, noise);
    }

    private static CoverageTable coverage(RatingIntervals intervals, Ratings ratings) {
        return CoverageTable.of(
                intervals, ratings.predicted(), ratings.actual(), ratings.difficulty());
    }

    private static void addCoverage(double[] sums, RatingIntervals intervals, Ratings ratings) {
        List<CoverageTable.Bin> bins = coverage(intervals, ratings).byDifficulty();
        Arrays.setAll(sums, i -> sums[i] + bins.get(i).coverage() / SEEDS);
    }
}
