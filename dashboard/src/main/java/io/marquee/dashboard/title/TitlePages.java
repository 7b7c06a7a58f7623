package io.marquee.dashboard.title;

import io.marquee.UserError;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.data.RunTables;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Finds all that there is to tell of one title.
@Service
public class TitlePages {

    /// How many runs a title's history goes back.
    static final int MOST_RUNS = 6;

    private static final int MOST_COMPARABLE = 8;

    private static final String ONE =
            """
            SELECT s.*, t.directors, t."cast" AS actors, t.description, t.ratings, t.likes, t.dislikes,
                t.plays, t.finishes, t.repairs
            FROM scored s JOIN titles t USING (title_id) WHERE title_id = ?\
            """;

    private final Lake lake;
    private final OpenModels models;

    /// @param lake the tables
    /// @param models explain
    public TitlePages(Lake lake, OpenModels models) {
        this.lake = lake;
        this.models = models;
    }

    /// The page of a title.
    ///
    /// @param runId of a run that scored; empty for the newest
    /// @throws UserError if there is no such run, or it cannot be read
    public TitlePage read(String titleId, Optional<String> runId) {
        Optional<RunTables> tables = ScoredRuns.tables(lake, runId);
        if (tables.isEmpty()) {
            return new TitlePage.NothingScored();
        }
        return find(tables.get(), titleId)
                .<TitlePage>map(this::page)
                .orElseGet(() -> new TitlePage.Unknown(tables.get().runId()));
    }

    /// A title of a run that scored.
    ///
    /// @param runId empty for the newest
    /// @return empty if nothing has been scored, or no such title
    /// @throws UserError if there is no such run, or it cannot be read
    public Optional<ScoredTitle> find(String titleId, Optional<String> runId) {
        return ScoredRuns.tables(lake, runId).flatMap(tables -> find(tables, titleId));
    }

    private static Optional<ScoredTitle> find(RunTables tables, String titleId) {
        return tables.list(ONE, List.of(titleId), ScoredTitle::of).stream().findFirst();
    }

    private TitlePage.Found page(ScoredTitle scored) {
        String id = scored.title().id();
        List<PastPrediction> history =
                lake.newestPredictions(MOST_RUNS, "title_id = ?", List.of(id), PastPrediction::of);
        OpenModel model;
        try {
            model = models.of(scored.prediction().modelVersion());
        } catch (UserError gone) {
            return new TitlePage.Found(
                    scored, null, String.valueOf(gone.getMessage()), List.of(), history);
        }
        return new TitlePage.Found(
                scored,
                model.judge(scored.title()),
                "",
                model.comparable(scored.title(), MOST_COMPARABLE),
                history);
    }
}
