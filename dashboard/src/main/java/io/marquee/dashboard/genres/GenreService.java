package io.marquee.dashboard.genres;

import io.marquee.dashboard.data.FirstAnswer;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.Remembered;
import io.marquee.dashboard.data.Row;
import io.marquee.dashboard.data.RunTables;
import io.marquee.dashboard.title.TitleFilter;
import io.marquee.dashboard.title.TitleFilter.Facet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Adds the newest predictions up.
///
/// Titles with the same list of genres, or countries, are added up before their lists are taken
/// apart: there are thousands of lists where there are a million titles.
@Service
public class GenreService implements FirstAnswer {

    /// With fewer verdicts that the model has not learnt from, these alone say little.
    static final int ENOUGH = 30;

    /// Genres that are paired.
    static final int PAIRED = 15;

    /// Genres that are told apart, however many a hostile catalog has.
    static final int MOST_GENRES = 60;

    /// Other names of one dimension.
    static final int MOST_NAMES = 25;

    /// Looks at the catalog that are kept. Each is some hundred kilobytes at most.
    private static final int MOST_ANALYSES = 32;

    private static final String SUMS =
            """
            count(*) AS titles, sum(predicted_rating) AS predicted,
            sum(predicted_rating * predicted_rating) AS predicted_squares,
            count(*) FILTER (predicted_liked) AS predicted_liked,
            count(rating) AS rated, sum(rating) AS ratings, sum(rating * rating) AS rating_squares,
            sum(predicted_rating) FILTER (rating IS NOT NULL) AS predicted_of_rated,
            count(liked) AS judged, count(*) FILTER (liked) AS judged_liked\
            """;

    private static final String SUMS_OF_SUMS =
            """
            sum(titles)::BIGINT AS titles, sum(predicted) AS predicted,
            sum(predicted_squares) AS predicted_squares,
            sum(predicted_liked)::BIGINT AS predicted_liked, sum(rated)::BIGINT AS rated,
            sum(ratings) AS ratings, sum(rating_squares) AS rating_squares,
            sum(predicted_of_rated) AS predicted_of_rated, sum(judged)::BIGINT AS judged,
            sum(judged_liked)::BIGINT AS judged_liked\
            """;

    private final Lake lake;
    private final Remembered<Question, GenreAnalysis> analyses = new Remembered<>(MOST_ANALYSES);

    /// @param lake where the predictions are
    public GenreService(Lake lake) {
        this.lake = lake;
    }

    /// Looks at the newest predictions; empty where nothing has been scored.
    ///
    /// @param wanted which verdicts to hold predictions against; all are taken where there are too
    ///   few others
    /// @throws io.marquee.UserError if the workspace cannot be read
    public Optional<GenreAnalysis> analyse(TitleFilter filter, Actuals wanted) {
        return lake.newestScored().map(tables -> analyse(new Question(tables, filter, wanted)));
    }

    @Override
    public void prepare(RunTables newest) {
        analyse(new Question(newest, TitleFilter.NONE, Actuals.UNLEARNT));
    }

    private GenreAnalysis analyse(Question question) {
        return analyses.answer(
                question, () -> analyse(question.tables(), question.filter(), question.wanted()));
    }

    private record Question(RunTables tables, TitleFilter filter, Actuals wanted) {}

