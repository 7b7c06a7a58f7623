package io.marquee.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything about the features that was fitted to data: with it, a [Featurizer] makes the same
/// vector of the same title in training and in scoring, wherever that is.
///
/// @param formatVersion of the file `features.json`; [#FORMAT_VERSION]
/// @param fittedOn number of titles that it was fitted on
/// @param genres the vocabulary of genres, most frequent first
/// @param countries the vocabulary of countries, most frequent first
/// @param quantiles for each number feature its minimum, deciles and maximum, 11 values; what is
///   missing gets the sixth, the median
public record FeatureSpec(
        int formatVersion,
        long fittedOn,
        List<String> genres,
        List<String> countries,
        Map<String, List<Integer>> quantiles) {

    /// The version of `features.json` that this code reads and writes.
    public static final int FORMAT_VERSION = 1;

    /// A genre or country in fewer titles than this teaches nothing that would last.
    private static final long SMALLEST_VOCABULARY_COUNT = 10;

    private static final int MOST_GENRES = 100;
    private static final int MOST_COUNTRIES = 40;
    private static final int DECILES = 10;
    private static final int MEDIAN = 5;

    public FeatureSpec {
        if (formatVersion != FORMAT_VERSION) {
            throw new UserError(
                    "This feature file has format version %d; this Marquee reads version %d. Use the Marquee that wrote it, or train anew."
                            .formatted(formatVersion, FORMAT_VERSION));
        }
        genres = List.copyOf(genres);
        countries = List.copyOf(countries);
        if (Set.copyOf(genres).size() < genres.size()
                || Set.copyOf(countries).size() < countries.size()) {
            throw new UserError(
                    "The feature file has a genre or country twice. Restore it from a copy, or train anew.");
        }
        Map<String, List<Integer>> kept = new LinkedHashMap<>();
        quantiles.forEach((column, values) -> kept.put(column, List.copyOf(values)));
        quantiles = Collections.unmodifiableMap(kept);
        for (NumberFeature feature : NumberFeature.values()) {
            List<Integer> values = quantiles.get(feature.column());
            if (values == null || values.size() != DECILES + 1) {
                throw new UserError(
                        "The feature file lacks the quantiles of %s. Restore it from a copy, or train anew."
                                .formatted(feature.column()));
            }
        }
    }

    /// Fits a spec to what was counted over a catalog.
    public static FeatureSpec fit(CatalogProfile profile) {
        Map<String, List<Integer>> quantiles = new LinkedHashMap<>();
        profile.numbers()
                .forEach((feature, tally) -> quantiles.put(feature.column(), deciles(tally)));
        return new FeatureSpec(
                FORMAT_VERSION,
                profile.titles(),
                vocabulary(profile.genres(), MOST_GENRES),
                vocabulary(profile.countries(), MOST_COUNTRIES),
                quantiles);
    }

    /// Reads `features.json`.
    ///
    /// @param source the file's name, for errors
    /// @throws UserError if it is damaged or of another format version
    public static FeatureSpec read(byte[] json, String source) {
        return Json.read(json, FeatureSpec.class, source);
    }

    /// The columns of the vector, in its order.
    @JsonIgnore
    public List<FeatureColumn> columns() {
        List<FeatureColumn> columns = new ArrayList<>();
        for (NumberFeature feature : NumberFeature.values()) {
            columns.add(FeatureColumn.number(feature.column()));
        }
        for (FlagFeature feature : FlagFeature.values()) {
            columns.add(FeatureColumn.flag(feature.column()));
        }
        genres.forEach(genre -> columns.add(FeatureColumn.flag("genre=" + genre)));
        columns.add(FeatureColumn.flag("genre_other"));
        countries.forEach(country -> columns.add(FeatureColumn.flag("country=" + country)));
        columns.add(FeatureColumn.flag("country_other"));
        return columns;
    }

    /// The spec as `features.json` has it.
    public byte[] toJson() {
        return Json.pretty(this);
    }

    /// SHA-256 of the spec as `features.json` has it, in hex: two vectors can be compared only if
    /// this is equal.
    public String digest() {
        return Sha256.of(toJson());
    }

    /// What stands in for a missing value.
    int median(NumberFeature feature) {
        List<Integer> values = quantiles.get(feature.column());
        if (values == null) {
            throw new IllegalStateException(feature.column());
        }
        return values.get(MEDIAN);
    }

    private static List<Integer> deciles(Tally tally) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i <= DECILES; i++) {
            values.add(tally.quantile((double) i / DECILES, 0));
        }
        return values;
    }

    /// Most frequent first; equally frequent ones by name, so that the order is the same
    /// everywhere.
    private static List<String> vocabulary(Map<String, Long> counts, int most) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= SMALLEST_VOCABULARY_COUNT)
                .sorted(
                        Comparator.comparingLong(
                                        (Map.Entry<String, Long> entry) -> -entry.getValue())
                                .thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
