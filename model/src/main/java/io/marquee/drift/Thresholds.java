package io.marquee.drift;

import io.marquee.UserError;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// From when on a difference is called drift: it has to be both larger than this and no chance.
///
/// @param minimumTitles below it the answer is that there is not enough data
/// @param significance the chance of even one false alarm in a window, 0 to 1
/// @param distance of the distributions: of the population stability index, of the
///   Kolmogorov-Smirnov distance and of the largest difference of a category's share
/// @param missing difference of the shares of titles of which it is not known
/// @param unseen share of titles with a category that is new, beyond what is to be expected
/// @param byName in place of `distance` for single things, under their names
public record Thresholds(
        int minimumTitles,
        double significance,
        double distance,
        double missing,
        double unseen,
        Map<String, Double> byName) {

    /// What they are unless told otherwise; see docs/decisions/0030-drift.md.
    public static final Thresholds DEFAULT = new Thresholds(200, 0.01, 0.1, 0.05, 0.02, Map.of());

    public Thresholds {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /// The largest distance of a thing that is no drift yet.
    double distanceOf(Reference reference) {
        return byName.getOrDefault(reference.name(), distance);
    }

    /// Checks that all names are watched.
    ///
    /// @throws UserError if one is not
    public void check(Baseline baseline) {
        var names =
                baseline.references().stream().map(Reference::name).sorted().distinct().toList();
        for (String name : byName.keySet()) {
            if (!names.contains(name)) {
                throw new UserError(
                        "--threshold=%s=…: nothing of that name is watched; there are %s."
                                .formatted(name, String.join(", ", names)));
            }
        }
    }
}