    private static GenreAnalysis analyse(RunTables tables, TitleFilter filter, Actuals wanted) {
        Scope scope = scope(tables, filter);
        Actuals actuals = scope.unlearnt() < ENOUGH ? Actuals.ALL : wanted;
        Map<Dimension, List<Slice>> slices = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.GENRE) {
                slices.put(dimension, slices(tables, filter, actuals, dimension));
            }
        }
        List<Genres> genres = genres(tables, filter, actuals);
        slices.put(
                Dimension.GENRE,
                genres.stream()
                        .filter(row -> row.other() == null)
                        .map(row -> new Slice(row.one(), row.tally()))
                        .toList());
        return new GenreAnalysis(
                tables.runId(),
                scope.model(),
                actuals,
                scope.verdicts(),
                scope.unlearnt(),
                total(tables, filter, actuals),
                slices,
                genres.stream().flatMap(Genres::pair).toList());
    }

    private static Scope scope(RunTables tables, TitleFilter filter) {
        return tables.one(
                """
                SELECT count(actual_rating) AS verdicts,
                    count(actual_rating) FILTER (split = 'TEST') AS unlearnt,
                    coalesce((SELECT model_version FROM scored LIMIT 1), '') AS model
                FROM scored WHERE %s\
                """
                        .formatted(filter.condition()),
                filter.values(),
                row -> new Scope(row.text("model"), row.count("verdicts"), row.count("unlearnt")));
    }

    private static Tally total(RunTables tables, TitleFilter filter, Actuals actuals) {
        String sql = "SELECT %s FROM %s".formatted(SUMS, titles(filter, actuals));
        return tables.one(sql, filter.values(), GenreService::tally);
    }

    private static List<Slice> slices(
            RunTables tables, TitleFilter filter, Actuals actuals, Dimension dimension) {
        TitleFilter others = dimension.facet() == null ? filter : filter.without(dimension.facet());
        return tables.list(
                sql(dimension, titles(others, actuals)),
                others.values(),
                row -> new Slice(row.text("name"), tally(row)));
    }

    private static String sql(Dimension dimension, String titles) {
        String column = dimension.expression();
        if (dimension.isNumber()) {
            return """
            SELECT %1$s AS key, (%1$s)::VARCHAR AS name, %2$s FROM %3$s WHERE %4$s
            GROUP BY ALL ORDER BY key\
            """
                    .formatted(column, SUMS, titles, dimension.condition());
        }
        String grouped =
                dimension.isList()
                        ? """
                        SELECT name, %1$s FROM (
                            SELECT unnest(%2$s) AS name, * FROM (
                                SELECT %2$s, %3$s FROM %4$s GROUP BY %2$s))
                        GROUP BY name\
                        """
                                .formatted(SUMS_OF_SUMS, column, SUMS, titles)
                        : "SELECT coalesce(%s, '%s') AS name, %s FROM %s GROUP BY ALL"
                                .formatted(column, TitleFilter.UNRATED, SUMS, titles);
        return "%s ORDER BY titles DESC, name LIMIT %d".formatted(grouped, MOST_NAMES);
    }

    /// Single genres of titles that pass the filter but for its genres, then pairs of titles that
    /// pass all of it: in one question, since grouping by lists takes long.
    private static List<Genres> genres(RunTables tables, TitleFilter filter, Actuals actuals) {
        TitleFilter others = filter.without(Facet.GENRE);
        TitleFilter chosen = TitleFilter.NONE.withGenres(filter.genres());
        List<Object> values = new ArrayList<>(others.values());
        values.addAll(chosen.values());
        return tables.list(
                """
                WITH lists AS MATERIALIZED (SELECT genres, %1$s FROM %2$s GROUP BY genres),
                ones AS (SELECT unnest(genres) AS one, * FROM lists),
                chosen AS (SELECT * FROM ones WHERE %3$s),
                singles AS (
                    SELECT one, %4$s FROM ones GROUP BY one ORDER BY titles DESC, one LIMIT %5$d),
                frequent AS (
                    SELECT one AS name, row_number() OVER (ORDER BY sum(titles) DESC, one) AS place
                    FROM chosen GROUP BY one QUALIFY place <= %6$d),
                pairs AS (SELECT one, unnest(genres) AS other, * EXCLUDE (one, genres) FROM chosen)
                SELECT one, NULL AS other, 0 AS place, 0 AS other_place, * EXCLUDE (one)
                FROM singles
                UNION ALL
                SELECT one, other, a.place, b.place, %4$s
                FROM pairs JOIN frequent AS a ON a.name = one JOIN frequent AS b ON b.name = other
                WHERE a.place < b.place GROUP BY ALL
                ORDER BY place, other_place, titles DESC, one\
                """
                        .formatted(
                                SUMS,
                                titles(others, actuals),
                                chosen.condition(),
                                SUMS_OF_SUMS,
                                MOST_GENRES,
                                PAIRED),
                values,
                row -> new Genres(row.text("one"), row.textOrNull("other"), tally(row)));
    }

    /// The titles that pass a filter, with the verdicts that count as `rating` and `liked`.
    private static String titles(TitleFilter filter, Actuals actuals) {
        String verdicts =
                switch (actuals) {
                    case ALL -> "actual_rating AS rating, actual_liked AS liked";
                    case UNLEARNT ->
                            """
                            if(split = 'TEST', actual_rating, NULL) AS rating,
                            if(split = 'TEST', actual_liked, NULL) AS liked\
                            """;
                };
        return "(SELECT *, %s FROM scored WHERE %s)".formatted(verdicts, filter.condition());
    }

    private static Tally tally(Row row) {
        long titles = row.count("titles");
        long rated = row.count("rated");
        return new Tally(
                titles,
                Estimate.mean(titles, row.number("predicted"), row.number("predicted_squares")),
                Estimate.share(titles, row.count("predicted_liked")),
                Estimate.mean(rated, row.number("ratings"), row.number("rating_squares")),
                row.number("predicted_of_rated") / rated,
                Estimate.share(row.count("judged"), row.count("judged_liked")));
    }

    private record Scope(String model, long verdicts, long unlearnt) {}

    /// @param other null for all titles of the one
    private record Genres(String one, @Nullable String other, Tally tally) {

        Stream<GenrePair> pair() {
            return other == null
                    ? Stream.empty()
                    : Stream.of(
                            new GenrePair(one, other, tally.titles(), tally.predicted().value()));
        }
    }
}
