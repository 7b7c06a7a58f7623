package io.marquee.dashboard.whatif;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.marquee.UserError;
import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Repair;
import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Fault;
import io.marquee.dashboard.api.Refusal;
import io.marquee.dashboard.title.FactsAnswer;
import io.marquee.dashboard.title.OpenModel;
import io.marquee.dashboard.title.OpenModels;
import io.marquee.dashboard.title.PredictionAnswer;
import io.marquee.dashboard.title.ReasonsAnswer;
import io.marquee.feature.Unfamiliar;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Predictions for titles that do not exist, for programs.
@RestController
@RolesAllowed(Roles.VIEWER)
class WhatIfApi {

    private static final String TITLE = "title";
    private static final String MODEL = "model";

    private final WhatIf whatIf;
    private final OpenModels models;

    WhatIfApi(WhatIf whatIf, OpenModels models) {
        this.whatIf = whatIf;
        this.models = models;
    }

    @PostMapping("/api/v1/what-if")
    Judged ask(@RequestBody Asked asked) {
        if (asked.title() == null) {
            throw Refusal.of(TITLE, "This is needed.");
        }
        RawTitle typed = typed(asked.title());
        if (typed.clean() instanceof CleanRow.Rejected(var reject)) {
            throw Refusal.of(field(reject.column()), WhatIf.sentence(reject));
        }
        return switch (whatIf.ask(model(asked.model()), typed)) {
            case Answer.Judged judged -> Judged.of(judged);
            case Answer.Incomplete(var sentence) -> throw Refusal.of(TITLE, sentence);
        };
    }

    private OpenModel model(@Nullable String version) {
        if (version == null) {
            return models.champion()
                    .orElseThrow(() ->
                            Refusal.conflict(
                                    "No model is champion yet. Promote one, or name one as model."));
        }
        try {
            return models.of(version);
        } catch (UserError e) {
            throw Refusal.of(MODEL, e.getMessage());
        }
    }

    private static RawTitle typed(Map<String, JsonNode> cells) {
        Map<CatalogColumn, String> read = new EnumMap<>(CatalogColumn.class);
        List<Fault> faults = new ArrayList<>();
        cells.forEach((name, value) -> {
            Optional<CatalogColumn> column = column(name);
            Optional<String> cell = cell(value);
            if (column.isEmpty()) {
                faults.add(
                        new Fault(
                                field(name),
                                "There is no such column; there are %s."
                                        .formatted(
                                                RawTitle.COLUMNS.stream()
                                                        .map(CatalogColumn::header)
                                                        .collect(Collectors.joining(", ")))));
            } else if (cell.isEmpty()) {
                faults.add(
                        new Fault(
                                field(name), "It has to be a text, a number, or a list of texts."));
            } else {
                read.put(column.get(), cell.get());
            }
        });
        if (!faults.isEmpty()) {
            throw Refusal.of(faults);
        }
        return new RawTitle(read);
    }

    private static Optional<CatalogColumn> column(String name) {
        return RawTitle.COLUMNS.stream().filter(column -> column.header().equals(name)).findFirst();
    }

    /// What would stand in a catalog.
    private static Optional<String> cell(JsonNode value) {
        if (value.isNull()) {
            return Optional.of("");
        }
        if (value.isArray() && value.values().stream().allMatch(JsonNode::isString)) {
            return Optional.of(
                    value.values().stream()
                            .map(JsonNode::asString)
                            .collect(Collectors.joining(", ")));
        }
        return value.isString() || value.isNumber()
                ? Optional.of(value.asString())
                : Optional.empty();
    }

    private static String field(String column) {
        return column.isEmpty() ? TITLE : TITLE + "." + column;
    }

    /// @param title cells by the name of the catalog's column
    /// @param model the version to ask; null for the champion
    record Asked(@Nullable Map<String, JsonNode> title, @Nullable String model) {}

    /// @param title as it was understood
    /// @param repairs what was mended in it
    record Judged(
            String modelVersion,
            FactsAnswer title,
            List<Mended> repairs,
            @JsonUnwrapped PredictionAnswer prediction,
            ReasonsAnswer explanation,
            List<Unfamiliar> unfamiliar) {

        static Judged of(Answer.Judged judged) {
            return new Judged(
                    judged.verdict().modelVersion(),
                    FactsAnswer.of(judged.title()),
                    judged.title().repairs().stream().map(Mended::of).toList(),
                    PredictionAnswer.of(judged.verdict().prediction()),
                    ReasonsAnswer.of(judged.verdict().explanation()),
                    judged.verdict().unfamiliar());
        }
    }

    /// @param before the cell as it was
    record Mended(String rule, String column, String before) {

        static Mended of(Repair repair) {
            return new Mended(repair.rule().name(), repair.column().header(), repair.before());
        }
    }
}
