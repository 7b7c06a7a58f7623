package io.marquee.dashboard.title;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.marquee.catalog.Kind;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Paging;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.dashboard.data.RunTables.CopyFormat;
import io.marquee.explanation.ComparableTitle;
import io.marquee.explanation.KnownTitle;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Predictions, for programs.
@RestController
@RequestMapping("/api/v1/predictions")
@RolesAllowed(Roles.VIEWER)
class PredictionApi {

    private static final String CSV = "text/csv";
    private static final String RUN = "run";
    private static final String SORT = "sort";

    private static final String[] QUESTION =
            Stream.concat(Stream.of(RUN, "search", SORT), TitleFilter.NAMES.stream())
                    .toArray(String[]::new);

    private final PredictionTable table;
    private final TitlePages pages;

    PredictionApi(PredictionTable table, TitlePages pages) {
        this.table = table;
        this.pages = pages;
    }

    @GetMapping
    Predictions list(@RequestParam MultiValueMap<String, String> parameters) {
        Query query = Query.paged(parameters, QUESTION);
        Paging paging = query.paging();
        PredictionQuery question = question(query);
        String run = run(query);
        return new Predictions(
                run,
                table.page(run, question, paging.offset(), paging.size()).stream()
                        .map(Line::of)
                        .toList(),
                paging.page(),
                paging.size(),
                table.count(run, question));
    }

    /// All of them, written as they come.
    @GetMapping(produces = CSV)
    void file(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Query query = Query.of(parameters, QUESTION);
        PredictionQuery question = question(query);
        String run = run(query);
        response.setContentType(CSV + ";charset=utf-8");
        table.export(run, question, CopyFormat.CSV, response.getOutputStream());
    }

    @GetMapping("/{title_id}")
    Found one(
            @PathVariable("title_id") String id,
            @RequestParam MultiValueMap<String, String> parameters) {
        String run = run(Query.of(parameters, RUN));
        return switch (pages.read(id, Optional.of(run))) {
            case TitlePage.Found found -> Found.of(found);
            case TitlePage.Unknown _, TitlePage.NothingScored _ ->
                    throw Refusal.notFound(
                            "The run %s scored no title with the id '%s'.".formatted(run, id));
        };
    }

    private static PredictionQuery question(Query query) {
        query.one("search");
        query.one(SORT)
                .filter(sort -> PredictionColumn.of(sort.replaceFirst("^-", "")).isEmpty())
                .ifPresent(_ -> {
                    throw Refusal.of(
                            SORT,
                            "It has to be one of %s, with a - before it for the largest first."
                                    .formatted(
                                            Arrays.stream(PredictionColumn.values())
                                                    .map(PredictionColumn::word)
                                                    .collect(Collectors.joining(", "))));
                });
        return query.read(PredictionQuery::of);
    }

    /// The run that is asked for, else the newest.
    private String run(Query query) {
        Optional<String> asked = query.one(RUN);
        asked.filter(run -> table.runs().stream().noneMatch(made -> made.runId().equals(run)))
                .ifPresent(_ -> {
                    throw Refusal.of(RUN, "No run of that id has published predictions.");
                });
        return table.run(asked)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "Nothing has been scored yet. POST a run with the command score."));
    }

    /// A page of predictions.
    ///
    /// @param runId the run that made them
    record Predictions(String runId, List<Line> items, int page, int size, long total) {}

    /// As [PredictionLine].
    record Line(
            String titleId,
            String title,
            Kind kind,
            int releaseYear,
            List<String> genres,
            List<String> countries,
            @Nullable String maturity,
            @JsonUnwrapped PredictionAnswer prediction,
            @Nullable Double actualRating,
            @Nullable Boolean actualLiked,
            @Nullable String split,
            List<String> unfamiliar) {

        static Line of(PredictionLine line) {
            return new Line(
                    line.id(),
                    line.name(),
                    line.kind(),
                    line.year(),
                    line.genres(),
                    line.countries(),
                    line.maturity(),
                    PredictionAnswer.of(line.prediction()),
                    line.outcome().rating(),
                    line.outcome().liked(),
                    line.outcome().split(),
                    line.unfamiliar());
        }
    }

    /// What a run predicted.
    record Past(
            String runId,
            String modelVersion,
            Instant scoredAt,
            @JsonUnwrapped PredictionAnswer prediction) {

        static Past of(PastPrediction past) {
            return new Past(
                    past.runId(),
                    past.modelVersion(),
                    past.scoredAt(),
                    PredictionAnswer.of(past.prediction()));
        }
    }

    /// A known title that the model takes for much the same.
    ///
    /// @param similarity 0 to 1
    record Comparable(
            String titleId,
            String title,
            Kind kind,
            int releaseYear,
            @Nullable Double actualRating,
            @Nullable Boolean actualLiked,
            double similarity) {

        static Comparable of(ComparableTitle comparable) {
            KnownTitle known = comparable.title();
            return new Comparable(
                    known.id(),
                    known.name(),
                    known.kind(),
                    known.year(),
                    known.rating(),
                    known.liked(),
                    comparable.similarity());
        }
    }

    /// What users did with a title.
    record Engagement(long ratings, long likes, long dislikes, long plays, long finishes) {

        static Engagement of(ScoredTitle.Engagement done) {
            return new Engagement(
                    done.ratings(), done.likes(), done.dislikes(), done.plays(), done.finishes());
        }
    }

    /// As [TitlePage.Found].
    ///
    /// @param explanation null if the model that scored it can no longer be opened
    /// @param noExplanation why there is none; null if there is one
    record Found(
            String titleId,
            @JsonUnwrapped FactsAnswer facts,
            @JsonUnwrapped Past prediction,
            @Nullable Double actualRating,
            @Nullable Boolean actualLiked,
            @Nullable String split,
            List<String> unfamiliar,
            Engagement engagement,
            List<String> repairs,
            @Nullable ReasonsAnswer explanation,
            @Nullable String noExplanation,
            List<Comparable> comparable,
            List<Past> history) {

        static Found of(TitlePage.Found page) {
            ScoredTitle scored = page.scored();
            Verdict verdict = page.verdict();
            return new Found(
                    scored.title().id(),
                    FactsAnswer.of(scored.title()),
                    Past.of(scored.prediction()),
                    scored.outcome().rating(),
                    scored.outcome().liked(),
                    scored.outcome().split(),
                    scored.unfamiliar(),
                    Engagement.of(scored.engagement()),
                    scored.repairs(),
                    verdict == null ? null : ReasonsAnswer.of(verdict.explanation()),
                    verdict == null ? page.noVerdict() : null,
                    page.comparable().stream().map(Comparable::of).toList(),
                    page.history().stream().map(Past::of).toList());
        }
    }
}
