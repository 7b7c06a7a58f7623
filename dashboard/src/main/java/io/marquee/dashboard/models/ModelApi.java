package io.marquee.dashboard.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.marquee.UserError;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Page;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.evaluation.Evaluation;
import io.marquee.explanation.Importance;
import io.marquee.gate.Check;
import io.marquee.gate.Verdict;
import io.marquee.registry.Champion;
import io.marquee.registry.Provenance;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Models, for programs.
@RestController
@RequestMapping("/api/v1/models")
@RolesAllowed(Roles.VIEWER)
class ModelApi {

    private static final String REASON = "reason";

    private final ModelService models;
    private final ChampionService champions;

    ModelApi(ModelService models, ChampionService champions) {
        this.models = models;
        this.champions = champions;
    }

    @GetMapping
    Page<Model> list(@RequestParam MultiValueMap<String, String> parameters) {
        return Query.paged(parameters).paging().of(models.list(), Model::of);
    }

    @GetMapping("/champion")
    Reign champion() {
        return models.champion()
                .map(Reign::of)
                .orElseThrow(() ->
                        Refusal.notFound("No model is champion yet. Promote one of the models."));
    }

    @GetMapping("/{version}")
    Details one(@PathVariable("version") String version) {
        find(version);
        return Details.of(models.report(version));
    }

    @PostMapping("/{version}/promote")
    @RolesAllowed(Roles.OPERATOR)
    Reign promote(
            @PathVariable("version") String version,
            @RequestBody(required = false) @Nullable Promotion asked) {
        ModelSummary model = find(version);
        String reason = asked == null || asked.reason() == null ? "" : asked.reason();
        if (!model.accepted() && reason.isBlank()) {
            throw Refusal.of(
                    REASON,
                    "The gate refused this model: %s Say why it should score all the same."
                            .formatted(model.gate()));
        }
        String present = asked == null ? null : asked.inPlaceOf();
        return asThingsStand(() ->
                present == null
                        ? champions.promote(version, reason)
                        : champions.promoteInPlaceOf(present, version, reason));
    }

    @PostMapping("/rollback")
    @RolesAllowed(Roles.OPERATOR)
    Reign rollBack(@RequestBody Return asked) {
        String to = asked.to();
        String reason = asked.reason();
        if (to == null || to.isBlank()) {
            throw Refusal.of("to", "Name the version to return to.");
        }
        if (reason == null || reason.isBlank()) {
            throw Refusal.of(REASON, "Say why: the champion's history keeps it.");
        }
        return asThingsStand(() -> champions.rollBack(to, reason));
    }

    /// What has been checked before can only fail for how things stand.
    private static Reign asThingsStand(Supplier<Champion> action) {
        try {
            return Reign.of(action.get());
        } catch (UserError e) {
            throw Refusal.conflict(e.getMessage());
        }
    }

    private ModelSummary find(String version) {
        return models.list().stream()
                .filter(model -> model.version().equals(version))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no model %s.".formatted(version)));
    }

    /// @param reason why, for the champion's history; needed where the gate refused the model
    /// @param inPlaceOf the version that scores, as whoever asks knows it; null for whichever does
    record Promotion(@Nullable String reason, @Nullable String inPlaceOf) {}

    /// @param to the version to return to, as whoever asks knows it
    record Return(@Nullable String to, @Nullable String reason) {}

    /// As [ModelSummary].
    record Model(
            String version,
            boolean champion,
            Instant madeAt,
            double r2,
            double rocAuc,
            boolean accepted,
            String gate) {

        static Model of(ModelSummary model) {
            return new Model(
                    model.version(),
                    model.champion(),
                    model.madeAt(),
                    model.r2(),
                    model.rocAuc(),
                    model.accepted(),
                    model.gate());
        }
    }

    /// As [Champion].
    ///
    /// @param previous what a rollback returns to; null if there is none
    /// @param history oldest first
    record Reign(String version, @Nullable String previous, List<Champion.Move> history) {

        static Reign of(Champion champion) {
            return new Reign(
                    champion.version(), champion.previous().orElse(null), champion.history());
        }
    }

    /// A figure beside where it may as well lie and what naive answers would have got.
    record FigureAnswer(
            String name,
            Figure.Better better,
            double value,
            double low,
            double high,
            List<Figure.Naive> naive) {

        static FigureAnswer of(Figure figure) {
            return new FigureAnswer(
                    figure.name(),
                    figure.better(),
                    figure.value(),
                    figure.interval().low(),
                    figure.interval().high(),
                    figure.naive());
        }
    }

    /// What the models make of a group of columns.
    record ImportanceAnswer(
            String name, List<String> columns, double contribution, double gain, double loss) {

        static ImportanceAnswer of(Importance importance) {
            return new ImportanceAnswer(
                    importance.name(),
                    importance.columns(),
                    importance.meanContribution(),
                    importance.gain(),
                    importance.lossIncrease());
        }
    }

    /// By model.
    record ImportancesAnswer(List<ImportanceAnswer> rating, List<ImportanceAnswer> liked) {

        static ImportancesAnswer of(ModelImportances importances) {
            return new ImportancesAnswer(
                    importances.rating().groups().stream().map(ImportanceAnswer::of).toList(),
                    importances.liked().groups().stream().map(ImportanceAnswer::of).toList());
        }
    }

    /// What it was made of.
    record Origin(
            List<Provenance.Source> data,
            Map<String, String> options,
            long seed,
            Map<String, Long> counts) {

        static Origin of(Provenance provenance) {
            return new Origin(
                    provenance.data(),
                    provenance.options(),
                    provenance.seed(),
                    provenance.counts());
        }
    }

    /// As [ModelReport]. What is not known is null.
    ///
    /// @param figures on the test split
    /// @param card Markdown
    /// @param unknown why parts are null, in a sentence by the part's name
    record Details(
            @JsonUnwrapped Model model,
            String runId,
            double likedThreshold,
            @Nullable List<FigureAnswer> figures,
            @Nullable List<Check> checks,
            @Nullable ImportancesAnswer importances,
            @Nullable Origin origin,
            @Nullable String card,
            Map<String, String> unknown) {

        static Details of(ModelReport report) {
            Map<String, String> unknown = new LinkedHashMap<>();
            explain(unknown, "figures", report.evaluation());
            explain(unknown, "checks", report.verdict());
            explain(unknown, "importances", report.importances());
            explain(unknown, "origin", report.provenance());
            explain(unknown, "card", report.card());
            return new Details(
                    Model.of(report.summary()),
                    report.runId(),
                    report.threshold(),
                    report.evaluation().known().map(Details::figures).orElse(null),
                    report.verdict().known().map(Verdict::checks).orElse(null),
                    report.importances().known().map(ImportancesAnswer::of).orElse(null),
                    report.provenance().known().map(Origin::of).orElse(null),
                    report.card().known().orElse(null),
                    unknown);
        }

        private static List<FigureAnswer> figures(Evaluation evaluation) {
            return Figure.of(evaluation).stream().map(FigureAnswer::of).toList();
        }

        private static void explain(Map<String, String> unknown, String name, Part<?> part) {
            if (part instanceof Part.Missing<?>(String why)) {
                unknown.put(name, why);
            }
        }
    }
}
