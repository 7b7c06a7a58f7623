package io.marquee.serving;

import io.marquee.Json;
import io.marquee.serving.TitleBatch.Shape;
import io.marquee.table.Columns;
import io.marquee.table.JsonRow;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Titles in one JSON document: an object, an array, or an array called `instances`.
///
/// The document is only walked through, and each title is cut out and read by itself: so memory is
/// bounded by the largest title, and a title is read here as it is in JSON Lines.
final class JsonTitles {

    private static final String WANTED =
            "an object with a title, an array of them, or {\"instances\": [...]}";

    private final byte[] body;
    private final Columns columns;
    private final int maxTitles;
    private final List<TableRow> rows = new ArrayList<>();

    JsonTitles(byte[] body, Columns columns, int maxTitles) {
        this.body = body;
        this.columns = columns;
        this.maxTitles = maxTitles;
    }

    /// @throws RequestRefused if the body is no such document, or has too many titles
    TitleBatch read() {
        for (byte b : body) {
            // UTF-16 and UTF-32 have them everywhere, UTF-8 never outside of strings.
            if (b == 0) {
                throw new RequestRefused(
                        Problem.unreadable("The request is not JSON in UTF-8.", null));
            }
        }
        try (JsonParser parser = Json.parser(body)) {
            JsonToken first = parser.nextToken();
            Shape shape =
                    switch (first) {
                        case START_ARRAY -> {
                            elements(parser);
                            yield Shape.LIST;
                        }
                        case START_OBJECT -> object(parser);
                        case null ->
                                throw new RequestRefused(
                                        Problem.unreadable("The request is empty.", null));
                        default ->
                                throw new RequestRefused(
                                        Problem.unreadable(
                                                "The request is not " + WANTED + ".", 0L));
                    };
            if (parser.nextToken() != null) {
                throw new RequestRefused(
                        Problem.unreadable(
                                "The request goes on after its end.",
                                parser.currentTokenLocation().getByteOffset()));
            }
            return new TitleBatch(rows, shape);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new RequestRefused(
                    Problem.unreadable(
                            "The request is not valid JSON.",
                            at == null || at.getByteOffset() < 0 ? null : at.getByteOffset()));
        }
    }

    /// An object is a title, unless it holds titles.
    private Shape object(JsonParser parser) {
        long from = parser.currentTokenLocation().getByteOffset();
        Shape shape = Shape.ONE;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("instances") && value == JsonToken.START_ARRAY && shape == Shape.ONE) {
                shape = Shape.INSTANCES;
                elements(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (shape == Shape.ONE) {
            add(from, parser);
        }
        return shape;
    }

    private void elements(JsonParser parser) {
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (rows.size() == maxTitles) {
                throw TitleReader.tooMany(maxTitles);
            }
            long from = parser.currentTokenLocation().getByteOffset();
            if (token.isScalarValue()) {
                // A string is read on demand, and so would have no end yet.
                parser.getString();
            }
            parser.skipChildren();
            add(from, parser);
        }
    }

    private void add(long from, JsonParser parser) {
        long to = parser.currentLocation().getByteOffset();
        String text = new String(body, (int) from, (int) (to - from), StandardCharsets.UTF_8);
        int number = rows.size() + 1;
        rows.add(JsonRow.read(text, new RowOrigin("request.json", number, number), columns));
    }
}
