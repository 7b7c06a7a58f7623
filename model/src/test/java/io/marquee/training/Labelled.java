package io.marquee.training;

import io.marquee.catalog.Kind;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.label.Split;
import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Labelled titles whose verdict depends on who directed them, and on chance.
final class Labelled {

    private static final int DIRECTORS = 12;
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);

    private Labelled() {}

    /// Titles in the order of their ids and of the days they were added.
    static List<Example> titles(int count, long seed) {
        Random random = new Random(seed);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int director = random.nextInt(DIRECTORS);
            double rating = 3 + 1.2 * Math.sin(director) + 0.3 * random.nextGaussian();
            double clamped = Math.clamp(rating, 1, 5);
            Title title = title(i, director, FIRST_DAY.plusDays(i));
            examples.add(
                    new Example(
                            title, Split.of(title.identity(), 1), clamped, clamped >= 3.2 ? 1 : 0));
        }
        return examples;
    }

    static Example withRating(Example example, double rating) {
        return new Example(example.title(), example.split(), rating, example.liked());
    }

    private static Title title(int index, int director, LocalDate added) {
        return new Title(
                "t%05d".formatted(index),
                Kind.MOVIE,
                "Title " + index,
                List.of("Director " + director),
                List.of(),
                List.of("Peru"),
                added,
                2010,
                null,
                null,
                List.of("Dramas"),
                "",
                StatedVerdict.NONE,
                new RowOrigin("catalog.csv", index, index),
                List.of(),
                List.of());
    }
}
