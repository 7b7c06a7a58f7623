package io.marquee.dashboard.title;

import io.marquee.UserError;
import io.marquee.dashboard.data.FirstAnswer;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.Remembered;
import io.marquee.dashboard.data.RunTables;
import io.marquee.dashboard.data.RunTables.CopyFormat;
import io.marquee.registry.Manifest;
import io.marquee.registry.ObjectStore;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// The predictions of a run, filtered and sorted, a page at a time or as a file.
///
/// A question is answered in two steps: which rows in which order, which is kept, and what stands
/// in the few that are looked at. So a jump to any place of a million rows costs no sorting.
@Service
public class PredictionTable implements FirstAnswer {

    /// Of a million rows each takes 4 MB.
    private static final int MOST_ORDERS = 12;

    private static final int MOST_CHOICES = 6;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final String COLUMNS =
            Arrays.stream(PredictionColumn.values())
                    .map(PredictionColumn::read)
                    .filter(read -> !read.isEmpty())
                    .collect(Collectors.joining(", ", "rowid, title_id, ", ""));

    /// Texts come from catalogs, and a spreadsheet takes some of them for formulas: these get an
    /// apostrophe before them.
    private static final String CSV_COLUMNS =
            """
            %s, %s, kind, release_year, %s, %s, %s, predicted_rating, rating_low, rating_high,
            like_probability, predicted_liked, actual_rating, actual_liked, split, %s,
            model_version, run_id, scored_at\
            """
                    .formatted(
                            harmless("title_id", "title_id"),
                            harmless("title", "title"),
                            harmless("nullif(array_to_string(genres, ', '), '')", "genres"),
                            harmless("nullif(array_to_string(countries, ', '), '')", "countries"),
                            harmless("maturity", "maturity"),
                            harmless(
                                    "nullif(array_to_string(unfamiliar, '; '), '')", "unfamiliar"));

    private final Lake lake;
    private final ObjectStore store;
    private final Remembered<Question, int[]> orders = new Remembered<>(MOST_ORDERS);
    private final Remembered<RunTables, Choices> choices = new Remembered<>(MOST_CHOICES);

    /// @param lake the tables
    /// @param store where the workspace lies
    public PredictionTable(Lake lake, ObjectStore store) {
        this.lake = lake;
        this.store = store;
    }

    /// Whose rows and in which order. Tables that were taken over anew may have their rows in
    /// another order, so it is the very same tables that count.
    private record Question(RunTables tables, PredictionQuery query) {}

    /// Runs that published predictions, newest first.
    public List<Manifest> runs() {
        return Workspace.open(store).predictions().list();
    }

    /// The run to show.
    ///
    /// @param runId the one asked for; empty for the newest
    /// @return empty if none was asked for and nothing has been scored
    /// @throws UserError if there is no such run, it did not score, or it cannot be read
    public Optional<String> run(Optional<String> runId) {
        return ScoredRuns.tables(lake, runId).map(RunTables::runId);
    }

    /// What the run's titles can be told apart by.
    public Choices choices(String runId) {
        return choices(lake.of(runId));
    }

    private Choices choices(RunTables tables) {
        return choices.answer(tables, () -> Choices.of(tables));
    }

    @Override
    public void prepare(RunTables newest) {
        choices(newest);
        order(newest, PredictionQuery.ALL);
    }

    /// How many rows there are.
    public int count(String runId, PredictionQuery query) {
        return order(lake.of(runId), query).length;
    }

    /// Some of the rows.
    ///
    /// @param offset of the first, from 0
    /// @param limit how many at most
    public List<PredictionLine> page(String runId, PredictionQuery query, int offset, int limit) {
        RunTables tables = lake.of(runId);
        int[] order = order(tables, query);
        int from = Math.min(offset, order.length);
        int to = (int) Math.min((long) from + limit, order.length);
        if (from == to) {
            return List.of();
        }
        // Numbers, so nothing can hide in them. A join finds rows that lie apart some eight times
        // sooner than a list of them after IN.
        String rows =
                Arrays.stream(order, from, to)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining("), (", "(", ")"));
        Map<Long, PredictionLine> lines =
                tables
                        .list(
                                "SELECT %s FROM (VALUES %s) AS wanted(place) JOIN scored ON scored.rowid = place"
                                        .formatted(COLUMNS, rows),
                                List.of(),
                                PredictionLine::of)
                        .stream()
                        .collect(Collectors.toMap(PredictionLine::place, line -> line));
        return Arrays.stream(order, from, to)
                .mapToObj(row -> Optional.ofNullable(lines.get((long) row)).orElseThrow())
                .toList();
    }

    /// Writes all rows as a file for spreadsheets, or as Parquet with all that was published of
    /// them. However many there are, they are never held in memory.
    ///
    /// @param out stays open
    /// @throws UserError if there is no room for a temporary file
    public void export(String runId, PredictionQuery query, CopyFormat format, OutputStream out) {
        RunTables tables = lake.of(runId);
        try {
            Path file = Files.createTempFile("marquee-export-", "");
            try {
                tables.copy(
                        "SELECT %s FROM scored WHERE %s ORDER BY %s"
                                .formatted(
                                        format == CopyFormat.CSV ? CSV_COLUMNS : "*",
                                        query.where(),
                                        query.order()),
                        query.values(),
                        file,
                        format);
                if (format == CopyFormat.CSV) {
                    out.write(BYTE_ORDER_MARK);
                }
                Files.copy(file, out);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UserError(
                    "The file could not be made: %s. Make room among the temporary files, or try again."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private int[] order(RunTables tables, PredictionQuery query) {
        return orders.answer(
                new Question(tables, query),
                () ->
                        tables.numbers(
                                "SELECT rowid FROM scored WHERE %s ORDER BY %s"
                                        .formatted(query.where(), query.order()),
                                query.values()));
    }

    private static String harmless(String text, String name) {
        return "CASE WHEN regexp_matches(%1$s, '^\\s*[=+\\-@\\t\\r]') THEN '''' || %1$s ELSE %1$s END AS %2$s"
                .formatted(text, name);
    }
}
