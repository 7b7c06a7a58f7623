package io.marquee.feature;

import io.marquee.catalog.Title;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the feature vector of a title: the one implementation, for training and every kind of
/// scoring.
///
/// Immutable and safe to use from many threads.
public final class Featurizer {

    private static final NumberFeature[] NUMBERS = NumberFeature.values();
    private static final FlagFeature[] FLAGS = FlagFeature.values();

    private final FeatureSpec spec;
    private final int[] medians = new int[NUMBERS.length];
    private final Map<String, Integer> genrePlaces;
    private final Map<String, Integer> countryPlaces;
    private final boolean hasRecords;
    private final List<FeatureColumn> columns;

    /// A featurizer that applies a spec.
    public Featurizer(FeatureSpec spec) {
        this.spec = spec;
        for (int i = 0; i < NUMBERS.length; i++) {
            medians[i] = spec.median(NUMBERS[i]);
        }
        genrePlaces = places(spec.genres());
        countryPlaces = places(spec.countries());
        hasRecords = spec.families().stream().anyMatch(FeatureFamily::isRecord);
        columns = spec.columns();
    }

    /// The columns of the vector, in its order.
    public List<FeatureColumn> columns() {
        return columns;
    }

    /// The title's vector.
    ///
    /// @return one value a column, all finite
    public float[] vector(Title title) {
        float[] vector = new float[columns.size()];
        write(title, vector, 0);
        return vector;
    }

    /// The vectors of many titles, a row each, in their order.
    public FeatureMatrix matrix(List<Title> titles) {
        float[] values = new float[Math.multiplyExact(titles.size(), columns.size())];
        for (int row = 0; row < titles.size(); row++) {
            write(titles.get(row), values, row * columns.size());
        }
        return new FeatureMatrix(titles.size(), columns.size(), values);
    }

    /// Writes the title's vector into an array.
    ///
    /// @param values 0 from `offset` on, for as many values as there are columns
    public void write(Title title, float[] values, int offset) {
        TitleTerms terms = hasRecords ? TitleTerms.of(title, spec) : TitleTerms.NONE;
        int at = offset;
        for (FeatureFamily family : spec.families()) {
            at =
                    switch (family) {
                        case FACTS -> writeFacts(title, values, at);
                        case GENRES -> writeFlags(title.genres(), genrePlaces, values, at);
                        case COUNTRIES -> writeFlags(title.countries(), countryPlaces, values, at);
                        case GENRE_RECORD,
                                COUNTRY_RECORD,
                                DIRECTOR_RECORD,
                                CAST_RECORD,
                                TEXT_RECORD ->
                                writeRecord(family, terms, values, at);
                    };
        }
    }

    private int writeFacts(Title title, float[] values, int from) {
        int at = from;
        for (int i = 0; i < NUMBERS.length; i++) {
            values[at++] = NUMBERS[i].value(title, medians[i]);
        }
        for (FlagFeature flag : FLAGS) {
            values[at++] = flag.test(title) ? 1 : 0;
        }
        return at;
    }

    private static int writeFlags(
            List<String> names, Map<String, Integer> places, float[] values, int from) {
        int other = places.size();
        for (String name : names) {
            values[from + places.getOrDefault(name, other)] = 1;
        }
        return from + other + 1;
    }

    private int writeRecord(FeatureFamily family, TitleTerms terms, float[] values, int from) {
        double points = 0;
        for (TermGroup group : family.terms()) {
            points += spec.effects().points(group, terms.of(group));
        }
        values[from] = (float) points;
        if (!family.hasEvidence()) {
            return from + 1;
        }
        TermGroup first = family.terms().getFirst();
        values[from + 1] = spec.effects().evidence(first, terms.of(first));
        return from + 2;
    }

    private static Map<String, Integer> places(List<String> vocabulary) {
        Map<String, Integer> places = new HashMap<>();
        for (String name : vocabulary) {
            places.put(name, places.size());
        }
        return places;
    }
}
