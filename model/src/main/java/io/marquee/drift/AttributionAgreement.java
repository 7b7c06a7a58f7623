package io.marquee.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether the model still goes by the same things: the normalised discounted cumulative gain of
/// the groups ranked by their mean |SHAP| now, with their importance at training as the gain.
///
/// Source: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002; used
/// so by SageMaker Clarify, which alarms below 0.9.
final class AttributionAgreement {

    private AttributionAgreement() {}

    /// @return 0 to 1; NaN without attributions
    static double of(Baseline baseline, Profile profile) {
        List<Group> groups = new ArrayList<>();
        List<Reference> references = baseline.references();
        for (int place = 0; place < references.size(); place++) {
            if (references.get(place) instanceof NumberReference number
                    && number.section() == Section.ATTRIBUTION
                    && profile.counts(place).present() > 0) {
                groups.add(new Group(number.importance(), profile.counts(place).meanSize(number)));
            }
        }
        double ideal = gain(groups, Comparator.comparingDouble(group -> -group.before()));
        double now = gain(groups, Comparator.comparingDouble(group -> -group.now()));
        return ideal == 0 ? Double.NaN : now / ideal;
    }

    private record Group(double before, double now) {}

    private static double gain(List<Group> groups, Comparator<Group> order) {
        double gain = 0;
        int rank = 1;
        for (Group group : groups.stream().sorted(order).toList()) {
            gain += group.before() * StrictMath.log(2) / StrictMath.log(rank + 1.0);
            rank++;
        }
        return gain;
    }
}
