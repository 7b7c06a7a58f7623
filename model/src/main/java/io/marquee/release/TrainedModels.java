package io.marquee.release;

import io.marquee.ensemble.Ensemble;
import io.marquee.feature.FeatureSpec;

/// Both models as their files hold them, with the features they are asked with.
public record TrainedModels(FeatureSpec spec, Ensemble rating, Ensemble liked) {}
