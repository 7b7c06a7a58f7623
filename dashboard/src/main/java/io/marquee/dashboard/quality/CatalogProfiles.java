package io.marquee.dashboard.quality;

import io.marquee.UserError;
import io.marquee.dashboard.data.FirstAnswer;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.Remembered;
import io.marquee.dashboard.data.RunTables;
import io.marquee.dashboard.quality.CatalogProfile.Bar;
import io.marquee.dashboard.quality.CatalogProfile.Distribution;
import io.marquee.dashboard.quality.CatalogProfile.Mended;
import io.marquee.dashboard.quality.CatalogProfile.MissingShare;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Looks through the cleaned titles of a run.
@Service
public class CatalogProfiles implements FirstAnswer {

    /// Bars of a distribution over many values.
    private static final int MOST_BARS = 20;

    /// What each column is when it is not known.
    private static final Map<String, String> MISSING = new LinkedHashMap<>();

    static {
        MISSING.put("director", "len(directors) = 0");
        MISSING.put("cast", "len(\"cast\") = 0");
        MISSING.put("country", "len(countries) = 0");
        MISSING.put("date_added", "added IS NULL");
        MISSING.put("rating", "maturity IS NULL");
        MISSING.put("duration", "runtime_minutes IS NULL AND seasons IS NULL");
        MISSING.put("listed_in", "len(genres) = 0");
        MISSING.put("description", "coalesce(description, '') = ''");
    }

    private static final int MOST_PROFILES = 6;

    private final Lake lake;
    private final Remembered<RunTables, CatalogProfile> profiles = new Remembered<>(MOST_PROFILES);

    /// @param lake the tables of the runs
    public CatalogProfiles(Lake lake) {
        this.lake = lake;
    }

    /// What the titles of a run look like.
    ///
    /// @throws UserError if the run has left no titles, or they cannot be read
    public CatalogProfile of(String runId) {
        return of(lake.of(runId));
    }

    @Override
    public void prepare(RunTables newest) {
        of(newest);
    }

    private CatalogProfile of(RunTables tables) {
        return profiles.answer(tables, () -> profile(tables));
    }

    private static CatalogProfile profile(RunTables tables) {
        return new CatalogProfile(
                tables.one(
                        "SELECT count(*) AS titles FROM titles",
                        List.of(),
                        row -> row.count("titles")),
                missing(tables),
                mended(tables),
                List.of(
                        byFrequency(tables, "Kind", "SELECT kind AS v FROM titles"),
                        inOrder(
                                tables,
                                "Release year",
                                "SELECT release_year // 5 * 5 AS o, o || '–' || (o + 4) AS v FROM titles"),
                        byFrequency(tables, "Maturity", "SELECT maturity AS v FROM titles"),
                        inOrder(
                                tables,
                                "Runtime in minutes",
                                "SELECT runtime_minutes // 15 * 15 AS o, o || '–' || (o + 14) AS v FROM titles"),
                        inOrder(
                                tables,
                                "Seasons",
                                "SELECT seasons AS o, seasons::VARCHAR AS v FROM titles"),
                        byFrequency(tables, "Genres", "SELECT unnest(genres) AS v FROM titles"),
                        byFrequency(
                                tables, "Countries", "SELECT unnest(countries) AS v FROM titles")));
    }

    private static List<MissingShare> missing(RunTables tables) {
        StringBuilder sql = new StringBuilder("SELECT ");
        MISSING.forEach((column, condition) ->
                sql.append(
                        "count(*) FILTER (coalesce(%s, true)) AS \"%s\", "
                                .formatted(condition, column)));
        return tables
                .one(
                        sql + "0 AS none FROM titles",
                        List.of(),
                        row ->
                                MISSING.keySet().stream()
                                        .map(column -> new MissingShare(column, row.count(column)))
                                        .toList())
                .stream()
                .sorted(Comparator.comparingLong(share -> -share.missing()))
                .toList();
    }

    private static List<Mended> mended(RunTables tables) {
        return tables.list(
                """
                SELECT split_part(split_part(repair, ':', 1), ' ', 1) AS rule,
                    split_part(split_part(repair, ':', 1), ' ', 2) AS "column", count(*) AS n
                FROM (SELECT unnest(repairs) AS repair FROM titles)
                GROUP BY ALL ORDER BY n DESC, rule, "column"\
                """,
                List.of(),
                row -> new Mended(row.text("rule"), row.text("column"), row.count("n")));
    }

    private static Distribution byFrequency(RunTables tables, String name, String values) {
        return distribution(
                tables,
                name,
                "SELECT v, count(*) AS n FROM (%s) WHERE v IS NOT NULL GROUP BY v ORDER BY n DESC, v LIMIT %d"
                        .formatted(values, MOST_BARS));
    }

    private static Distribution inOrder(RunTables tables, String name, String values) {
        return distribution(
                tables,
                name,
                "SELECT v, count(*) AS n FROM (%s) WHERE o IS NOT NULL GROUP BY o, v ORDER BY o"
                        .formatted(values));
    }

    private static Distribution distribution(RunTables tables, String name, String sql) {
        return new Distribution(
                name, tables.list(sql, List.of(), row -> new Bar(row.text("v"), row.count("n"))));
    }
}
