package io.marquee.search;

import java.util.List;
import java.util.Locale;

/// The steps of the search. On each the candidates are tried on folds that they have not been tried
/// on before, and only the best of them are tried on the next.
///
/// What a rung spends on a candidate is folds, and not, as is usual, rounds of boosting: cut off
/// early, candidates with a small shrinkage would always lose to those that learn fast and end up
/// worse. The losses of all rungs so far are taken together, so no trial is wasted. Source:
/// Jamieson and Talwalkar, "Non-stochastic Best Arm Identification and Hyperparameter
/// Optimization", 2016; Li et al., "Hyperband: A Novel Bandit-Based Approach to Hyperparameter
/// Optimization", 2018.
public enum Rung {
    FIRST(0, 1),
    SECOND(2, 3, 4),
    /// Another way of parting the titles, with another seed: what was lucky with the first is found
    /// out.
    LAST(5, 6, 7, 8, 9);

    private final List<SearchFold> folds;

    Rung(Integer... folds) {
        this.folds = List.of(folds).stream().map(SearchFold::new).toList();
    }

    /// Its name, as in `First`.
    public String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    /// The folds that candidates are tried on.
    public List<SearchFold> folds() {
        return folds;
    }
}
