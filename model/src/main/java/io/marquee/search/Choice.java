package io.marquee.search;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;
import java.util.List;
import java.util.Locale;

/// The options that the search chose for one of the models, and why.
///
/// @param candidate the id of the one chosen; 0 for the given options
/// @param options its options; of a candidate that was drawn, with the number of trees that served
///   it best
/// @param reason why it was chosen, for people
/// @param candidates all that were tried, by id
/// @param finalists how those stood that were tried on all folds, best first; empty where there
///   were too few labels to tell
public record Choice(
        Objective objective,
        int candidate,
        TrainingOptions options,
        String reason,
        List<Candidate> candidates,
        List<Standing> finalists) {

    /// So many standard errors of a lead are taken for more than luck.
    private static final double CLEAR = 2;

    public Choice {
        candidates = List.copyOf(candidates);
        finalists = List.copyOf(finalists);
    }

    /// Chooses the best of those that went all the way.
    ///
    /// The given options stay unless the best candidate leads by more than [#CLEAR] standard
    /// errors. The best of many is partly the luckiest, and a search that moves away from good
    /// options for luck's sake does harm.
    ///
    /// @param candidates all that were tried, the given options first
    /// @param finalists how those stand that were tried on all folds
    static Choice of(Objective objective, List<Candidate> candidates, List<Standing> finalists) {
        List<Standing> ranking = finalists.stream().sorted(Standing.BEST_FIRST).toList();
        Candidate given = candidates.getFirst();
        if (ranking.isEmpty()) {
            return new Choice(
                    objective,
                    given.id(),
                    given.options(),
                    "There are too few labels to tell candidates apart, so the given options stay.",
                    candidates,
                    ranking);
        }
        Standing best = ranking.getFirst();
        double lead = best.leadOver(standingOf(given, ranking));
        boolean better = lead > CLEAR;
        return new Choice(
                objective,
                better ? best.candidate() : given.id(),
                better
                        ? candidates.get(best.candidate()).options().withTrees(best.trees())
                        : given.options(),
                reason(candidates.size(), best, given, lead),
                candidates,
                ranking);
    }

    private static Standing standingOf(Candidate candidate, List<Standing> ranking) {
        return ranking.stream()
                .filter(standing -> standing.candidate() == candidate.id())
                .findFirst()
                .orElseThrow();
    }

    private static String reason(int candidates, Standing best, Candidate given, double lead) {
        if (best.candidate() == given.id()) {
            return "The given options are the best of %d candidates.".formatted(candidates);
        }
        return String.format(
                Locale.ROOT,
                lead > CLEAR
                        ? "Candidate %d is the best of %d, ahead of the given options by %.1f standard errors."
                        : "The given options stay: candidate %d, the best of %d, is ahead of them by %.1f standard errors only.",
                best.candidate(),
                candidates,
                lead);
    }
}
