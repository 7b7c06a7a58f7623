package io.marquee.feature;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Titles to make features of.
final class SomeTitles {

    private static final RowOrigin ORIGIN = new RowOrigin("c.csv", 1, 2);

    /// Everything is known of it.
    static final Title FULL =
            new Title(
                    "s1",
                    Kind.MOVIE,
                    "A Name",
                    List.of("D. One", "D. Two"),
                    List.of("C. One", "C. Two", "C. Three"),
                    List.of("France", "Atlantis"),
                    LocalDate.of(2021, 9, 25),
                    2019,
                    Maturity.PG_13,
                    new Length.Minutes(90),
                    List.of("Dramas", "Comedies"),
                    "What it is about.",
                    new StatedVerdict(4.5, true),
                    ORIGIN,
                    List.of(),
                    List.of());

    /// Nothing is known of it but what a title needs.
    static final Title BARE = of(Kind.SERIES, List.of(), List.of());

    private SomeTitles() {}

    static Title of(Kind kind, List<String> genres, List<String> countries) {
        return new Title(
                "s2",
                kind,
                "Bare",
                List.of(),
                List.of(),
                countries,
                null,
                2005,
                null,
                null,
                genres,
                "",
                StatedVerdict.NONE,
                ORIGIN,
                List.of(),
                List.of());
    }

    static Title of(List<String> genres) {
        return of(Kind.MOVIE, genres, List.of());
    }

    static List<Title> random(long seed, int count) {
        Random random = new Random(seed);
        List<Title> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            titles.add(random(random, i));
        }
        return titles;
    }

    private static Title random(Random random, int i) {
        Kind kind = random.nextBoolean() ? Kind.MOVIE : Kind.SERIES;
        Length length =
                kind == Kind.MOVIE
                        ? new Length.Minutes(random.nextInt(60, 180))
                        : new Length.Seasons(random.nextInt(1, 9));
        return new Title(
                "r" + i,
                kind,
                "n".repeat(random.nextInt(1, 300)),
                some(random, "d", 3),
                some(random, "c", 12),
                some(random, "country", 60),
                random.nextInt(5) == 0
                        ? null
                        : LocalDate.ofEpochDay(random.nextInt(14_000, 19_000)),
                random.nextInt(1950, 2022),
                random.nextInt(9) == 0
                        ? null
                        : List.of(Maturity.values()).get(random.nextInt(Maturity.values().length)),
                random.nextInt(9) == 0 ? null : length,
                some(random, "genre", 30),
                "x".repeat(random.nextInt(3) * random.nextInt(1_500)),
                StatedVerdict.NONE,
                new RowOrigin("r.csv", i + 1, i + 2),
                List.of(),
                List.of());
    }

    private static List<String> some(Random random, String name, int of) {
        return random.ints(random.nextInt(4), 0, of).distinct().mapToObj(n -> name + n).toList();
    }
}
