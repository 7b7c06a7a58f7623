package io.marquee.training;

import io.marquee.feature.FeatureFamily;
import io.marquee.feature.FeatureSpec;
import io.marquee.feature.TermEffects;
import io.marquee.feature.TermEffects.Effect;
import io.marquee.feature.TermGroup;
import io.marquee.feature.TitleTerms;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what each director, actor, genre, country and word adds to a title's rating, all at once.
///
/// A ridge regression with a penalty per group of terms is the linear mixed model with a random
/// effect per term, whose best linear unbiased predictions are the effects: a mean of the term's
/// titles, less what their other terms account for, shrunk toward 0 by how few they are. Source:
/// Robinson, "That BLUP is a Good Thing: The Estimation of Random Effects", 1991.
final class TermRegression {

    /// Bounds `features.json` and memory; beyond it the rarest terms have no effect.
    private static final int MOST_TERMS_OF_GROUP = 50_000;

    private TermRegression() {}

    /// The effects of the terms.
    ///
    /// @param spec says which track records are wanted; numbers are always accounted for
    /// @param terms of each title
    /// @param ratings of each title, finite
    static TermEffects fit(FeatureSpec spec, List<TitleTerms> terms, double[] ratings) {
        if (ratings.length == 0) {
            return TermEffects.NONE;
        }
        Map<TermGroup, Vocabulary> vocabularies = new EnumMap<>(TermGroup.class);
        int columns = 0;
        for (TermGroup group : groups(spec)) {
            Vocabulary vocabulary = Vocabulary.of(group, terms, columns);
            vocabularies.put(group, vocabulary);
            columns += vocabulary.size();
        }
        SparseRows x = new SparseRows(columns);
        for (TitleTerms title : terms) {
            vocabularies.forEach(
                    (group, vocabulary) -> vocabulary.put(title.of(group), terms.size(), x));
            x.endRow();
        }
        double mean = Arrays.stream(ratings).sum() / ratings.length;
        double[] y = Arrays.stream(ratings).map(rating -> rating - mean).toArray();
        double[] coefficients = RidgeRegression.fit(x, y);

        Map<TermGroup, Map<String, Effect>> effects = new EnumMap<>(TermGroup.class);
        vocabularies.forEach((group, vocabulary) -> {
            if (group != TermGroup.NUMBER) {
                effects.put(group, vocabulary.effects(coefficients));
            }
        });
        return new TermEffects(ratings.length, effects);
    }

    private static Set<TermGroup> groups(FeatureSpec spec) {
        Set<TermGroup> groups = EnumSet.of(TermGroup.NUMBER);
        for (FeatureFamily family : spec.families()) {
            groups.addAll(family.terms());
        }
        return groups;
    }

    /// The terms of one group that the titles have, and their columns.
    private record Vocabulary(
            TermGroup group,
            int firstColumn,
            List<String> terms,
            Map<String, Integer> counts,
            Map<String, Integer> places) {

        static Vocabulary of(TermGroup group, List<TitleTerms> titles, int firstColumn) {
            Map<String, Integer> counts = new HashMap<>();
            for (TitleTerms title : titles) {
                title.of(group).forEach(term -> counts.merge(term, 1, Integer::sum));
            }
            List<String> terms =
                    counts.entrySet().stream()
                            .filter(e -> group != TermGroup.WORD || e.getValue() > 1)
                            .sorted(
                                    Map.Entry.<String, Integer>comparingByValue(
                                                    Comparator.reverseOrder())
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(MOST_TERMS_OF_GROUP)
                            .map(Map.Entry::getKey)
                            .toList();
            Map<String, Integer> places = new HashMap<>();
            terms.forEach(term -> places.put(term, firstColumn + places.size()));
            return new Vocabulary(group, firstColumn, terms, counts, places);
        }

        int size() {
            return terms.size();
        }

        /// Writes a title's terms of this group into the row.
        void put(List<String> titleTerms, int titles, SparseRows x) {
            double length = group == TermGroup.WORD ? length(titleTerms, titles) : 1;
            for (String term : titleTerms) {
                Integer place = places.get(term);
                if (place != null) {
                    x.put(place, group.spread() * weight(term, titles) / length);
                }
            }
        }

        Map<String, Effect> effects(double[] coefficients) {
            Map<String, Effect> effects = new HashMap<>();
            for (String term : terms) {
                double points = group.spread() * coefficients[column(term)];
                effects.put(term, new Effect((float) points, count(term)));
            }
            return effects;
        }

        private double length(List<String> words, int titles) {
            double squares = 0;
            for (String word : words) {
                if (places.containsKey(word)) {
                    double weight = weight(word, titles);
                    squares += weight * weight;
                }
            }
            return Math.sqrt(squares);
        }

        private double weight(String term, int titles) {
            return group == TermGroup.WORD ? TermEffects.rarity(titles, count(term)) : 1;
        }

        private int column(String term) {
            return places.getOrDefault(term, -1);
        }

        private int count(String term) {
            return counts.getOrDefault(term, 0);
        }
    }
}
