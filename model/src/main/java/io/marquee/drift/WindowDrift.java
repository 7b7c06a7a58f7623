package io.marquee.drift;

import io.marquee.evaluation.OrUndefined;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one window compares with the baseline.
///
/// @param from when it begins; null if it holds everything
/// @param to when it ends, itself not in it; null if it holds everything
/// @param titles whose facts were counted
/// @param status DRIFTED if any thing is, or the quality; NOT_ENOUGH_DATA if there is not of any
/// @param attributionAgreement how well the order of importance agrees with that of training: the
///   normalised discounted cumulative gain, 0 to 1; NaN (JSON: null) without attributions
/// @param features by rank, the highest first
/// @param quality how predictions turned out; empty if nothing is known
public record WindowDrift(
        @Nullable Instant from,
        @Nullable Instant to,
        long titles,
        DriftStatus status,
        @OrUndefined double attributionAgreement,
        List<FeatureDrift> features,
        List<QualityDrift> quality) {

    public WindowDrift {
        features = List.copyOf(features);
        quality = List.copyOf(quality);
    }

    /// Those that have drifted, by rank.
    public List<FeatureDrift> drifted() {
        return features.stream().filter(each -> each.status() == DriftStatus.DRIFTED).toList();
    }
}
