package io.marquee.drift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A category's reference. Its cells are: the most frequent categories, all others that training
/// titles had, all that none had, missing.
///
/// @param several whether a title may be in several categories; then the cells count mentions, and
///   a title may be in more than one
/// @param counts training titles per category that has a cell, most frequent first
/// @param others the other categories that training titles had, by name
/// @param otherCount how often they came up together
/// @param onceOnly how many categories came up once only: about as many of as many further titles
///   would be in a category that is new (Good, "The population frequencies of species", 1953)
/// @param titles training titles, each counted once
/// @param missing titles that were in no category
public record CategoryReference(
        Section section,
        String name,
        double importance,
        boolean several,
        Map<String, Long> counts,
        List<String> others,
        long otherCount,
        long onceOnly,
        long titles,
        long missing)
        implements Reference {

    private static final int MOST_CELLS = 30;
    private static final int MOST_OTHERS = 2_000;

    /// What stands behind the categories: other, unseen, missing.
    private static final int OTHER_CELLS = 3;

    public CategoryReference {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        others = List.copyOf(others);
    }

    /// Freezes the categories.
    ///
    /// @param all how often each category came up
    /// @param titles the titles they were counted on
    /// @param missing titles that were in none
    static CategoryReference of(
            Watched what, boolean several, Map<String, Long> all, long titles, long missing) {
        List<Map.Entry<String, Long>> ranked =
                all.entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .sorted(
                                Comparator.comparingLong((Map.Entry<String, Long> entry) ->
                                                -entry.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        long otherCount = 0;
        long rare = 0;
        for (Map.Entry<String, Long> entry : ranked) {
            rare += entry.getValue() == 1 ? 1 : 0;
            if (counts.size() < MOST_CELLS) {
                counts.put(entry.getKey(), entry.getValue());
            } else if (others.size() < MOST_OTHERS) {
                others.add(entry.getKey());
                otherCount += entry.getValue();
            } else if (entry.getValue() > 1) {
                // Not remembered by name, so they will be taken for new.
                rare += entry.getValue();
            }
        }
        Collections.sort(others);
        return new CategoryReference(
                what.section(),
                what.name(),
                what.importance(),
                several,
                counts,
                others,
                otherCount,
                rare,
                titles,
                missing);
    }

    /// The cell of categories that have none of their own.
    int otherCell() {
        return counts.size();
    }

    /// The cell of categories that no training title had.
    int unseenCell() {
        return counts.size() + 1;
    }

    @Override
    public List<String> cells() {
        List<String> names = new ArrayList<>(counts.keySet());
        names.addAll(List.of("other", "unseen", "missing"));
        return names;
    }

    @Override
    public long[] expected() {
        long[] expected = new long[counts.size() + OTHER_CELLS];
        int cell = 0;
        for (long count : counts.values()) {
            expected[cell++] = count;
        }
        expected[otherCell()] = otherCount;
        expected[expected.length - 1] = missing;
        return expected;
    }

    Map<String, Integer> places() {
        Map<String, Integer> places = new LinkedHashMap<>();
        others.forEach(other -> places.put(other, otherCell()));
        int cell = 0;
        for (String category : counts.keySet()) {
            places.put(category, cell++);
        }
        return places;
    }
}
