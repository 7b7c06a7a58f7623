package io.marquee.dashboard.title;

import io.marquee.dashboard.data.RunTables;
import java.util.List;

/// What the titles of a run can be told apart by, the most frequent first.
///
/// @param maturities codes
public record Choices(List<String> genres, List<String> countries, List<String> maturities) {

    public Choices {
        genres = List.copyOf(genres);
        countries = List.copyOf(countries);
        maturities = List.copyOf(maturities);
    }

    static Choices of(RunTables tables) {
        return new Choices(
                values(tables, "unnest(genres)"),
                values(tables, "unnest(countries)"),
                values(tables, "maturity"));
    }

    private static List<String> values(RunTables tables, String column) {
        return tables.list(
                """
                SELECT value FROM (SELECT %s AS value FROM scored) WHERE value IS NOT NULL
                GROUP BY value ORDER BY count(*) DESC, value\
                """
                        .formatted(column),
                List.of(),
                row -> row.text("value"));
    }
}
