package io.marquee.dashboard.live;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.Row;
import io.marquee.dashboard.data.RunTables;
import io.marquee.dashboard.live.LiveNews.Fresh;
import io.marquee.dashboard.live.LiveNews.Stretch;
import io.marquee.dashboard.live.LiveNews.Trend;
import io.marquee.dashboard.runs.RunDetails;
import io.marquee.dashboard.runs.RunEntry;
import io.marquee.dashboard.runs.RunsService;
import io.marquee.registry.ObjectStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/// Reads what the newest stream of the workspace has told.
@Service
public class LiveService {

    private static final int MOST_TRENDS = 20;
    private static final int MOST_PREDICTIONS = 20;
    private static final int WINDOWS = 24;
    private static final int LAST = 2;

    private static final String STANDING = "SELECT * FROM standings WHERE title_id = ?";

    private static final String STRETCHES =
            """
            SELECT window_start, sum(plays)::BIGINT AS plays, sum(finishes)::BIGINT AS finishes,
                sum(ratings)::BIGINT AS ratings, sum(likes)::BIGINT AS likes, sum(dislikes)::BIGINT AS dislikes
            FROM windows WHERE window_minutes = ?
            GROUP BY window_start ORDER BY window_start DESC LIMIT ?\
            """;

    /// A title of which there are fewer windows than there might be had nothing in the others.
    private static final String TRENDS =
            """
            WITH told AS (
                SELECT window_start, dense_rank() OVER (ORDER BY window_start DESC) AS age, title_id,
                    plays + finishes + ratings + likes + dislikes AS events
                FROM windows WHERE window_minutes = ? AND window_start > ?),
            sums AS (
                SELECT title_id,
                    coalesce(sum(events) FILTER (age <= 2), 0)::BIGINT AS recent,
                    coalesce(sum(events) FILTER (age > 2), 0) * 2.0
                        / greatest(1, (SELECT max(age) FROM told) - 2) AS usual
                FROM told GROUP BY title_id)
            SELECT s.title_id, coalesce(p.title, s.title_id) AS name, s.recent, s.usual,
                (s.recent - s.usual) / sqrt(s.usual + 1) AS score,
                t.rating, coalesce(t.likes, 0) AS likes, coalesce(t.dislikes, 0) AS dislikes
            FROM sums s LEFT JOIN predictions p USING (title_id) LEFT JOIN standings t USING (title_id)
            WHERE s.recent > s.usual
            ORDER BY score DESC, s.title_id LIMIT ?\
            """;

    private final ObjectStore store;
    private final Lake lake;
    private final RunsService runs;
    private final RecentRates rates;

    /// @param store where the workspace lies
    /// @param lake of that workspace
    /// @param runs of that workspace
    public LiveService(ObjectStore store, Lake lake, RunsService runs, InstantSource clock) {
        this.store = store;
        this.lake = lake;
        this.runs = runs;
        this.rates = new RecentRates(clock);
    }

    /// What the newest stream has told; empty if there never was one.
    ///
    /// @throws UserError if the workspace cannot be read
    public Optional<LiveNews> news() {
        return newest().map(this::news);
    }

    /// What the newest stream knows of a title; empty if it knows nothing, or there is none.
    ///
    /// @throws UserError if the workspace cannot be read
    public Optional<LiveTitle> title(String titleId) {
        return newest().flatMap(run ->
                tables(run).list(STANDING, List.of(titleId), LiveService::standing).stream()
                        .findFirst());
    }

    private Optional<RunEntry> newest() {
        return runs.list().stream()
                .filter(run -> run.command().equals("stream") && !run.id().equals(run.launch()))
                .findFirst();
    }

    /// A run that goes on with an earlier one's stream says so.
    private RunTables tables(RunEntry run) {
        String stream =
                runs.find(run.id())
                        .map(RunDetails::options)
                        .map(options -> options.get("stream"))
                        .orElse(run.id());
        return lake.stream(stream);
    }

    private LiveNews news(RunEntry run) {
        RunTables tables = tables(run);
        LiveCounts counts = counts(run.id());
        long minutes =
                tables.one(
                        "SELECT coalesce(min(window_minutes), 0)::BIGINT AS minutes FROM windows",
                        List.of(),
                        row -> row.count("minutes"));
        List<Stretch> stretches =
                tables.list(STRETCHES, List.of(minutes, WINDOWS), LiveService::stretch).reversed();
        return new LiveNews(
                run.id(),
                !run.state().isEnd(),
                run.startedAt(),
                newestEvent(tables),
                rates.perSecond(run.id(), counts.total()),
                counts,
                minutes,
                stretches,
                stretches.size() <= LAST
                        ? List.of()
                        : tables.list(
                                TRENDS,
                                List.of(minutes, before(stretches.getFirst()), MOST_TRENDS),
                                LiveService::trend),
                tables.list(
                        "SELECT * FROM predictions ORDER BY scored_at DESC, title_id LIMIT ?",
                        List.of(MOST_PREDICTIONS),
                        LiveService::fresh));
    }

    private static java.sql.Timestamp before(Stretch first) {
        return java.sql.Timestamp.from(first.begin().minusMillis(1));
    }

    private LiveCounts counts(String run) {
        Map<String, Long> counts = new java.util.HashMap<>();
        String key = "runs/%s/counts.json".formatted(run);
        store.read(key)
                .ifPresent(json -> {
                    JsonNode node =
                            Json.tree(
                                    new String(json, java.nio.charset.StandardCharsets.UTF_8), key);
                    node.properties()
                            .forEach(each -> counts.put(each.getKey(), each.getValue().asLong()));
                });
        return LiveCounts.of(counts);
    }

    private static @Nullable Instant newestEvent(RunTables tables) {
        return tables
                .list(
                        "SELECT max(latest) AS latest FROM standings HAVING max(latest) IS NOT NULL",
                        List.of(),
                        row -> row.instant("latest"))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static Stretch stretch(Row row) {
        return new Stretch(
                row.instant("window_start"),
                row.count("plays"),
                row.count("finishes"),
                row.count("ratings"),
                row.count("likes"),
                row.count("dislikes"));
    }

    private static Trend trend(Row row) {
        return new Trend(
                row.text("title_id"),
                row.text("name"),
                row.number("score"),
                row.count("recent"),
                row.number("usual"),
                known(row.number("rating")),
                row.count("likes"),
                row.count("dislikes"));
    }

    private static Fresh fresh(Row row) {
        return new Fresh(
                row.text("title_id"),
                row.text("title"),
                row.number("predicted_rating"),
                row.number("like_probability"),
                row.text("model_version"),
                row.instant("scored_at"));
    }

    private static LiveTitle standing(Row row) {
        return new LiveTitle(
                row.count("ratings"),
                known(row.number("rating")),
                row.count("likes"),
                row.count("dislikes"),
                known(row.number("like_share")),
                row.count("plays"),
                row.count("finishes"),
                row.instant("latest"));
    }

    private static @Nullable Double known(double number) {
        return Double.isNaN(number) ? null : number;
    }
}
