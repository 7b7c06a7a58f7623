package io.marquee.pipeline;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.label.Evidence;
import io.marquee.pipeline.merge.ObservedTitle;
import io.marquee.table.RowOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Titles to run through the stages.
public final class SomeTitles {

    private static final List<String> GENRES =
            List.of("Dramas", "Comedies", "Documentaries", "Thrillers");
    private static final List<String> COUNTRIES = List.of("France", "India", "United States");

    private SomeTitles() {}

    /// A film of 2019 of which little is known.
    ///
    /// @param row where it stands in `catalog.csv`
    public static Title film(String id, String name, int row) {
        return of(id, name, row, List.of(), "", StatedVerdict.NONE);
    }

    /// A film of 2019.
    ///
    /// @param row where it stands in `catalog.csv`
    public static Title of(
            String id,
            String name,
            int row,
            List<String> genres,
            String description,
            StatedVerdict stated) {
        return new Title(
                id,
                Kind.MOVIE,
                name,
                List.of(),
                List.of(),
                List.of(),
                null,
                2019,
                null,
                null,
                genres,
                description,
                stated,
                new RowOrigin("catalog.csv", row, row + 1L),
                List.of(),
                List.of());
    }

    /// Titles of many kinds with ratings that lean on their genre, year and kind.
    public static List<ObservedTitle> observed(long seed, int count) {
        Random random = new Random(seed);
        List<ObservedTitle> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Title title = any(random, i);
            titles.add(new ObservedTitle(title, evidence(random, title)));
        }
        return titles;
    }

    private static Evidence evidence(Random random, Title title) {
        double liking =
                2.5
                        + 0.45 * GENRES.indexOf(title.genres().getFirst())
                        + (title.releaseYear() - 2000) / 25.0
                        + (title.kind() == Kind.MOVIE ? 0.35 : -0.35);
        Evidence evidence = Evidence.NONE;
        int ratings = random.nextInt(25);
        for (int i = 0; i < ratings; i++) {
            evidence =
                    evidence.plusRating(Math.clamp(liking + random.nextGaussian() / 2, 1.0, 5.0));
        }
        return evidence;
    }

    private static Title any(Random random, int i) {
        boolean film = random.nextBoolean();
        return new Title(
                "t" + i,
                film ? Kind.MOVIE : Kind.SERIES,
                "Title " + i,
                List.of(),
                List.of("C. One"),
                List.of(one(COUNTRIES, random)),
                random.nextInt(5) == 0 ? null : LocalDate.of(2021, 1 + random.nextInt(12), 1),
                random.nextInt(1980, 2022),
                random.nextInt(9) == 0 ? null : Maturity.PG_13,
                film
                        ? new Length.Minutes(random.nextInt(60, 180))
                        : new Length.Seasons(random.nextInt(1, 9)),
                List.of(one(GENRES, random)),
                "What it is about.",
                StatedVerdict.NONE,
                new RowOrigin("catalog.csv", i + 1L, i + 2L),
                List.of(),
                List.of());
    }

    private static String one(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
