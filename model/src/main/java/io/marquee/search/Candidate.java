package io.marquee.search;

import io.marquee.ensemble.Objective;
import io.marquee.training.TrainingOptions;

/// Training options that the search considers for one of the models.
///
/// @param objective whose model they are for
/// @param id [#GIVEN], or 1 and up for those that were drawn
/// @param options as given; of those drawn, the trees are the most that are grown in a trial
public record Candidate(Objective objective, int id, TrainingOptions options) {

    /// The options that the search was started with.
    static final int GIVEN = 0;

    /// Whether these are the options that the search was started with. They are tried exactly as
    /// they are, with all their trees.
    boolean given() {
        return id == GIVEN;
    }
}
