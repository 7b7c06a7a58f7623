package io.marquee.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How a candidate stands after its trials.
///
/// @param candidate its id
/// @param trees with which its mean loss over the folds is least; of the given options, theirs
/// @param loss its mean loss over the folds with so many trees
/// @param folds its loss on each fold with so many trees, in the folds' order
public record Standing(int candidate, int trees, double loss, List<FoldLoss> folds) {

    /// The loss on one fold.
    ///
    /// @param fold the fold's number
    public record FoldLoss(int fold, double loss) {}

    /// The best first; of equals, the one drawn first.
    static final Comparator<Standing> BEST_FIRST =
            Comparator.comparingDouble(Standing::loss).thenComparingInt(Standing::candidate);

    public Standing {
        folds = List.copyOf(folds);
    }

    /// Takes the trials of one candidate together. The number of trees is one for all folds, since
    /// the model that is trained in the end has one.
    ///
    /// @param trials in the order of their folds, each with losses; at least one
    static Standing of(Candidate candidate, List<Trial> trials) {
        int longest = trials.stream().mapToInt(trial -> trial.losses().size()).min().orElseThrow();
        int trees =
                candidate.given()
                        ? longest
                        : IntStream.rangeClosed(1, longest)
                                .boxed()
                                .min(Comparator.comparingDouble(stage -> mean(trials, stage)))
                                .orElseThrow();
        return new Standing(
                candidate.id(),
                trees,
                mean(trials, trees),
                trials.stream()
                        .map(trial ->
                                new FoldLoss(trial.fold().number(), trial.losses().get(trees - 1)))
                        .toList());
    }

    /// How much less its loss is than another's on the last rung's folds: the mean of the
    /// differences, in standard errors of that mean. Folds differ much, two candidates on the same
    /// fold little, so it is their differences that are compared. And a finalist owes its place to
    /// the other folds, which may have been luck, so they do not count.
    ///
    /// @return infinite where all folds agree exactly; 0 where there are less than two
    double leadOver(Standing other) {
        List<Double> mine = onLastRung();
        List<Double> others = other.onLastRung();
        int n = mine.size();
        double[] leads =
                IntStream.range(0, n).mapToDouble(i -> others.get(i) - mine.get(i)).toArray();
        double mean = 0;
        for (double lead : leads) {
            mean += lead / n;
        }
        double squares = 0;
        for (double lead : leads) {
            squares += (lead - mean) * (lead - mean);
        }
        return mean == 0 || n < 2 ? 0 : mean / Math.sqrt(squares / (n - 1.0) / n);
    }

    private List<Double> onLastRung() {
        return folds.stream()
                .filter(each -> Rung.LAST.folds().contains(new SearchFold(each.fold())))
                .map(FoldLoss::loss)
                .toList();
    }

    private static double mean(List<Trial> trials, int stage) {
        double sum = 0;
        for (Trial trial : trials) {
            sum += trial.losses().get(stage - 1);
        }
        return sum / trials.size();
    }
}
