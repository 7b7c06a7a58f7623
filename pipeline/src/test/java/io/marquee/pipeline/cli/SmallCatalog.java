package io.marquee.pipeline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A catalog of a few hundred titles and what their audiences thought, as text, to be spoilt.
/// Dramas are liked best, and long films better than short ones, so that there is something to
/// learn, and more than the genre tells.
final class SmallCatalog {

    static final String HEADER =
            "show_id,type,title,director,cast,country,date_added,release_year,rating,duration,listed_in,description";

    static final String LABELS_HEADER = "show_id,user_rating,user_liked";

    private static final List<String> GENRES =
            List.of("Documentaries", "Comedies", "Dramas", "Thrillers");
    private static final List<Double> APPEAL = List.of(2.0, 3.0, 4.2, 3.4);

    private SmallCatalog() {}

    /// The header and so many titles, a line each.
    static List<String> lines(int titles) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        IntStream.rangeClosed(1, titles).forEach(i -> lines.add(row(i)));
        return lines;
    }

    /// The title with the id `s<i>`.
    static String row(int i) {
        return row("s" + i, "Title " + i, "\"September 25, 2021\"", "" + (1990 + i % 30), i);
    }

    /// A title with its most spoilt cells as given.
    static String row(String id, String title, String dateAdded, String releaseYear, int i) {
        return String.join(
                ",",
                id,
                "Movie",
                title,
                "Director " + i % 7,
                "\"Actor " + i % 5 + ", Star " + i % 9 + "\"",
                "France",
                dateAdded,
                releaseYear,
                "PG-13",
                80 + i % 60 + " min",
                GENRES.get(i % 4),
                "Something happens.");
    }

    /// Ratings of the first titles, their header before them.
    static List<String> labels(int titles) {
        List<String> lines = new ArrayList<>(List.of(LABELS_HEADER));
        Random random = new Random(3);
        for (int i = 1; i <= titles; i++) {
            double appeal = APPEAL.get(i % 4) + (i % 60 < 30 ? -0.6 : 0.6);
            double rating = Math.clamp(appeal + 0.4 * random.nextGaussian(), 1, 5);
            lines.add(String.format(Locale.ROOT, "s%d,%.2f,%d", i, rating, rating >= 3.5 ? 1 : 0));
        }
        return lines;
    }

    /// Lines as a file has them.
    static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /// So many cells in one row.
    static String cells(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }
}
