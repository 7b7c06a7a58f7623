package io.marquee.dashboard.models;

import io.marquee.registry.ModelManifest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A model in a list.
///
/// @param champion whether it is the one that scores now
/// @param r2 share of the ratings' variance explained on the test split; NaN if unknown
/// @param rocAuc chance that a liked title is ranked above another one, 0..1; NaN if unknown
/// @param accepted whether the gate let it pass
/// @param gate what the gate said, for people
public record ModelSummary(
        String version,
        boolean champion,
        Instant madeAt,
        double r2,
        double rocAuc,
        boolean accepted,
        String gate) {

    static ModelSummary of(ModelManifest model, @Nullable String champion) {
        return new ModelSummary(
                model.version(),
                model.version().equals(champion),
                model.createdAt(),
                model.metrics().getOrDefault("r2", Double.NaN),
                model.metrics().getOrDefault("roc_auc", Double.NaN),
                model.gate().accepted(),
                model.gate().sentence());
    }
}
