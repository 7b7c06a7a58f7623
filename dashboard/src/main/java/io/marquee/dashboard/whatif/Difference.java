package io.marquee.dashboard.whatif;

import io.marquee.dashboard.title.Verdict;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import io.marquee.scoring.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How what a model says of one title differs from what it says of another: B less A.
///
/// @param rating in rating points
/// @param probability of being liked
/// @param reasons those that differ, the largest difference first; with `everythingElse` they add
///   up to the difference of both margins, which is that of the ratings unless one of them was cut
///   off at 1 or 5
/// @param everythingElse what all the rest makes of a difference
public record Difference(
        double rating, double probability, List<Part> reasons, double everythingElse) {

    public Difference {
        reasons = List.copyOf(reasons);
    }

    /// One reason in both titles.
    ///
    /// @param feature its stable name
    /// @param textA the reason in people's words; empty if A has none of that name
    /// @param textB the same for B
    /// @param a what it moves A's rating by; 0 if A has none
    /// @param b what it moves B's rating by
    public record Part(String feature, String textA, String textB, double a, double b) {

        /// What it makes of a difference.
        public double difference() {
            return b - a;
        }
    }

    /// What is different.
    ///
    /// @param a what a model says of one
    /// @param b what the same model says of the other
    public static Difference of(Verdict a, Verdict b) {
        Prediction first = a.prediction();
        Prediction second = b.prediction();
        Explanation why = a.explanation();
        Explanation whyNot = b.explanation();
        return new Difference(
                second.rating() - first.rating(),
                second.likeProbability() - first.likeProbability(),
                parts(byFeature(why), byFeature(whyNot)),
                whyNot.everythingElse() - why.everythingElse());
    }

    private static List<Part> parts(Map<String, Reason> a, Map<String, Reason> b) {
        Set<String> features = new LinkedHashSet<>(a.keySet());
        features.addAll(b.keySet());
        List<Part> parts = new ArrayList<>();
        for (String feature : features) {
            Reason one = a.getOrDefault(feature, new Reason(feature, "", 0));
            Reason other = b.getOrDefault(feature, new Reason(feature, "", 0));
            if (one.contribution() != other.contribution()) {
                parts.add(
                        new Part(
                                feature,
                                one.text(),
                                other.text(),
                                one.contribution(),
                                other.contribution()));
            }
        }
        parts.sort(Comparator.comparingDouble(part -> -Math.abs(part.difference())));
        return parts;
    }

    private static Map<String, Reason> byFeature(Explanation explanation) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        explanation.reasons().forEach(reason -> reasons.put(reason.feature(), reason));
        return reasons;
    }
}
