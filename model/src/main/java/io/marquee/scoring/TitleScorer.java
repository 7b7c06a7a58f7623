package io.marquee.scoring;

import io.marquee.UserError;
import io.marquee.catalog.Title;
import io.marquee.ensemble.Ensemble;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import java.util.ArrayList;
import java.util.List;

/// Predicts for titles: the one way from a title to a prediction, wherever it is asked for.
///
/// Immutable and safe to use from many threads. A title's prediction does not depend on the titles
/// scored with it.
public final class TitleScorer {

    private final Featurizer featurizer;
    private final Ensemble rating;
    private final Ensemble liked;
    private final double threshold;

    /// A scorer.
    ///
    /// @param threshold probability from which a title counts as liked, 0 to 1
    /// @throws UserError if a model was trained on other features than the spec has
    public TitleScorer(FeatureSpec spec, Ensemble rating, Ensemble liked, double threshold) {
        this.featurizer = new Featurizer(spec);
        this.rating = fitting(rating, "rating");
        this.liked = fitting(liked, "liked");
        this.threshold = threshold;
    }

    /// Predictions for the titles, in their order.
    public List<Prediction> score(List<Title> titles) {
        return score(featurizer.matrix(titles));
    }

    /// Predictions for vectors that this scorer's features made, in their order.
    public List<Prediction> score(FeatureMatrix vectors) {
        double[] ratings = rating.predict(vectors);
        double[] probabilities = liked.predict(vectors);
        List<Prediction> predictions = new ArrayList<>(ratings.length);
        for (int i = 0; i < ratings.length; i++) {
            predictions.add(
                    new Prediction(
                            Math.clamp(ratings[i], 1, 5),
                            probabilities[i],
                            probabilities[i] >= threshold));
        }
        return predictions;
    }

    private Ensemble fitting(Ensemble ensemble, String name) {
        if (!ensemble.columns().equals(featurizer.columns())) {
            throw new UserError(
                    "The model's %s.json and features.json do not belong together: one has %d columns, the other %d. Restore the folder, or train anew."
                            .formatted(
                                    name, ensemble.columns().size(), featurizer.columns().size()));
        }
        return ensemble;
    }
}
