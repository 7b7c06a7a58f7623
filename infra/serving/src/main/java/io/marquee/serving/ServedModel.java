package io.marquee.serving;

import io.marquee.registry.StoredModel;
import io.marquee.scoring.GoldenPredictions;
import io.marquee.scoring.ScoringModel;
import io.marquee.scoring.TitleScorer;
import java.util.Optional;

/// A model that is ready to answer.
///
/// @param proven whether it has reproduced its golden predictions; if not, it has none
record ServedModel(String version, TitleScorer scorer, boolean proven) {

    /// What became of opening a model.
    sealed interface Opened {

        /// It may serve.
        record Ready(ServedModel model) implements Opened {}

        /// It answers otherwise than when it was released.
        record Different(String version, String difference) implements Opened {}
    }

    /// Opens a model and asks it again about its golden predictions.
    ///
    /// @throws io.marquee.UserError if its files are damaged or do not belong together
    static Opened open(StoredModel stored) {
        TitleScorer scorer = ScoringModel.open(stored).scorer();
        Optional<GoldenPredictions> golden = GoldenPredictions.of(stored);
        return golden.flatMap(g -> g.firstDifference(scorer))
                .<Opened>map(difference -> new Opened.Different(stored.version(), difference))
                .orElseGet(() ->
                        new Opened.Ready(
                                new ServedModel(stored.version(), scorer, golden.isPresent())));
    }
}
