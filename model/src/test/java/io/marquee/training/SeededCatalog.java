package io.marquee.training;

import io.marquee.feature.FeatureColumn;
import io.marquee.feature.FeatureMatrix;
import java.util.List;
import java.util.Random;

/// A small catalog with known effects: dramas and newer titles are liked better, noise is not, and
/// one number and one flag never vary.
@SuppressWarnings("ArrayRecordComponent") // never compared
record SeededCatalog(FeatureMatrix features, double[] ratings, double[] liked) {

    static final List<FeatureColumn> COLUMNS =
            List.of(
                    FeatureColumn.number("year"),
                    FeatureColumn.flag("genre=Dramas"),
                    FeatureColumn.number("noise"),
                    FeatureColumn.flag("coin"),
                    FeatureColumn.number("constant"),
                    FeatureColumn.flag("never"));

    static SeededCatalog of(int titles, long seed) {
        Random random = new Random(seed);
        float[] values = new float[titles * COLUMNS.size()];
        double[] ratings = new double[titles];
        double[] liked = new double[titles];
        for (int i = 0; i < titles; i++) {
            float year = 1980 + random.nextInt(40);
            float drama = random.nextInt(2);
            int at = i * COLUMNS.size();
            values[at] = year;
            values[at + 1] = drama;
            values[at + 2] = (float) random.nextGaussian() * 1e-3f;
            values[at + 3] = random.nextInt(2);
            values[at + 4] = 7;
            double taste = 3 + (year - 2000) / 40 + 0.6 * (drama - 0.5) * (year < 1990 ? 2 : 1);
            ratings[i] = taste + 0.3 * random.nextGaussian();
            liked[i] = ratings[i] > 3.2 ? 1 : 0;
        }
        return new SeededCatalog(new FeatureMatrix(titles, COLUMNS.size(), values), ratings, liked);
    }
}
