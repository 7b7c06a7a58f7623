package io.marquee.scoring;

import io.marquee.UserError;
import io.marquee.calibration.RatingInterval;
import io.marquee.catalog.Title;
import io.marquee.ensemble.Ensemble;
import io.marquee.explanation.Contributions;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reasons;
import io.marquee.explanation.TreeShap;
import io.marquee.feature.Familiarity;
import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.Featurizer;
import io.marquee.feature.Unfamiliar;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Predicts for titles: the one way from a title to a prediction, wherever it is asked for.
///
/// Immutable and safe to use from many threads. A title's prediction does not depend on the titles
/// scored with it.
public final class TitleScorer {

    private final Featurizer featurizer;
    private final Familiarity familiarity;
    private final Ensemble rating;
    private final Ensemble liked;
    private final Reliability reliability;
    private final TreeShap shap;
    private final Reasons reasons;

    /// A scorer.
    ///
    /// @throws UserError if a model was trained on other features than the spec has
    public TitleScorer(FeatureSpec spec, Ensemble rating, Ensemble liked, Reliability reliability) {
        this.featurizer = new Featurizer(spec);
        this.familiarity = Familiarity.of(spec);
        this.rating = fitting(rating, "rating");
        this.liked = fitting(liked, "liked");
        this.reliability = reliability;
        this.shap = TreeShap.of(rating);
        this.reasons = Reasons.of(rating.columns());
    }

    /// The vectors that this scorer's models are asked with, a row per title, in their order.
    public FeatureMatrix vectors(List<Title> titles) {
        return featurizer.matrix(titles);
    }

    /// Predictions for the titles, in their order.
    public List<Prediction> score(List<Title> titles) {
        return score(vectors(titles));
    }

    /// Predictions for titles of which the vectors are at hand, in their order.
    ///
    /// @param vectors from [#vectors]
    public List<Prediction> score(FeatureMatrix vectors) {
        double[] ratings = rating.predict(vectors);
        double[] margins = liked.margin(vectors);
        List<Prediction> predictions = new ArrayList<>(ratings.length);
        for (int i = 0; i < ratings.length; i++) {
            double probability = reliability.calibration().probability(margins[i]);
            predictions.add(
                    new Prediction(
                            Math.clamp(ratings[i], RatingInterval.LOWEST, RatingInterval.HIGHEST),
                            reliability.interval(ratings[i]),
                            probability,
                            probability >= reliability.threshold().threshold()));
        }
        return predictions;
    }

    /// Why the rating model predicts what it predicts, row by row.
    ///
    /// @param vectors that this scorer's features made
    /// @param most how many reasons to give for each
    public List<Explanation> explain(FeatureMatrix vectors, int most) {
        Contributions contributions = shap.explain(vectors);
        return IntStream.range(0, vectors.rows())
                .mapToObj(row -> reasons.top(vectors, contributions, row, most))
                .toList();
    }

    /// What each column contributes to the predicted rating, row by row.
    ///
    /// @param vectors that this scorer's features made
    public Contributions contributions(FeatureMatrix vectors) {
        return shap.explain(vectors);
    }

    /// The columns of its vectors.
    public List<FeatureColumn> columns() {
        return featurizer.columns();
    }

    /// In which respects a title is unlike anything that the model has seen; mostly empty.
    public List<Unfamiliar> unfamiliar(Title title) {
        return familiarity.check(title);
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
