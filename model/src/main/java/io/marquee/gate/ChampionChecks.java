package io.marquee.gate;

import static io.marquee.gate.KnowledgeChecks.range;

import io.marquee.evaluation.PairedGain;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether the model is a step back from the one that scores now.
final class ChampionChecks {

    /// With fewer titles in common the two are not compared.
    private static final int FEWEST_TITLES = 50;

    private ChampionChecks() {}

    static Check rating(@Nullable ChampionComparison comparison) {
        return comparison == null
                ? noChampion("champion_rating")
                : check(
                        "champion_rating",
                        comparison.champion(),
                        comparison.ratingTitles(),
                        comparison.rmse(),
                        "the error of its ratings (RMSE)");
    }

    static Check liked(@Nullable ChampionComparison comparison) {
        return comparison == null
                ? noChampion("champion_liked")
                : check(
                        "champion_liked",
                        comparison.champion(),
                        comparison.likedTitles(),
                        comparison.logLoss(),
                        "the error of its like probabilities (log loss)");
    }

    private static Check noChampion(String name) {
        return Check.skipped(name, "There is no champion to compare with.");
    }

    private static Check check(
            String name, String champion, int titles, PairedGain gain, String what) {
        if (titles < FEWEST_TITLES) {
            return Check.skipped(
                    name,
                    String.format(
                            Locale.ROOT,
                            "Not compared with the champion %s: only %d titles are new to both, and it takes %d.",
                            champion,
                            titles,
                            FEWEST_TITLES));
        }
        boolean passed = !gain.surelyWorse();
        String found =
                gain.surelyBetter()
                        ? "It is better than the champion %s"
                        : passed
                                ? "It is no worse than the champion %s, as far as can be told"
                                : "It is worse than the champion %s";
        return new Check(
                name,
                passed,
                gain.interval().high(),
                0,
                String.format(
                        Locale.ROOT,
                        found + ": on the same %,d titles %s is %.3f %s; the gain lies between %s.",
                        champion,
                        titles,
                        what,
                        Math.abs(gain.figure()),
                        gain.figure() < 0 ? "higher" : "lower",
                        range(gain.interval())));
    }
}
