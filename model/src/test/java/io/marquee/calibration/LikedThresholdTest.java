package io.marquee.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.calibration.Simulated.Likes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikedThresholdTest {

    /// Each ten times over.
    private static final double[] PROBABILITIES = {0.6, 0.1, 0.9, 0.4, 0.3, 0.8};

    private static final double[] LIKED = {0, 0, 1, 1, 0, 1};

    /// From 0.85 downward: 10 called, 10 of them right; 20, 20; 30, 20; 40, 30; 50, 30; 60, 30. So
    /// the accuracies are in sixths 4, 5, 4, 5, 4, 3; balanced accuracy is the same, as half of the
    /// titles are liked; F1 is 1/2, 4/5, 2/3, 6/7, 3/4, 2/3.
    @ParameterizedTest
    @CsvSource({
        "accuracy, 0.35, 40, 30",
        "balanced, 0.35, 40, 30",
        "f1, 0.35, 40, 30",
        "precision:0.8, 0.7, 20, 20",
        "precision:0.75, 0.35, 40, 30",
        "recall:0.9, 0.35, 40, 30",
        "recall:0.6, 0.7, 20, 20",
        "recall:1, 0.35, 40, 30"
    })
    void chooses_as_worked_out_by_hand(String aim, double threshold, int called, int right) {
        LikedThreshold chosen =
                LikedThreshold.choose(tenfold(PROBABILITIES), tenfold(LIKED), LikedAim.parse(aim));

        assertThat(chosen.threshold()).isEqualTo(threshold, within(1e-12));
        assertThat(chosen.aim()).isEqualTo(LikedAim.parse(aim));
        assertThat(chosen.reached()).isTrue();
        assertThat(chosen.figures()).isEqualTo(ThresholdFigures.of(60, 30, called, right));
    }

    @Test
    void figures_are_those_worked_out_by_hand() {
        assertThat(ThresholdFigures.of(60, 20, 30, 15))
                .isEqualTo(
                        new ThresholdFigures(
                                60, 20, 30, 15, 40 / 60.0, 0.5, 0.75, 0.6, (0.75 + 25 / 40.0) / 2));
        assertThat(ThresholdFigures.of(4, 0, 0, 0))
                .isEqualTo(new ThresholdFigures(4, 0, 0, 0, 1.0, null, null, null, null));
    }

    @Test
    void says_what_it_reached() {
        assertThat(sentence("accuracy"))
                .isEqualTo(
                        "From a probability of 0.350, accuracy is 0.833; no other threshold's is higher by more than chance.");
        assertThat(sentence("f1"))
                .isEqualTo("From a probability of 0.350, F1 is 0.857, the highest there is.");
        assertThat(sentence("balanced"))
                .isEqualTo(
                        "From a probability of 0.350, balanced accuracy is 0.833, the highest there is.");
        assertThat(sentence("precision:0.8"))
                .isEqualTo(
                        "From a probability of 0.700, precision is 1.000, as aimed for, and recall 0.667.");
        assertThat(sentence("recall:0.9"))
                .isEqualTo(
                        "From a probability of 0.350, recall is 1.000, as aimed for, and precision 0.750.");
    }

    /// From 0.75: 6 of 10; from 0.4: 13 of 20; all: 18 of 30.
    @Test
    void falls_back_to_the_highest_precision_where_the_aim_is_out_of_reach() {
        double[] probabilities = tenfold(new double[] {0.2, 0.6, 0.9});
        Arrays.sort(probabilities);
        double[] liked = new double[30];
        Arrays.fill(liked, 0, 5, 1);
        Arrays.fill(liked, 10, 17, 1);
        Arrays.fill(liked, 20, 26, 1);

        LikedThreshold chosen =
                LikedThreshold.choose(probabilities, liked, new LikedAim.Precision(0.8));

        assertThat(chosen.reached()).isFalse();
        assertThat(chosen.threshold()).isEqualTo(0.4, within(1e-12));
        assertThat(chosen.figures()).isEqualTo(ThresholdFigures.of(30, 18, 20, 13));
        assertThat(chosen.sentence())
                .isEqualTo(
                        "No threshold reaches the aim precision:0.8: the closest is a precision of 0.650 with a recall of 0.722, from a probability of 0.400.");
    }

    /// The nine surest titles are all liked, and one in two of the others.
    @Test
    void no_precision_rests_on_fewer_than_ten_titles() {
        double[] probabilities =
                IntStream.range(0, 109).mapToDouble(i -> 0.99 - 0.005 * i).toArray();
        double[] liked =
                IntStream.range(0, 109).mapToDouble(i -> i < 9 || i % 2 == 1 ? 1 : 0).toArray();
        liked[9] = 0;

        LikedThreshold chosen =
                LikedThreshold.choose(probabilities, liked, new LikedAim.Precision(1));

        assertThat(chosen.reached()).isFalse();
        assertThat(chosen.figures().called()).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0, none is liked", "1, all are liked"})
    void stays_at_even_odds_where_there_is_nothing_to_tell_apart(double label, String why) {
        LikedThreshold chosen =
                LikedThreshold.choose(
                        new double[] {0.4, 0.5, 0.6},
                        new double[] {label, label, label},
                        new LikedAim.F1());

        assertThat(chosen)
                .isEqualTo(
                        new LikedThreshold(
                                0.5,
                                new LikedAim.F1(),
                                false,
                                ThresholdFigures.of(3, 3 * (int) label, 2, 2 * (int) label),
                                "The threshold stays at 0.5, since of 3 titles to choose it by %s."
                                        .formatted(why)));
        assertThat(Json.read(Json.pretty(chosen), LikedThreshold.class, "t.json"))
                .isEqualTo(chosen);
    }

    @Test
    void accuracy_leaves_even_odds_only_for_more_than_chance() {
        Likes likes = Likes.of(2_500, 1, Simulated::logistic);
        double[] right = new LikeCalibration.Identity().probabilities(likes.margins());
        double[] tooHigh = new LikeCalibration.Platt(1, 1.5).probabilities(likes.margins());

        double threshold =
                LikedThreshold.choose(right, likes.liked(), new LikedAim.Accuracy()).threshold();
        assertThat(threshold).isEqualTo(0.5, within(0.002));
        // What is even odds in truth stands at 1.5.
        assertThat(
                        LikedThreshold.choose(tooHigh, likes.liked(), new LikedAim.Accuracy())
                                .threshold())
                .isEqualTo(Simulated.logistic(1.5), within(0.06));
    }

    @Test
    void no_other_threshold_is_better() {
        Random random = new Random(2);
        for (int round = 0; round < 200; round++) {
            int n = random.nextInt(12, 60);
            double[] p = random.doubles(n).map(x -> Math.round(x * 20) / 20.0).toArray();
            double[] liked = random.ints(n, 0, 2).asDoubleStream().toArray();
            liked[0] = 0;
            liked[1] = 1;
            assertBest(p, liked, new LikedAim.F1(), f -> orZero(f.f1()));
            assertBest(p, liked, new LikedAim.Balanced(), f -> orZero(f.balancedAccuracy()));
            assertBest(
                    p,
                    liked,
                    new LikedAim.Precision(0.5),
                    f -> f.called() >= 10 && orZero(f.precision()) >= 0.5 ? orZero(f.recall()) : 0);
            assertBest(
                    p,
                    liked,
                    new LikedAim.Recall(0.7),
                    f -> orZero(f.recall()) >= 0.7 ? orZero(f.precision()) : 0);
        }
    }

    @Test
    void no_title_stands_on_the_threshold() {
        double below = 0.5;
        double above = Math.nextUp(below);

        LikedThreshold chosen =
                LikedThreshold.choose(
                        new double[] {below, above}, new double[] {0, 1}, new LikedAim.F1());

        assertThat(chosen.threshold()).isEqualTo(above);
        assertThat(chosen.figures()).isEqualTo(ThresholdFigures.of(2, 1, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "f1", "balanced", "precision:0.8", "recall:0.95"})
    void an_aim_is_written_as_it_is_read(String text) {
        LikedAim aim = LikedAim.parse(text);

        assertThat(aim.text()).isEqualTo(text);
        assertThat(Json.line(aim)).isEqualTo("\"" + text + "\"");
        assertThat(Json.read(Json.pretty(aim), LikedAim.class, "a.json")).isEqualTo(aim);
        assertThat(LikedAim.parse(" " + text.toUpperCase(Locale.ROOT) + " ")).isEqualTo(aim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acuracy",
                "precision",
                "precision:",
                "recall:much",
                "recall:NaN",
                "f1:0.5",
                ":0.5"
            })
    void says_which_aims_there_are(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> LikedAim.parse(text))
                .withMessage(
                        "'%s' is no aim for the liked threshold. Use accuracy, f1, balanced, precision:0.8 or recall:0.9."
                                .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"precision:0.0", "precision:1.01", "precision:80.0"})
    void says_what_a_share_can_be(String text) {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> LikedAim.parse(text))
                .withMessage(
                        "The aim %s asks for a share that must be above 0 and up to 1. Write precision:0.8, for instance."
                                .formatted(text));
    }

    @Test
    void rejects_what_is_no_label() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LikedThreshold.choose(
                                new double[] {0.5}, new double[] {2}, new LikedAim.F1()));
    }

    private static void assertBest(
            double[] p, double[] liked, LikedAim aim, ToDoubleFunction<ThresholdFigures> worth) {
        LikedThreshold chosen = LikedThreshold.choose(p, liked, aim);
        assertThat(chosen.figures()).isEqualTo(figures(p, liked, chosen.threshold()));
        if (chosen.reached()) {
            double best = worth.applyAsDouble(figures(p, liked, 0));
            for (double threshold = 0.0125; threshold < 1; threshold += 0.025) {
                best = Math.max(best, worth.applyAsDouble(figures(p, liked, threshold)));
            }
            assertThat(worth.applyAsDouble(chosen.figures())).isEqualTo(best);
        }
    }

    private static ThresholdFigures figures(double[] p, double[] liked, double threshold) {
        int called = 0;
        int right = 0;
        for (int i = 0; i < p.length; i++) {
            called += p[i] >= threshold ? 1 : 0;
            right += p[i] >= threshold && liked[i] == 1 ? 1 : 0;
        }
        return ThresholdFigures.of(p.length, (int) Arrays.stream(liked).sum(), called, right);
    }

    private static String sentence(String aim) {
        return LikedThreshold.choose(tenfold(PROBABILITIES), tenfold(LIKED), LikedAim.parse(aim))
                .sentence();
    }

    private static double orZero(@Nullable Double figure) {
        return figure == null ? 0 : figure;
    }

    private static double[] tenfold(double[] values) {
        return IntStream.range(0, 10 * values.length)
                .mapToDouble(i -> values[i % values.length])
                .toArray();
    }
}
