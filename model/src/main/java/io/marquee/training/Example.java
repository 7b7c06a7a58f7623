package io.marquee.training;

import io.marquee.catalog.Title;
import io.marquee.ensemble.Objective;
import io.marquee.label.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A labelled title.
///
/// @param split whether models may learn from it
/// @param rating 1 to 5; NaN without a label
/// @param liked 1 or 0; NaN without a label
public record Example(Title title, Split split, double rating, double liked) {

    /// The examples of all blocks in the order of their titles' ids: the same list, however they
    /// arrived.
    public static List<Example> inOrder(Iterable<List<Example>> blocks) {
        List<Example> all = new ArrayList<>();
        blocks.forEach(all::addAll);
        all.sort(Comparator.comparing(example -> example.title().id()));
        return List.copyOf(all);
    }

    /// The label for an objective; NaN if there is none.
    public double target(Objective objective) {
        return switch (objective) {
            case RATING -> rating;
            case LIKED -> liked;
        };
    }
}
