package io.marquee.feature;

import io.marquee.catalog.Maturity;
import io.marquee.catalog.Title;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The terms of a title, each once in its group.
public final class TitleTerms {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']{2,40}");

    /// No terms at all.
    static final TitleTerms NONE = new TitleTerms(Map.of());

    private final Map<TermGroup, List<String>> terms;

    private TitleTerms(Map<TermGroup, List<String>> terms) {
        this.terms = terms;
    }

    /// Reads the terms off a title.
    ///
    /// @param spec says where the tenths of each number lie
    public static TitleTerms of(Title title, FeatureSpec spec) {
        Map<TermGroup, List<String>> terms = new EnumMap<>(TermGroup.class);
        List<String> genres = List.copyOf(new TreeSet<>(title.genres()));
        terms.put(TermGroup.NUMBER, numbers(title, spec));
        terms.put(TermGroup.GENRE, genres);
        terms.put(TermGroup.GENRE_PAIR, pairs(genres));
        terms.put(TermGroup.COUNTRY, once(title.countries()));
        terms.put(TermGroup.GENRE_IN_COUNTRY, products(genres, once(title.countries())));
        terms.put(TermGroup.DIRECTOR, once(title.directors()));
        terms.put(TermGroup.CAST, once(title.cast()));
        terms.put(TermGroup.WORD, words(title.name() + " " + title.description()));
        return new TitleTerms(terms);
    }

    /// The terms of one group, in ascending order.
    public List<String> of(TermGroup group) {
        return terms.getOrDefault(group, List.of());
    }

    private static List<String> numbers(Title title, FeatureSpec spec) {
        List<String> numbers = new ArrayList<>();
        for (NumberFeature feature : NumberFeature.values()) {
            if (feature.appliesTo(title)) {
                OptionalInt value = feature.read(title);
                numbers.add(
                        feature.column()
                                + "#"
                                + (value.isEmpty()
                                        ? "unknown"
                                        : String.valueOf(spec.tenth(feature, value.getAsInt()))));
            }
        }
        Maturity maturity = title.maturity();
        numbers.add("maturity=" + (maturity == null ? "unknown" : maturity.code()));
        return numbers;
    }

    private static List<String> pairs(List<String> genres) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < genres.size(); i++) {
            for (int j = i + 1; j < genres.size(); j++) {
                pairs.add(genres.get(i) + " + " + genres.get(j));
            }
        }
        return pairs;
    }

    private static List<String> products(List<String> genres, List<String> countries) {
        List<String> products = new ArrayList<>();
        for (String genre : genres) {
            for (String country : countries) {
                products.add(genre + " in " + country);
            }
        }
        return products;
    }

    private static List<String> words(String text) {
        return once(
                WORD.matcher(text.toLowerCase(Locale.ROOT))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    private static List<String> once(List<String> terms) {
        return List.copyOf(new TreeSet<>(terms));
    }
}
