package io.marquee.dashboard.genres;

import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.dashboard.title.TitleFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The analysis of genres, for programs.
@RestController
@RolesAllowed(Roles.VIEWER)
class GenreApi {

    private static final String ACTUALS = "actuals";

    private static final String[] QUESTION =
            Stream.concat(Stream.of(ACTUALS), TitleFilter.NAMES.stream()).toArray(String[]::new);

    private final GenreService service;

    GenreApi(GenreService service) {
        this.service = service;
    }

    @GetMapping("/api/v1/genres")
    Analysis analyse(@RequestParam MultiValueMap<String, String> parameters) {
        Query query = Query.of(parameters, QUESTION);
        Actuals actuals = query.word(ACTUALS, Actuals.class).orElse(Actuals.UNLEARNT);
        return service.analyse(query.read(TitleFilter::of), actuals)
                .map(Analysis::of)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "Nothing has been scored yet. POST a run with the command score."));
    }

    /// As [GenreAnalysis].
    ///
    /// @param slices by `genre`, `kind`, `country`, `maturity`, `released`, `added`, `runtime`,
    ///   `seasons`
    record Analysis(
            String runId,
            String modelVersion,
            Actuals actuals,
            long verdicts,
            long unlearnt,
            Tally total,
            Map<String, List<Slice>> slices,
            List<GenrePair> pairs) {

        static Analysis of(GenreAnalysis analysis) {
            Map<String, List<Slice>> slices = new LinkedHashMap<>();
            for (Dimension dimension : Dimension.values()) {
                slices.put(dimension.name().toLowerCase(Locale.ROOT), analysis.by(dimension));
            }
            return new Analysis(
                    analysis.runId(),
                    analysis.modelVersion(),
                    analysis.actuals(),
                    analysis.verdicts(),
                    analysis.unlearnt(),
                    analysis.total(),
                    slices,
                    analysis.pairs());
        }
    }
}
