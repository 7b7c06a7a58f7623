package io.marquee.feature;

import io.marquee.catalog.Title;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// Tells in which respects a title is unlike anything seen when a [FeatureSpec] was fitted. Beyond
/// what it has seen a model of trees answers as at the edge, so such a prediction is a guess.
///
/// Only what is out of range is marked, not what is merely rare, and never what is missing: a
/// missing value is one the model knows how to take. Newer titles than any seen are what
/// predictions are for, so years are marked only [#ORDINARY_FUTURE] years beyond. A spec keeps the
/// frequent genres and countries only, so unknown ones may have been seen a few times; as titles of
/// small countries are common, these are marked only where no country of a title is known.
///
/// Immutable and safe to use from many threads.
public final class Familiarity {

    /// In years beyond the newest.
    static final int ORDINARY_FUTURE = 2;

    private final FeatureSpec spec;
    private final Set<String> genres;
    private final Set<String> countries;

    private Familiarity(FeatureSpec spec) {
        this.spec = spec;
        this.genres = Set.copyOf(spec.genres());
        this.countries = Set.copyOf(spec.countries());
    }

    /// What the titles were like that `spec` was fitted on.
    public static Familiarity of(FeatureSpec spec) {
        return new Familiarity(spec);
    }

    /// What is strange about a title: numbers in the order of their columns, then genres and
    /// countries.
    ///
    /// @return empty if nothing is
    public List<Unfamiliar> check(Title title) {
        List<Unfamiliar> marks = new ArrayList<>();
        for (NumberFeature feature : NumberFeature.values()) {
            OptionalInt value = feature.read(title);
            if (value.isPresent()) {
                checkNumber(feature, value.getAsInt(), marks);
            }
        }
        for (String genre : title.genres()) {
            if (!genres.isEmpty() && !genres.contains(genre)) {
                marks.add(
                        new Unfamiliar(
                                Unfamiliar.Code.UNKNOWN_GENRE,
                                "genre_other",
                                "the genre '%s' is none of the %d that the model knows"
                                        .formatted(genre, genres.size())));
            }
        }
        if (!countries.isEmpty()
                && !title.countries().isEmpty()
                && title.countries().stream().noneMatch(countries::contains)) {
            marks.add(
                    new Unfamiliar(
                            Unfamiliar.Code.NO_KNOWN_COUNTRY,
                            "country_other",
                            "made in %s, none of the %d countries that the model knows"
                                    .formatted(
                                            String.join(", ", title.countries()),
                                            countries.size())));
        }
        return marks;
    }

    private void checkNumber(NumberFeature feature, int value, List<Unfamiliar> marks) {
        if (!known(feature)) {
            marks.add(
                    new Unfamiliar(
                            Unfamiliar.Code.NEVER_KNOWN,
                            feature.column(),
                            words(feature, value) + ", which is known of no title seen"));
            return;
        }
        int lowest = lowest(feature);
        int highest = highest(feature);
        boolean year = feature == NumberFeature.RELEASE_YEAR || feature == NumberFeature.ADDED_YEAR;
        if (value < lowest) {
            marks.add(
                    new Unfamiliar(
                            Unfamiliar.Code.BELOW_RANGE,
                            feature.column(),
                            "%s, %s anything seen (%d)"
                                    .formatted(
                                            words(feature, value),
                                            year ? "before" : "less than",
                                            lowest)));
        } else if (value > highest + (year ? ORDINARY_FUTURE : 0)) {
            marks.add(
                    new Unfamiliar(
                            Unfamiliar.Code.ABOVE_RANGE,
                            feature.column(),
                            "%s, %s anything seen (%d)"
                                    .formatted(
                                            words(feature, value),
                                            year ? "long after" : "more than",
                                            highest)));
        }
    }

    /// Whether any title seen had this number. A spec has zeros where none did, and only two of the
    /// numbers can be 0 themselves: the age hangs on the day of addition, and of maturity level 0
    /// nothing can be told, so it counts as seen.
    private boolean known(NumberFeature feature) {
        return switch (feature) {
            case MATURITY_LEVEL -> true;
            case AGE_WHEN_ADDED -> highest(NumberFeature.ADDED_YEAR) > 0;
            default -> highest(feature) > 0;
        };
    }

    private int lowest(NumberFeature feature) {
        return quantiles(feature).getFirst();
    }

    private int highest(NumberFeature feature) {
        return quantiles(feature).getLast();
    }

    private List<Integer> quantiles(NumberFeature feature) {
        List<Integer> quantiles = spec.quantiles().get(feature.column());
        if (quantiles == null) {
            throw new IllegalStateException(feature.column());
        }
        return quantiles;
    }

    private static String words(NumberFeature feature, int value) {
        return switch (feature) {
            case RELEASE_YEAR -> "released " + value;
            case AGE_WHEN_ADDED ->
                    value < 0
                            ? "added before release"
                            : "added %d years after release".formatted(value);
            case ADDED_YEAR -> "added in " + value;
            case ADDED_MONTH -> "added in month " + value;
            case RUNTIME_MINUTES -> "a running time of %d minutes".formatted(value);
            case SEASONS -> value == 1 ? "1 season" : value + " seasons";
            case MATURITY_LEVEL -> "a maturity level of " + value;
            case CAST_COUNT -> "a cast of " + value;
            case DIRECTOR_COUNT -> value == 1 ? "1 director" : value + " directors";
            case COUNTRY_COUNT -> value == 1 ? "1 country" : value + " countries";
            case GENRE_COUNT -> value == 1 ? "1 genre" : value + " genres";
            case NAME_LENGTH -> "a name of %d characters".formatted(value);
            case DESCRIPTION_LENGTH -> "a description of %d characters".formatted(value);
        };
    }
}
