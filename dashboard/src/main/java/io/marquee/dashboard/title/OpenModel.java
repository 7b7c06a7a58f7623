package io.marquee.dashboard.title;

import io.marquee.catalog.Title;
import io.marquee.ensemble.Ensemble;
import io.marquee.explanation.ComparableTitle;
import io.marquee.explanation.ComparableTitles;
import io.marquee.feature.FeatureMatrix;
import io.marquee.feature.FeatureSpec;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model version with all that is needed to predict, to explain, and to compare.
///
/// Immutable and safe to use from many threads.
public final class OpenModel {

    private final ScoringModel model;
    private final FeatureSpec spec;
    private final @Nullable ComparableTitles comparables;

    private OpenModel(
            ScoringModel model, FeatureSpec spec, @Nullable ComparableTitles comparables) {
        this.model = model;
        this.spec = spec;
        this.comparables = comparables;
    }

    /// Opens a model as it was published. One without comparable titles knows none.
    ///
    /// @throws io.marquee.UserError if one of its files is damaged, or they do not belong together
    static OpenModel of(StoredModel stored) {
        ScoringModel model = ScoringModel.open(stored);
        FeatureSpec spec =
                FeatureSpec.read(
                        stored.file(ScoringModel.FEATURES), source(stored, ScoringModel.FEATURES));
        ComparableTitles comparables = null;
        if (stored.manifest().files().containsKey(ScoringModel.COMPARABLES)) {
            Ensemble rating =
                    Ensemble.read(
                            stored.file(ScoringModel.RATING), source(stored, ScoringModel.RATING));
            comparables =
                    ComparableTitles.read(
                            stored.file(ScoringModel.COMPARABLES),
                            rating,
                            source(stored, ScoringModel.COMPARABLES));
        }
        return new OpenModel(model, spec, comparables);
    }

    /// Its name in the registry.
    public String version() {
        return model.version();
    }

    /// What was fitted: the vocabularies, and the range of each number.
    public FeatureSpec spec() {
        return spec;
    }

    /// What is predicted of a title, and why.
    public Verdict judge(Title title) {
        FeatureMatrix vector = model.scorer().vectors(List.of(title));
        return new Verdict(
                model.version(),
                model.scorer().score(vector).getFirst(),
                model.scorer().explain(vector, Integer.MAX_VALUE).getFirst(),
                model.scorer().unfamiliar(title));
    }

    /// What is predicted of some titles, in their order.
    public List<Prediction> score(List<Title> titles) {
        return model.scorer().score(titles);
    }

    /// Known titles that the model takes for much the same, the most similar first.
    ///
    /// @param most how many at most
    public List<ComparableTitle> comparable(Title title, int most) {
        if (comparables == null) {
            return List.of();
        }
        FeatureMatrix vector = model.scorer().vectors(List.of(title));
        return comparables.nearest(vector.values(), most, title.id());
    }

    private static String source(StoredModel stored, String file) {
        return stored.location() + "/" + file;
    }
}
