package io.marquee.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marquee.evaluation.CalibrationEvaluation;
import io.marquee.evaluation.LeakReport;
import io.marquee.evaluation.LeakReport.ColumnPower;
import io.marquee.evaluation.NoiseControl;
import io.marquee.evaluation.Studies;
import io.marquee.gate.ChampionComparison.Predicted;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final List<String> ALL_CHECKS =
            List.of(
                    "test_titles",
                    "rating_floor",
                    "liked_floor",
                    "leaks",
                    "noise_control",
                    "rating_beats_genre",
                    "liked_beats_genre",
                    "champion_rating",
                    "champion_liked",
                    "slices",
                    "calibration",
                    "coverage",
                    "golden_predictions");

    @Test
    void lets_a_good_model_pass_and_says_why() {
        Verdict verdict = judge(new SimulatedModel(1_000, 1, 1));

        assertThat(verdict.accepted()).isTrue();
        assertThat(verdict.sentence())
                .matches(
                        "Both models beat the naive answers: R² 0\\.\\d{3} \\(at least 0\\.\\d{3}\\), ROC AUC 0\\.\\d{3} \\(at least 0\\.\\d{3}\\)\\.");
        assertThat(verdict.checks()).extracting(Check::name).isEqualTo(ALL_CHECKS);
        assertThat(verdict.failures()).isEmpty();
        assertThat(check(verdict, "test_titles"))
                .isEqualTo(
                        new Check(
                                "test_titles",
                                true,
                                1_000,
                                50,
                                "Tested on titles that it had not seen: 1,000 with a rating, 1,000 liked or not."));
        assertThat(check(verdict, "champion_rating"))
                .isEqualTo(
                        new Check(
                                "champion_rating",
                                true,
                                Double.NaN,
                                Double.NaN,
                                "There is no champion to compare with."));
        assertThat(check(verdict, "slices").sentence())
                .isEqualTo(
                        "In none of 10 parts of the titles, each of 50 titles or more, is the model surely worse than that part's own mean.");
        assertThat(check(verdict, "coverage").sentence())
                .matches(
                        "Its intervals hold what they promise: \\d\\d\\.\\d % of 1,000 ratings lie in their 80 % interval, where 76\\.2 to 83\\.8 % should\\.");
    }

    @Test
    void refuses_good_models_by_chance_no_more_than_now_and_then() {
        int refused = 0;
        for (int seed = 0; seed < 40; seed++) {
            refused +=
                    judge(new SimulatedModel(seed % 2 == 0 ? 300 : 1_500, 1, seed)).accepted()
                            ? 0
                            : 1;
        }

        assertThat(refused).isLessThanOrEqualTo(1);
    }

    @Test
    void tells_in_plain_words_that_a_model_of_random_labels_knows_nothing() {
        SimulatedModel model = new SimulatedModel(1_000, 1, 2);
        var random = new Random(2);
        Arrays.setAll(model.ratings, _ -> random.nextDouble(1, 5));
        Arrays.setAll(model.likes, i -> model.ratings[i] >= 3 ? 1 : 0);

        Verdict verdict = judge(model);

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.sentence())
                .matches(
                        "The model knows nothing about what people like: its ratings are no closer than always answering the mean \\(R² -0\\.\\d{3}\\), and it tells liked titles from others no better than a coin \\(ROC AUC 0\\.[45]\\d{2}\\)\\. Check that the labels belong to these titles\\.");
        assertThat(verdict.failures())
                .extracting(Check::name)
                .startsWith("rating_floor", "liked_floor", "rating_beats_genre");
    }

    @Test
    void refuses_a_model_that_knows_the_genre_and_no_more() {
        Verdict verdict = judge(new SimulatedModel(1_000, 0, 3));

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.failures())
                .extracting(Check::name)
                .containsExactly("rating_beats_genre", "liked_beats_genre", "coverage");
        assertThat(verdict.sentence())
                .startsWith(
                        "The rating model does no better than the mean rating of a title's leading genre: its ratings are off by ");
    }

    @Test
    void asks_for_more_labels_where_too_few_titles_were_tested_on() {
        Verdict verdict = judge(new SimulatedModel(49, 1, 4));

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.sentence())
                .isEqualTo(
                        "Only 49 titles could be tested on, and with fewer than 50 good luck looks like knowledge. Hand over more labels.");
    }

    @Test
    void says_that_labels_of_one_kind_tell_nothing() {
        SimulatedModel alike = new SimulatedModel(100, 1, 5);
        Arrays.fill(alike.ratings, 4);
        SimulatedModel liked = new SimulatedModel(400, 1, 5);
        Arrays.fill(liked.likes, 1);

        assertThat(judge(alike).sentence())
                .isEqualTo(
                        "All 100 titles tested on have the same rating, so nothing can be said of the rating model.");
        assertThat(judge(liked).sentence())
                .isEqualTo(
                        "The 400 titles tested on are all liked, or none is, so nothing can be said of the liked model.");
        assertThat(new String(judge(liked).toJson(), UTF_8))
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void refuses_a_model_with_a_feature_that_is_the_answer() {
        var report =
                new LeakReport(
                        List.of(
                                new ColumnPower("imdb_votes", 0.83, 0.97),
                                new ColumnPower("wins", 0.2, 0.96),
                                new ColumnPower("runtime", 0.1, 0.6)));

        Verdict verdict = judgeWith(new Studies(null, null, null, null, report));

        assertThat(verdict.accepted()).isFalse();
        assertThat(verdict.failures())
                .containsExactly(
                        new Check(
                                "leaks",
                                false,
                                0.83,
                                0.5,
                                "The answer seems to be among the questions: too much is told by imdb_votes, wins (the first has, by itself, R² 0.830 of the ratings and ROC AUC 0.970 of being liked). Leave out what is known only after release."));
        assertThat(verdict.sentence()).isEqualTo(verdict.failures().getFirst().sentence());
    }

    @Test
    void holds_a_feature_that_tells_of_being_liked_against_the_bar_for_that() {
        var report = new LeakReport(List.of(new ColumnPower("wins", 0.2, 0.96)));

        Check check = check(judgeWith(new Studies(null, null, null, null, report)), "leaks");

        assertThat(check.passed()).isFalse();
        assertThat(check.figure()).isEqualTo(0.96);
        assertThat(check.bar()).isEqualTo(0.95);
    }

    @Test
    void names_the_strongest_feature_where_none_is_suspicious() {
        var report = new LeakReport(List.of(new ColumnPower("runtime", 0.1, 0.6)));

        assertThat(check(judgeWith(new Studies(null, null, null, null, report)), "leaks"))
                .isEqualTo(
                        new Check(
                                "leaks",
                                true,
                                0.1,
                                0.5,
                                "No single feature tells too much; runtime tells most of the ratings, with R² 0.100 by itself."));
    }

    @Test
    void does_not_trust_a_training_that_finds_something_in_noise() {
        var found = new NoiseControl(10_000, 0.01, 10_000, 0.5, 0.56);
        var nothing = new NoiseControl(10_000, -0.02, 10_000, 0.5, 0.51);

        Verdict refused = judgeWith(new Studies(null, null, null, found, null));
        Verdict accepted = judgeWith(new Studies(null, null, null, nothing, null));

        assertThat(refused.accepted()).isFalse();
        assertThat(refused.sentence())
                .isEqualTo(
                        "Trained on labels dealt at random, it still seems to find something: R² is 0.010 (within 0.030 of 0 is right), ROC AUC 0.560 (within 0.030 of 0.5). So the figures of the real model cannot be trusted: labels leak into the features, or the test is too small.");
        assertThat(accepted.accepted()).isTrue();
        assertThat(check(accepted, "noise_control").sentence())
                .isEqualTo(
                        "Trained on labels dealt at random, it learns nothing, as it should: R² is -0.020 (within 0.030 of 0 is right), ROC AUC 0.510 (within 0.030 of 0.5).");
    }

    @Test
    void refuses_a_model_that_is_surely_worse_than_the_champion() {
        SimulatedModel model = new SimulatedModel(1_000, 1, 7);
        double[] blurred = blurred(model.predictedRatings, 0.4);
        double[] blurredLikes =
                Arrays.stream(model.probabilities).map(p -> p < 0.5 ? 0.45 : 0.55).toArray();
        SimulatedModel worse = new SimulatedModel(1_000, 1, 7);
        System.arraycopy(blurred, 0, worse.predictedRatings, 0, 1_000);
        System.arraycopy(blurredLikes, 0, worse.probabilities, 0, 1_000);

        Verdict verdict = judge(worse, beside(model, blurred, blurredLikes));

        assertThat(check(verdict, "champion_rating").passed()).isFalse();
        assertThat(check(verdict, "champion_rating").figure()).isNegative();
        assertThat(check(verdict, "champion_rating").sentence())
                .matches(
                        "It is worse than the champion v1: on the same 1,000 titles the error of its ratings \\(RMSE\\) is 0\\.\\d{3} higher; the gain lies between -0\\.\\d{3} and -0\\.\\d{3}\\.");
        assertThat(check(verdict, "champion_liked").sentence())
                .startsWith(
                        "It is worse than the champion v1: on the same 1,000 titles the error of its like probabilities (log loss) is ");
        assertThat(verdict.accepted()).isFalse();
    }

    @Test
    void lets_a_model_pass_that_beats_the_champion_or_is_as_good() {
        SimulatedModel model = new SimulatedModel(1_000, 1, 8);
        double[] same = model.predictedRatings.clone();
        var beaten =
                ChampionComparison.of(
                        "v1",
                        new Predicted(model.ratings, same, blurred(same, 0.4)),
                        new Predicted(model.likes, model.probabilities, model.genreShares),
                        1);
        var equal =
                ChampionComparison.of(
                        "v1",
                        new Predicted(model.ratings, same, blurred(same, 0.02)),
                        new Predicted(model.likes, model.probabilities, model.probabilities),
                        1);

        assertThat(judge(model, beaten).accepted()).isTrue();
        assertThat(check(judge(model, beaten), "champion_rating").sentence())
                .startsWith("It is better than the champion v1: on the same 1,000 titles ");
        assertThat(judge(model, equal).accepted()).isTrue();
        assertThat(check(judge(model, equal), "champion_liked").sentence())
                .isEqualTo(
                        "It is no worse than the champion v1, as far as can be told: on the same 1,000 titles the error of its like probabilities (log loss) is 0.000 lower; the gain lies between 0.000 and 0.000.");
    }

    @Test
    void does_not_compare_on_a_handful_of_titles() {
        double[] few = new double[49];
        var comparison =
                ChampionComparison.of(
                        "v1", new Predicted(few, few, few), new Predicted(few, few, few), 1);
        double[] none = new double[0];
        var nothing =
                ChampionComparison.of(
                        "v1", new Predicted(none, none, none), new Predicted(none, none, none), 1);

        Verdict verdict = judge(new SimulatedModel(1_000, 1, 1), comparison);

        assertThat(verdict.accepted()).isTrue();
        assertThat(check(verdict, "champion_liked"))
                .isEqualTo(
                        new Check(
                                "champion_liked",
                                true,
                                Double.NaN,
                                Double.NaN,
                                "Not compared with the champion v1: only 49 titles are new to both, and it takes 50."));
        assertThat(judge(new SimulatedModel(1_000, 1, 1), nothing).accepted()).isTrue();
    }

    @Test
    void refuses_a_model_that_fails_some_titles_whatever_the_average() {
        SimulatedModel model = new SimulatedModel(2_000, 1, 9);
        for (int i = 0; i < 2_000; i++) {
            if (model.genres.get(i).equals("Kids")) {
                model.predictedRatings[i] -= 1.2;
            }
        }

        Verdict verdict = judge(model);

        assertThat(check(verdict, "rating_floor").passed()).isTrue();
        Check slices = check(verdict, "slices");
        assertThat(slices.passed()).isFalse();
        assertThat(slices.figure()).isEqualTo(1);
        long kids = model.genres.stream().filter("Kids"::equals).count();
        assertThat(slices.sentence())
                .isEqualTo(
                        "For some titles the model is worse than no model: of the "
                                + kids
                                + " with genre \"Kids\", as to their ratings, the plain mean is closer.");
    }

    @Test
    void does_not_take_a_slice_of_one_label_for_a_collapse() {
        SimulatedModel model = new SimulatedModel(1_000, 1, 10);
        for (int i = 0; i < 1_000; i++) {
            if (model.genres.get(i).equals("Kids")) {
                model.likes[i] = 1;
                model.probabilities[i] = 0.93;
            }
        }

        assertThat(check(judge(model), "slices").passed()).isTrue();
    }

    @Test
    void refuses_probabilities_that_do_not_mean_what_they_say() {
        SimulatedModel model = new SimulatedModel(2_000, 1, 11);
        Arrays.setAll(model.probabilities, i -> Math.min(model.probabilities[i] + 0.15, 1));

        Verdict verdict = judge(model);

        Check calibration = check(verdict, "calibration");
        assertThat(calibration.passed()).isFalse();
        assertThat(calibration.sentence())
                .matches(
                        "Its probabilities do not mean what they say: they are off by 1\\d\\.\\d points in a hundred on average, and more than [67]\\.\\d is not chance among 2,000 titles\\.");
    }

    @Test
    void lets_perfect_probabilities_pass_however_few_the_titles() {
        for (int titles : new int[] {50, 200, 1_800}) {
            int failed = 0;
            for (int seed = 0; seed < 100; seed++) {
                var model = new SimulatedModel(titles, 1, seed);
                var calibration =
                        CalibrationEvaluation.of(
                                model.likes, model.probabilities, model.probabilities);
                failed +=
                        calibration.errorAfter()
                                        <= ReliabilityChecks.calibrationBar(calibration.after())
                                ? 0
                                : 1;
            }
            assertThat(failed).as("of 100 with %d titles", titles).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void wants_intervals_that_are_neither_too_narrow_nor_too_wide() {
        SimulatedModel model = new SimulatedModel(2_000, 1, 12);

        assertThat(coverage(model, 1).passed()).isTrue();
        assertThat(coverage(model, 0.85).passed()).isFalse();
        assertThat(coverage(model, 0.85).sentence()).startsWith("Its intervals are too narrow: 7");
        assertThat(coverage(model, 1.2).passed()).isFalse();
        assertThat(coverage(model, 1.2).sentence())
                .startsWith("Its intervals are wider than they claim to be: 8");
    }

    @Test
    void refuses_a_stored_model_that_is_not_the_one_tested() {
        var evaluation = new SimulatedModel(1_000, 1, 1).evaluation();

        Verdict different = Gate.judge(new GateInput(evaluation, null, GoldenReplay.DIFFERENT));
        Verdict untried = Gate.judge(new GateInput(evaluation, null, GoldenReplay.NOT_TRIED));

        assertThat(different.accepted()).isFalse();
        assertThat(different.sentence())
                .isEqualTo(
                        "The stored model does not repeat the predictions noted at training, so it is not the model that was tested. Train anew.");
        assertThat(untried.accepted()).isTrue();
    }

    @Test
    void widens_the_intervals_of_many_slices_as_a_normal_table_says() {
        assertThat(SliceCheck.standardErrorsExceededBy(0.025)).isCloseTo(1.95996, near());
        assertThat(SliceCheck.standardErrorsExceededBy(0.0005)).isCloseTo(3.29053, near());
        assertThat(SliceCheck.standardErrorsExceededBy(0.25)).isCloseTo(0.67449, near());
    }

    private static Offset<Double> near() {
        return within(4.5e-4);
    }

    private static Verdict judge(SimulatedModel model) {
        return Gate.judge(new GateInput(model.evaluation(), null, GoldenReplay.REPRODUCED));
    }

    private static Verdict judge(SimulatedModel model, ChampionComparison champion) {
        return Gate.judge(new GateInput(model.evaluation(), champion, GoldenReplay.REPRODUCED));
    }

    private static Verdict judgeWith(Studies studies) {
        return Gate.judge(
                new GateInput(
                        new SimulatedModel(1_000, 1, 1).evaluation(studies),
                        null,
                        GoldenReplay.REPRODUCED));
    }

    private static Check coverage(SimulatedModel model, double width) {
        return check(
                Gate.judge(
                        new GateInput(model.withIntervals(width), null, GoldenReplay.REPRODUCED)),
                "coverage");
    }

    private static ChampionComparison beside(
            SimulatedModel champion, double[] ratings, double[] probabilities) {
        return ChampionComparison.of(
                "v1",
                new Predicted(champion.ratings, ratings, champion.predictedRatings),
                new Predicted(champion.likes, probabilities, champion.probabilities),
                1);
    }

    private static double[] blurred(double[] predictions, double by) {
        var random = new Random(13);
        return Arrays.stream(predictions).map(p -> p + by * random.nextGaussian()).toArray();
    }

    private static Check check(Verdict verdict, String name) {
        return verdict.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
