package io.marquee.search;

import io.marquee.label.Fold;
import io.marquee.label.Split;
import io.marquee.training.Example;
import java.util.List;

/// A part of the training titles that trials are judged by; they learn from all the others. The
/// titles that are held back for the test play no part in any.
///
/// @param number 0 to 4, the fifths of one way of parting the titles; 5 to 9, those of another
public record SearchFold(int number) {

    private static final int PARTS = 5;

    /// The titles that a trial learns from, in the order of `all`.
    List<Example> learntFrom(List<Example> all) {
        return select(all, false);
    }

    /// The titles that a trial is judged by, in the order of `all`.
    List<Example> judgedBy(List<Example> all) {
        return select(all, true);
    }

    /// The seed of trials here, which differs from one way of parting the titles to the other.
    long seed(long given) {
        return given + number / PARTS;
    }

    private List<Example> select(List<Example> all, boolean own) {
        Fold way = number < PARTS ? Fold.SEARCH : Fold.SEARCH_AGAIN;
        return all.stream()
                .filter(e -> e.split() == Split.TRAIN)
                .filter(e -> own == (way.of(e.title().identity(), PARTS) == number % PARTS))
                .toList();
    }
}
