package io.marquee.training;

import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Tree;

/// Watches an ensemble grow, and may say that it is enough.
public interface BoostingWatch {

    /// Lets every tree be grown.
    BoostingWatch NOBODY =
            new BoostingWatch() {
                @Override
                public void begin(Ensemble base) {}

                @Override
                public boolean goesOnAfter(Tree tree) {
                    return true;
                }
            };

    /// Is called once, before the first tree.
    ///
    /// @param base the ensemble that has no trees yet
    void begin(Ensemble base);

    /// Whether another tree is to follow this one.
    boolean goesOnAfter(Tree tree);
}
