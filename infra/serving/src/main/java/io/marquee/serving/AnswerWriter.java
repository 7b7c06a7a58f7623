package io.marquee.serving;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.marquee.Json;
import io.marquee.explanation.Reason;
import io.marquee.scoring.Prediction;
import io.marquee.serving.TitleBatch.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From answers to the body of a response. Names are those of the columns of predictions.
///
/// @param modelVersion of the model that made all of them
/// @param withReasons whether any were asked for
record AnswerWriter(String modelVersion, boolean withReasons) {

    private static final List<String> COLUMNS =
            List.of(
                    "title_id",
                    "predicted_rating",
                    "rating_low",
                    "rating_high",
                    "like_probability",
                    "predicted_liked",
                    "model_version",
                    "error");

    /// The body.
    ///
    /// @param shape of the request
    byte[] write(List<Answer> answers, Media media, Shape shape) {
        try {
            return switch (media) {
                case JSON -> json(answers, shape);
                case JSON_LINES -> jsonLines(answers);
                case CSV -> csv(answers, shape != Shape.WITHOUT_HEADER);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no faults", e);
        }
    }

    private byte[] json(List<Answer> answers, Shape shape) {
        List<Map<String, Object>> entries = answers.stream().map(this::entry).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream(200 * (answers.size() + 1));
        Json.write(
                out,
                switch (shape) {
                    case ONE -> entries.getFirst();
                    case INSTANCES -> Map.of("predictions", entries);
                    case LIST, WITH_HEADER, WITHOUT_HEADER -> entries;
                });
        return out.toByteArray();
    }

    private byte[] jsonLines(List<Answer> answers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(200 * (answers.size() + 1));
        for (Answer answer : answers) {
            Json.write(out, entry(answer));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private Map<String, Object> entry(Answer answer) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (answer.titleId() != null) {
            entry.put("title_id", answer.titleId());
        }
        switch (answer) {
            case Answer.Predicted(_, Prediction prediction, var reasons, var unfamiliar) -> {
                entry.put("predicted_rating", prediction.rating());
                entry.put("rating_low", prediction.interval().low());
                entry.put("rating_high", prediction.interval().high());
                entry.put("like_probability", prediction.likeProbability());
                entry.put("predicted_liked", prediction.liked());
                if (withReasons) {
                    entry.put("reasons", reasons);
                }
                if (!unfamiliar.isEmpty()) {
                    entry.put("unfamiliar", unfamiliar);
                }
            }
            case Answer.Rejected(_, var reason, var field, var detail) -> {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("reason", reason);
                if (field != null) {
                    error.put("field", field);
                }
                error.put("detail", detail);
                entry.put("error", error);
            }
        }
        entry.put("model_version", modelVersion);
        return entry;
    }

    private byte[] csv(List<Answer> answers, boolean withHeader) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(120 * (answers.size() + 1));
        try (CsvWriter csv =
                CsvWriter.builder()
                        .lineDelimiter(LineDelimiter.LF)
                        .build(out, StandardCharsets.UTF_8)) {
            if (withHeader) {
                List<String> header = new ArrayList<>(COLUMNS);
                if (withReasons) {
                    header.add("reasons");
                }
                csv.writeRecord(header);
            }
            for (Answer answer : answers) {
                csv.writeRecord(cells(answer));
            }
        }
        return out.toByteArray();
    }

    private List<String> cells(Answer answer) {
        String id = answer.titleId();
        List<String> cells = new ArrayList<>();
        cells.add(id == null ? "" : id);
        switch (answer) {
            case Answer.Predicted(_, Prediction prediction, var reasons, _) -> {
                cells.add(String.valueOf(prediction.rating()));
                cells.add(String.valueOf(prediction.interval().low()));
                cells.add(String.valueOf(prediction.interval().high()));
                cells.add(String.valueOf(prediction.likeProbability()));
                cells.add(String.valueOf(prediction.liked()));
                cells.add(modelVersion);
                cells.add("");
                if (withReasons) {
                    cells.add(reasons.stream().map(Reason::line).collect(Collectors.joining("; ")));
                }
            }
            case Answer.Rejected(_, var reason, _, var detail) -> {
                cells.addAll(List.of("", "", "", "", "", modelVersion, reason + ": " + detail));
                if (withReasons) {
                    cells.add("");
                }
            }
        }
        return cells;
    }
}
