package io.marquee.dashboard.models;

import io.marquee.registry.ModelDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two models side by side.
///
/// @param first the one version
/// @param second the other, seen from the first
/// @param figures of both, the same ones too; missing if either was not evaluated in a way that is
///   read
/// @param causes what differs in what they were made of; missing if that is not told of either
public record Comparison(
        ModelSummary first, ModelSummary second, Part<List<Pair>> figures, Part<ModelDiff> causes) {

    /// A figure of both, each on its own test titles.
    ///
    /// @param difference the second less the first; NaN if either is undefined
    public record Pair(Figure first, Figure second, double difference) {

        /// Whether the second is beyond where the first may as well lie, on the better side; null
        /// if chance may explain the difference.
        public @Nullable Boolean surelyBetter() {
            boolean above = second.interval().low() > first.interval().high();
            boolean below = second.interval().high() < first.interval().low();
            if (!above && !below) {
                return null;
            }
            return above == (first.better() == Figure.Better.HIGHER);
        }
    }

    static List<Pair> pairs(List<Figure> first, List<Figure> second) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            Figure one = first.get(i);
            Figure other = second.get(i);
            pairs.add(new Pair(one, other, other.value() - one.value()));
        }
        return pairs;
    }
}
