package io.marquee.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.marquee.Json;
import io.marquee.Sha256;
import io.marquee.UserError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
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
/// @param families the features that the vector has; at least one
/// @param effects the track records that the vector's record features come from; there are none
///   before labelled titles have been looked at
public record FeatureSpec(
        int formatVersion,
        long fittedOn,
        List<String> genres,
        List<String> countries,
        Map<String, List<Integer>> quantiles,
        Set<FeatureFamily> families,
        TermEffects effects) {

    /// The version of `features.json` that this code reads and writes.
    public static final int FORMAT_VERSION = 2;

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
        if (families.isEmpty()) {
            throw new UserError("No feature is left to learn from. Switch fewer of them off.");
        }
        families = Collections.unmodifiableSet(EnumSet.copyOf(families));
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

    /// A spec with all families of features.
    public static FeatureSpec fit(CatalogProfile profile) {
        return fit(profile, EnumSet.allOf(FeatureFamily.class));
    }

    /// Fits a spec to what was counted over a catalog. It has no track records yet.
    ///
    /// @param families the features that the vector is to have; at least one
    public static FeatureSpec fit(CatalogProfile profile, Set<FeatureFamily> families) {
        Map<String, List<Integer>> quantiles = new LinkedHashMap<>();
        profile.numbers()
                .forEach((feature, tally) -> quantiles.put(feature.column(), deciles(tally)));
        return new FeatureSpec(
                FORMAT_VERSION,
                profile.titles(),
                vocabulary(profile.genres(), MOST_GENRES),
                vocabulary(profile.countries(), MOST_COUNTRIES),
                quantiles,
                families,
                TermEffects.NONE);
    }

    /// This spec with other track records.
    public FeatureSpec with(TermEffects known) {
        return new FeatureSpec(
                formatVersion, fittedOn, genres, countries, quantiles, families, known);
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
        families.forEach(family -> columns.addAll(columns(family)));
        return columns;
    }

    private List<FeatureColumn> columns(FeatureFamily family) {
        List<FeatureColumn> columns = new ArrayList<>();
        switch (family) {
            case FACTS -> {
                for (NumberFeature feature : NumberFeature.values()) {
                    columns.add(FeatureColumn.number(feature.column()));
                }
                for (FlagFeature feature : FlagFeature.values()) {
                    columns.add(FeatureColumn.flag(feature.column()));
                }
            }
            case GENRES -> {
                genres.forEach(genre -> columns.add(FeatureColumn.flag("genre=" + genre)));
                columns.add(FeatureColumn.flag("genre_other"));
            }
            case COUNTRIES -> {
                countries.forEach(country -> columns.add(FeatureColumn.flag("country=" + country)));
                columns.add(FeatureColumn.flag("country_other"));
            }
            case GENRE_RECORD, COUNTRY_RECORD, DIRECTOR_RECORD, CAST_RECORD, TEXT_RECORD -> {
                columns.add(FeatureColumn.number(family.label()));
                if (family.hasEvidence()) {
                    columns.add(FeatureColumn.number(family.evidenceColumn()));
                }
            }
        }
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
        return quantilesOf(feature).get(MEDIAN);
    }

    /// In which tenth of the titles a value lies, 0 to 9; values on the border of two are in the
    /// upper one.
    int tenth(NumberFeature feature, int value) {
        List<Integer> values = quantilesOf(feature);
        int tenth = 0;
        while (tenth < DECILES - 1 && value >= values.get(tenth + 1)) {
            tenth++;
        }
        return tenth;
    }

    private List<Integer> quantilesOf(NumberFeature feature) {
        List<Integer> values = quantiles.get(feature.column());
        if (values == null) {
            throw new IllegalStateException(feature.column());
        }
        return values;
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
