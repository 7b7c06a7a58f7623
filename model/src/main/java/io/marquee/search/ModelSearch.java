package io.marquee.search;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingPlan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A search for training options by successive halving: what is to be tried next, and what the
/// trials come to. Where and in which order trials are run makes no difference.
///
/// @param plan the given options
/// @param seed of the draws of candidates
public record ModelSearch(TrainingPlan plan, SearchEffort effort, long seed)
        implements Serializable {

    /// Fitting a fold's features takes as long as one trial or less, so this many trials on the
    /// same features waste little, and are few enough to keep many workers busy.
    private static final int TRIALS_OF_TASK = 8;

    private static final Comparator<Trial> IN_ORDER =
            Comparator.comparing((Trial trial) -> trial.candidate().objective())
                    .thenComparingInt(trial -> trial.candidate().id())
                    .thenComparingInt(trial -> trial.fold().number());

    /// What is to be tried on a rung; nothing without a search.
    ///
    /// @param soFar all trials of the rungs before
    public List<TrialTask> tasks(Rung rung, Collection<Trial> soFar) {
        if (effort == SearchEffort.NONE) {
            return List.of();
        }
        List<Candidate> candidates =
                Stream.of(Objective.values())
                        .flatMap(objective -> candidates(objective, rung, soFar).stream())
                        .toList();
        List<TrialTask> tasks = new ArrayList<>();
        for (SearchFold fold : rung.folds()) {
            for (int from = 0; from < candidates.size(); from += TRIALS_OF_TASK) {
                int to = Math.min(from + TRIALS_OF_TASK, candidates.size());
                tasks.add(new TrialTask(rung, fold, candidates.subList(from, to)));
            }
        }
        return tasks;
    }

    /// What the search came to.
    ///
    /// @param trials all trials of all rungs
    public SearchOutcome outcome(Collection<Trial> trials) {
        if (effort == SearchEffort.NONE) {
            return new SearchOutcome(
                    plan,
                    new SearchRecord(
                            SearchRecord.FORMAT_VERSION, effort, seed, List.of(), List.of()));
        }
        Choice rating = choice(Objective.RATING, trials);
        Choice liked = choice(Objective.LIKED, trials);
        return new SearchOutcome(
                new TrainingPlan(rating.options(), liked.options(), plan.hindsight()),
                new SearchRecord(
                        SearchRecord.FORMAT_VERSION,
                        effort,
                        seed,
                        List.of(rating, liked),
                        trials.stream().sorted(IN_ORDER).map(TrialRecord::of).toList()));
    }

    private Choice choice(Objective objective, Collection<Trial> trials) {
        return Choice.of(objective, all(objective), standings(objective, trials));
    }

    private List<Candidate> candidates(Objective objective, Rung rung, Collection<Trial> soFar) {
        List<Candidate> all = all(objective);
        if (rung == Rung.FIRST) {
            return all;
        }
        List<Integer> best =
                standings(objective, soFar).stream()
                        .filter(standing -> standing.candidate() != Candidate.GIVEN)
                        .sorted(Standing.BEST_FIRST)
                        .limit(effort.candidates(rung))
                        .map(Standing::candidate)
                        .toList();
        return best.isEmpty()
                ? List.of()
                : all.stream().filter(c -> c.given() || best.contains(c.id())).toList();
    }

    private List<Candidate> all(Objective objective) {
        return SearchSpace.candidates(
                objective,
                plan.options(objective),
                effort.candidates(Rung.FIRST),
                effort.mostTrees(),
                seed);
    }

    /// How the candidates stand that are still in it: those with the most trials.
    private List<Standing> standings(Objective objective, Collection<Trial> trials) {
        Collection<List<Trial>> byCandidate =
                trials.stream()
                        .filter(trial -> trial.candidate().objective() == objective)
                        .filter(trial -> !trial.losses().isEmpty())
                        .sorted(IN_ORDER)
                        .collect(
                                Collectors.groupingBy(
                                        trial -> trial.candidate().id(),
                                        TreeMap::new,
                                        Collectors.toList()))
                        .values();
        int most = byCandidate.stream().mapToInt(List::size).max().orElse(0);
        return byCandidate.stream()
                .filter(own -> own.size() == most)
                .map(own -> Standing.of(own.getFirst().candidate(), own))
                .toList();
    }
}
