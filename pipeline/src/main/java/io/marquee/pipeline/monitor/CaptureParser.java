package io.marquee.pipeline.monitor;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.catalog.CatalogColumn;
import io.marquee.catalog.CleanRow;
import io.marquee.catalog.Reject;
import io.marquee.catalog.RowCleaner;
import io.marquee.catalog.Title;
import io.marquee.label.Label;
import io.marquee.table.Columns;
import io.marquee.table.TableRow;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what SageMaker's data capture writes: a line for each invocation of an endpoint, with the
/// titles that it was asked about and what it answered.
///
/// @param windowSeconds length of the windows; 0 if time does not matter
record CaptureParser(long windowSeconds) implements Serializable {

    /// What is wanted of a line; both are JSON objects.
    static final Columns COLUMNS =
            new Columns(List.of("captureData", "eventMetadata"), List.of(), Map.of());

    private static final Columns TITLE =
            new Columns(CatalogColumn.columns(Map.of()).wanted(), List.of(), Map.of());

    /// The columns of the public catalog, in its order.
    private static final List<String> TITLE_HEADER =
            TITLE.wanted().subList(0, TITLE.wanted().indexOf("description") + 1);

    private static final Columns ANSWER =
            new Columns(
                    List.of("predicted_rating", "rating", "like_probability", "model_version"),
                    List.of(),
                    Map.of());
    private static final List<String> ANSWER_HEADER =
            List.of(
                    "title_id",
                    "predicted_rating",
                    "rating_low",
                    "rating_high",
                    "like_probability",
                    "predicted_liked",
                    "model_version");

    CaptureParser(Duration window) {
        this(window.toSeconds());
    }

    /// What a line holds.
    ///
    /// @param observations titles that were understood
    /// @param rejects titles that were not, or the line as a whole
    record Parsed(List<Observation> observations, List<Reject> rejects) {

        static Parsed rejected(Reject reject) {
            return new Parsed(List.of(), List.of(reject));
        }
    }

    /// Reads a line.
    Parsed parse(TableRow row) {
        return switch (row) {
            case TableRow.Unreadable unreadable -> Parsed.rejected(Reject.of(unreadable));
            case TableRow.Readable readable -> parse(readable);
        };
    }

    private Parsed parse(TableRow.Readable row) {
        JsonNode metadata = tree(row.cells().get(1));
        String event = eventId(metadata);
        if (event.isEmpty()) {
            return rejected(
                    row, Reject.Reason.MISSING_EVENT_ID, "eventMetadata", "it has no eventId");
        }
        Optional<Long> window = window(metadata.path("inferenceTime").asString(""));
        if (window.isEmpty()) {
            return rejected(
                    row,
                    Reject.Reason.UNREADABLE_TIME,
                    "eventMetadata",
                    "its inferenceTime is no time in ISO 8601");
        }
        JsonNode capture = tree(row.cells().get(0));
        List<TableRow> inputs;
        try {
            inputs =
                    CapturedSide.of(capture.path("endpointInput"))
                            .rows(TITLE, TITLE_HEADER, row.origin().file());
        } catch (UserError e) {
            return rejected(
                    row,
                    Reject.Reason.UNREADABLE_INPUT,
                    "endpointInput",
                    String.valueOf(e.getMessage()));
        }
        if (inputs.isEmpty()) {
            return rejected(
                    row, Reject.Reason.UNREADABLE_INPUT, "endpointInput", "it has no titles");
        }
        try {
            List<Observation.@Nullable Answer> answers =
                    capture.path("endpointOutput").isObject()
                            ? answers(
                                    CapturedSide.of(capture.path("endpointOutput"))
                                            .rows(ANSWER, ANSWER_HEADER, row.origin().file()))
                            : Collections.nCopies(inputs.size(), null);
            if (answers.size() != inputs.size()) {
                throw new UserError(
                        "it has %d answers to %d titles".formatted(answers.size(), inputs.size()));
            }
            return observed(row, event, window.get(), inputs, answers);
        } catch (UserError e) {
            return rejected(
                    row,
                    Reject.Reason.UNREADABLE_ANSWER,
                    "endpointOutput",
                    String.valueOf(e.getMessage()));
        }
    }

    private static Parsed observed(
            TableRow.Readable line,
            String event,
            long window,
            List<TableRow> inputs,
            List<Observation.@Nullable Answer> answers) {
        List<Observation> observations = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            switch (RowCleaner.clean(inputs.get(i))) {
                case CleanRow.Accepted(Title title) ->
                        observations.add(
                                new Observation(
                                        window,
                                        title.id(),
                                        inputs.size() == 1 ? event : event + "/" + i,
                                        title,
                                        answers.get(i),
                                        false,
                                        false,
                                        Label.NONE));
                case CleanRow.Rejected(Reject reject) ->
                        rejects.add(
                                new Reject(
                                        line.origin(),
                                        reject.reason(),
                                        reject.column(),
                                        reject.value(),
                                        reject.detail(),
                                        reject.payload()));
            }
        }
        return new Parsed(observations, rejects);
    }

    /// A title that was refused has no rating.
    private static List<Observation.@Nullable Answer> answers(List<TableRow> rows) {
        List<Observation.@Nullable Answer> answers = new ArrayList<>();
        for (TableRow row : rows) {
            switch (row) {
                case TableRow.Unreadable unreadable -> throw new UserError(unreadable.detail());
                case TableRow.Readable readable -> answers.add(answer(readable.cells()));
            }
        }
        return answers;
    }

    private static Observation.@Nullable Answer answer(List<String> cells) {
        String rating = cells.get(0).isEmpty() ? cells.get(1) : cells.get(0);
        String probability = cells.get(2);
        return rating.isEmpty() && probability.isEmpty()
                ? null
                : new Observation.Answer(
                        number("rating", rating, 1, 5),
                        number("like probability", probability, 0, 1));
    }

    private static double number(String what, String text, double least, double most) {
        try {
            double number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as any other number that cannot be.
        }
        throw new UserError(
                "the %s '%s' is no number from %.0f to %.0f".formatted(what, text, least, most));
    }

    /// The client's own id goes before SageMaker's, as it does with Model Monitor.
    static String eventId(JsonNode metadata) {
        String own = metadata.path("inferenceId").asString("");
        return own.isEmpty() ? metadata.path("eventId").asString("") : own;
    }

    private Optional<Long> window(String time) {
        if (windowSeconds == 0) {
            return Optional.of(Observation.EVER);
        }
        try {
            long second = Instant.parse(time).getEpochSecond();
            return Optional.of(Math.floorDiv(second, windowSeconds) * windowSeconds);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// What is not there, or is no JSON, has nothing in it.
    static JsonNode tree(String cell) {
        try {
            return Json.tree(cell.isEmpty() ? "{}" : cell, "the cell");
        } catch (UserError e) {
            return Json.tree("{}", "nothing");
        }
    }

    private static Parsed rejected(
            TableRow.Readable row, Reject.Reason reason, String column, String detail) {
        return Parsed.rejected(Reject.of(row, reason, column, detail));
    }
}
