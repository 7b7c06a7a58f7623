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

    private final int[] medians = new int[NUMBERS.length];
    private final Map<String, Integer> genrePlaces;
    private final Map<String, Integer> countryPlaces;
    private final int otherGenre;
    private final int otherCountry;
    private final List<FeatureColumn> columns;

    /// A featurizer that applies a spec.
    public Featurizer(FeatureSpec spec) {
        for (int i = 0; i < NUMBERS.length; i++) {
            medians[i] = spec.median(NUMBERS[i]);
        }
        int firstGenre = NUMBERS.length + FLAGS.length;
        genrePlaces = places(spec.genres(), firstGenre);
        otherGenre = firstGenre + spec.genres().size();
        countryPlaces = places(spec.countries(), otherGenre + 1);
        otherCountry = otherGenre + 1 + spec.countries().size();
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

    private void write(Title title, float[] vector, int offset) {
        int at = offset;
        for (int i = 0; i < NUMBERS.length; i++) {
            vector[at++] = NUMBERS[i].value(title, medians[i]);
        }
        for (FlagFeature flag : FLAGS) {
            vector[at++] = flag.test(title) ? 1 : 0;
        }
        for (String genre : title.genres()) {
            vector[offset + genrePlaces.getOrDefault(genre, otherGenre)] = 1;
        }
        for (String country : title.countries()) {
            vector[offset + countryPlaces.getOrDefault(country, otherCountry)] = 1;
        }
    }

    private static Map<String, Integer> places(List<String> vocabulary, int first) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < vocabulary.size(); i++) {
            places.put(vocabulary.get(i), first + i);
        }
        return places;
    }
}
