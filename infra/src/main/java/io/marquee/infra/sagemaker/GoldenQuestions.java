package io.marquee.infra.sagemaker;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Title;
import io.marquee.ensemble.Ensemble;
import io.marquee.ensemble.Objective;
import io.marquee.feature.FeatureMatrix;
import io.marquee.registry.StoredModel;
import io.marquee.scoring.GoldenPredictions;
import io.marquee.scoring.Prediction;
import io.marquee.scoring.ScoringModel;
import io.marquee.table.RowOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Titles with what the model says of them here, to see whether an endpoint says the same.
public final class GoldenQuestions {

    /// XGBoost adds leaves in single precision.
    private static final double XGBOOST_TOLERANCE = 1e-5;

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[,\\s]+");

    private final StoredModel stored;
    private final ScoringModel model;
    private final GoldenPredictions golden;

    private GoldenQuestions(StoredModel stored, ScoringModel model, GoldenPredictions golden) {
        this.stored = stored;
        this.model = model;
        this.golden = golden;
    }

    /// Those of a model.
    ///
    /// @throws UserError if the model does not answer them here as it did when it was released: no
    ///   endpoint would do better
    public static GoldenQuestions of(StoredModel stored) {
        ScoringModel model = ScoringModel.open(stored);
        GoldenPredictions golden =
                GoldenPredictions.of(stored)
                        .orElseGet(() -> GoldenPredictions.of(model.scorer(), List.of()));
        golden.firstDifference(model.scorer())
                .ifPresent(difference -> {
                    throw new UserError(
                            "The model %s is not what it was: %s. Deploy another, or train it anew."
                                    .formatted(stored.version(), difference));
                });
        return new GoldenQuestions(stored, model, golden);
    }

    /// How many there are.
    public int size() {
        return golden.cases().size();
    }

    /// Asks an endpoint with our container.
    ///
    /// @return the first answer that is another, in words; empty if all are the same
    public Optional<String> ask(EndpointClient client, String endpoint) {
        StringBuilder body = new StringBuilder();
        golden.cases().forEach(each -> body.append(Json.line(each.row())).append('\n'));
        String said = client.invoke(endpoint, "application/jsonlines", body.toString());
        List<String> answers = said.lines().toList();
        if (answers.size() != size()) {
            return Optional.of(
                    "%d titles were answered with %d lines".formatted(size(), answers.size()));
        }
        for (int i = 0; i < answers.size(); i++) {
            Optional<String> difference =
                    difference(i + 1, golden.cases().get(i), answers.get(i), endpoint);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> difference(
            int place, GoldenPredictions.Case expected, String line, String endpoint) {
        JsonNode answer = Json.tree(line, "The answer of " + endpoint);
        Prediction prediction = expected.prediction();
        boolean same =
                prediction == null
                        ? answer.path("error")
                                .path("reason")
                                .asString("")
                                .equals(String.valueOf(expected.rejected()))
                        : near(answer, "predicted_rating", prediction.rating())
                                && near(answer, "rating_low", prediction.interval().low())
                                && near(answer, "rating_high", prediction.interval().high())
                                && near(answer, "like_probability", prediction.likeProbability())
                                && answer.path("predicted_liked").asBoolean(!prediction.liked())
                                        == prediction.liked();
        String version = answer.path("model_version").asString("");
        if (same && version.equals(model.version())) {
            return Optional.empty();
        }
        return Optional.of(
                "title %d of %d is answered with %s, and the model %s says %s"
                        .formatted(
                                place,
                                size(),
                                line,
                                model.version(),
                                prediction == null ? expected.rejected() : Json.line(prediction)));
    }

    private static boolean near(JsonNode answer, String field, double expected) {
        return Math.abs(answer.path(field).asDouble(Double.NaN) - expected)
                <= GoldenPredictions.TOLERANCE;
    }

    /// Asks an endpoint with SageMaker's XGBoost container.
    ///
    /// @param objective which of the two models is there
    /// @return the first answer that is another, in words; empty if all are the same
    public Optional<String> ask(EndpointClient client, String endpoint, Objective objective) {
        FeatureMatrix vectors = model.scorer().vectors(titles());
        String file = ModelPackage.fileOf(objective);
        double[] expected =
                Ensemble.read(stored.file(file), stored.location() + "/" + file).predict(vectors);
        String said = client.invoke(endpoint, "text/csv", csv(vectors)).strip();
        double[] answers;
        try {
            answers =
                    Arrays.stream(BETWEEN_NUMBERS.split(said))
                            .mapToDouble(Double::parseDouble)
                            .toArray();
        } catch (NumberFormatException e) {
            return Optional.of("the answer is no list of numbers");
        }
        if (answers.length != expected.length) {
            return Optional.of(
                    "%d titles were answered with %d numbers"
                            .formatted(expected.length, answers.length));
        }
        for (int i = 0; i < answers.length; i++) {
            if (!(Math.abs(answers[i] - expected[i]) <= XGBOOST_TOLERANCE)) {
                return Optional.of(
                        "title %d of %d is answered with %s, and the model %s says %s"
                                .formatted(
                                        i + 1,
                                        answers.length,
                                        answers[i],
                                        model.version(),
                                        expected[i]));
            }
        }
        return Optional.empty();
    }

    /// The questions that are titles.
    List<Title> titles() {
        List<Title> titles = new ArrayList<>();
        for (GoldenPredictions.Case each : golden.cases()) {
            switch (each.row().clean(new RowOrigin(GoldenPredictions.FILE, 1, 1))) {
                case CleanRow.Accepted(Title title) -> titles.add(title);
                case CleanRow.Rejected _ -> {}
            }
        }
        return titles;
    }

    static String csv(FeatureMatrix vectors) {
        StringJoiner lines = new StringJoiner("\n");
        for (int row = 0; row < vectors.rows(); row++) {
            StringJoiner cells = new StringJoiner(",");
            for (int column = 0; column < vectors.columns(); column++) {
                cells.add(String.valueOf(vectors.values()[row * vectors.columns() + column]));
            }
            lines.add(cells.toString());
        }
        return lines.toString();
    }
}
