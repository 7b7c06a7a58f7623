package io.marquee.scoring;

import io.marquee.Json;
import io.marquee.drift.Baseline;
import io.marquee.ensemble.Ensemble;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.LabelPolicy;
import io.marquee.registry.StoredModel;

/// A model version opened for use.
///
/// @param version its name in the registry
/// @param scorer predicts with it
/// @param labels how the labels were drawn that it learnt from
public record ScoringModel(String version, TitleScorer scorer, LabelPolicy labels) {

    /// The file of the rating model, in XGBoost's JSON format.
    public static final String RATING = "rating.json";

    /// The file of the liked model, in XGBoost's JSON format.
    public static final String LIKED = "liked.json";

    /// The file of the [FeatureSpec].
    public static final String FEATURES = "features.json";

    /// The file of the [LabelPolicy].
    public static final String LABELS = "labels.json";

    /// The file of the [Reliability].
    public static final String CALIBRATION = "calibration.json";

    /// The file of the [io.marquee.evaluation.Evaluation].
    public static final String EVALUATION = "evaluation.json";

    /// The file of the [GoldenPredictions].
    public static final String GOLDEN = GoldenPredictions.FILE;

    /// The file of the [io.marquee.gate.Verdict].
    public static final String GATE = "gate.json";

    /// The file of the [io.marquee.drift.Baseline].
    public static final String BASELINE = Baseline.FILE;

    /// The file with what the models make of each feature.
    public static final String IMPORTANCE = "importance.json";

    /// The file of the [io.marquee.explanation.ComparableTitles].
    public static final String COMPARABLES = "comparables.json";

    /// The file of the [io.marquee.search.SearchRecord], where options were searched for.
    public static final String SEARCH = "search.json";

    /// The file of the [io.marquee.registry.Provenance].
    public static final String PROVENANCE = "provenance.json";

    /// The file for people.
    public static final String CARD = "MODEL_CARD.md";

    /// Opens a model as it was published.
    ///
    /// @throws io.marquee.UserError if one of its files is damaged, or they do not belong together
    public static ScoringModel open(StoredModel stored) {
        FeatureSpec spec = FeatureSpec.read(stored.file(FEATURES), source(stored, FEATURES));
        Ensemble rating = Ensemble.read(stored.file(RATING), source(stored, RATING));
        Ensemble liked = Ensemble.read(stored.file(LIKED), source(stored, LIKED));
        Reliability reliability =
                Reliability.read(stored.file(CALIBRATION), source(stored, CALIBRATION));
        LabelPolicy labels =
                Json.read(stored.file(LABELS), LabelPolicy.class, source(stored, LABELS));
        return new ScoringModel(
                stored.version(), new TitleScorer(spec, rating, liked, reliability), labels);
    }

    private static String source(StoredModel stored, String file) {
        return stored.location() + "/" + file;
    }
}
