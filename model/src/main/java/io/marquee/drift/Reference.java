package io.marquee.drift;

import java.util.List;

/// How one watched thing was spread when the model was trained, over cells that never change after:
/// what comes later is counted into the same cells. The last cell is always that of the titles of
/// which it is not known.
public sealed interface Reference permits NumberReference, CategoryReference {

    /// What kind of thing it is.
    Section section();

    /// Its name, unique within its section.
    String name();

    /// What share of all that moves a predicted rating comes from it, 0 to 1; 1 of predictions and
    /// labels, which are what it is all for.
    double importance();

    /// The cells in words, in their order.
    List<String> cells();

    /// How many training titles are in each cell, in the order of [#cells].
    long[] expected();

    /// How many training titles stand behind the counts.
    long titles();

    /// How many of them did not have it.
    long missing();
}
