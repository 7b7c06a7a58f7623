package io.marquee.gate;

import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.RatingEvaluation;
import java.util.List;
import java.util.Locale;

/// Lets a model pass only if it knows more than naive answers do, is no step back, means what it
/// says, and knows it honestly. A check fails only on what chance does not explain; one that could
/// not be made is passed, and says so.
public final class Gate {

    private Gate() {}

    /// Makes all checks.
    public static Verdict judge(GateInput input) {
        Evaluation evaluation = input.evaluation();
        Check tested = KnowledgeChecks.testTitles(evaluation);
        Check ratingFloor = KnowledgeChecks.ratingFloor(evaluation.rating());
        Check likedFloor = KnowledgeChecks.likedFloor(evaluation.liked());
        List<Check> checks =
                List.of(
                        tested,
                        ratingFloor,
                        likedFloor,
                        HonestyChecks.leaks(evaluation.studies().leaks()),
                        HonestyChecks.noiseControl(evaluation.studies().noiseControl()),
                        KnowledgeChecks.ratingBeatsGenre(evaluation.rating()),
                        KnowledgeChecks.likedBeatsGenre(evaluation.liked()),
                        ChampionChecks.rating(input.champion()),
                        ChampionChecks.liked(input.champion()),
                        SliceCheck.of(evaluation),
                        ReliabilityChecks.calibration(evaluation.liked()),
                        ReliabilityChecks.coverage(evaluation.rating()),
                        HonestyChecks.golden(input.golden()));
        boolean knowsNothing = !ratingFloor.passed() && !likedFloor.passed();
        boolean measured = !Double.isNaN(ratingFloor.figure() + likedFloor.figure());
        if (tested.passed() && knowsNothing && measured) {
            return new Verdict(false, knowsNothing(evaluation), checks);
        }
        return checks.stream()
                .filter(check -> !check.passed())
                .findFirst()
                .map(failure -> new Verdict(false, failure.sentence(), checks))
                .orElseGet(() -> new Verdict(true, praise(evaluation), checks));
    }

    private static String knowsNothing(Evaluation evaluation) {
        return String.format(
                Locale.ROOT,
                "The model knows nothing about what people like: its ratings are no closer than always answering the mean (R² %.3f), and it tells liked titles from others no better than a coin (ROC AUC %.3f). Check that the labels belong to these titles.",
                evaluation.rating().model().r2(),
                evaluation.liked().model().rocAuc());
    }

    private static String praise(Evaluation evaluation) {
        RatingEvaluation rating = evaluation.rating();
        LikedEvaluation liked = evaluation.liked();
        return String.format(
                Locale.ROOT,
                "Both models beat the naive answers: R² %.3f (at least %.3f), ROC AUC %.3f (at least %.3f).",
                rating.model().r2(),
                rating.intervals().r2().low(),
                liked.model().rocAuc(),
                liked.intervals().rocAuc().low());
    }
}
