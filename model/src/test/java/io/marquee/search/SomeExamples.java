package io.marquee.search;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.feature.CatalogProfile;
import io.marquee.feature.FeatureSpec;
import io.marquee.label.Split;
import io.marquee.table.RowOrigin;
import io.marquee.training.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Labelled titles to search with: ratings lean on genre, director and year, likes on the rating.
final class SomeExamples {

    private static final List<String> GENRES = List.of("Comedies", "Documentaries", "Dramas");

    private SomeExamples() {}

    /// So many of them, one in five held back for the test.
    static List<Example> of(int count, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int genre = random.nextInt(GENRES.size());
            int director = random.nextInt(20);
            int year = random.nextInt(1980, 2022);
            double rating =
                    2.5
                            + 0.4 * genre
                            + 0.05 * (director - 10)
                            + (year - 2000) / 60.0
                            + 0.3 * random.nextGaussian();
            examples.add(
                    new Example(
                            title(i, GENRES.get(genre), "Director " + director, year),
                            i % 5 == 0 ? Split.TEST : Split.TRAIN,
                            rating,
                            rating > 3 ? 1 : 0));
        }
        return examples;
    }

    /// What is fitted to them without looking at labels.
    static FeatureSpec spec(List<Example> examples) {
        CatalogProfile profile = new CatalogProfile();
        examples.forEach(example -> profile.add(example.title()));
        return FeatureSpec.fit(profile);
    }

    private static Title title(int i, String genre, String director, int year) {
        return new Title(
                "t" + i,
                Kind.MOVIE,
                "Title " + i,
                List.of(director),
                List.of(),
                List.of("France"),
                null,
                year,
                null,
                new Length.Minutes(60 + i % 90),
                List.of(genre),
                "What it is about.",
                StatedVerdict.NONE,
                new RowOrigin("catalog.csv", i + 1L, i + 2L),
                List.of(),
                List.of());
    }
}
