package io.marquee.feature;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each term adds to a title's rating, all other terms being equal: the track record of every
/// director, actor, genre, country and word.
///
/// The effects are fitted together, so that a director is not praised for what the genre does, and
/// each is drawn toward 0 unless enough titles speak for it.
///
/// @param titles number of labelled titles that they were fitted on
/// @param groups effects by group and term; a term that is not there has no effect
public record TermEffects(int titles, Map<TermGroup, Map<String, Effect>> groups) {

    /// Nothing is known of any term.
    public static final TermEffects NONE = new TermEffects(0, Map.of());

    /// The effect of one term.
    ///
    /// @param points rating points that it adds
    /// @param titles number of labelled titles behind it
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Effect(float points, int titles) {}

    public TermEffects {
        Map<TermGroup, Map<String, Effect>> sorted = new EnumMap<>(TermGroup.class);
        groups.forEach((group, effects) ->
                sorted.put(group, Collections.unmodifiableMap(new TreeMap<>(effects))));
        groups = Collections.unmodifiableMap(sorted);
    }

    /// What the terms of a group add together, in rating points; 0 where none is known.
    double points(TermGroup group, List<String> terms) {
        Map<String, Effect> effects = groups.getOrDefault(group, Map.of());
        if (group == TermGroup.WORD) {
            return points(effects, terms);
        }
        double points = 0;
        for (String term : terms) {
            Effect effect = effects.get(term);
            points += effect == null ? 0 : effect.points();
        }
        return points;
    }

    private double points(Map<String, Effect> effects, List<String> words) {
        double points = 0;
        double squares = 0;
        for (String word : words) {
            Effect effect = effects.get(word);
            if (effect != null) {
                double rarity = rarity(titles, effect.titles());
                points += rarity * effect.points();
                squares += rarity * rarity;
            }
        }
        return squares == 0 ? 0 : points / Math.sqrt(squares);
    }

    /// How many labelled titles stand behind the terms of a group; one that shares two of the terms
    /// counts twice.
    int evidence(TermGroup group, List<String> terms) {
        Map<String, Effect> effects = groups.getOrDefault(group, Map.of());
        int evidence = 0;
        for (String term : terms) {
            Effect effect = effects.get(term);
            evidence += effect == null ? 0 : effect.titles();
        }
        return evidence;
    }

    /// The weight of a word before a title's words are brought to length 1: the inverse document
    /// frequency.
    ///
    /// @param titles number of titles
    /// @param having number of titles that have the word
    public static double rarity(int titles, int having) {
        return StrictMath.log((1.0 + titles) / having);
    }
}
