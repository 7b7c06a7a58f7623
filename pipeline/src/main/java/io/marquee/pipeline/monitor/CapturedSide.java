package io.marquee.pipeline.monitor;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.table.Columns;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// One side of a captured invocation, request or answer: rows of a table, however they are written.
///
/// @param contentType as the client or the model gave it
/// @param encoding `CSV`, `JSON` or `BASE64`; what is in base 64 is read by its content type
/// @param data the body
record CapturedSide(String contentType, String encoding, String data) {

    private static final List<String> ENVELOPES = List.of("instances", "predictions", "titles");

    /// Reads a side.
    ///
    /// @param side `endpointInput` or `endpointOutput`
    /// @throws UserError if there is no data
    static CapturedSide of(JsonNode side) {
        if (!side.path("data").isString()) {
            throw new UserError("it has no data");
        }
        return new CapturedSide(
                side.path("observedContentType").asString("").toLowerCase(Locale.ROOT),
                side.path("encoding").asString("").toUpperCase(Locale.ROOT),
                side.path("data").asString());
    }

    /// Its rows.
    ///
    /// @param header of CSV that has none
    /// @param name for origins: the file that the capture is in
    /// @throws UserError if it is no table
    List<TableRow> rows(Columns columns, List<String> header, String name) {
        String text = text();
        if (text.isBlank()) {
            return List.of();
        }
        boolean csv =
                encoding.equals("CSV") || (!encoding.equals("JSON") && contentType.contains("csv"));
        String table = csv ? withHeader(text, columns, header) : jsonLines(text);
        List<TableRow> rows = new ArrayList<>();
        try (TableReader reader =
                TableReader.open(
                        new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)),
                        csv ? name + "!.csv" : name + "!.jsonl",
                        columns)) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    /// The body as it was sent.
    ///
    /// @throws UserError if it is damaged
    String text() {
        return switch (encoding) {
            case "CSV", "JSON" -> data;
            case "BASE64" -> {
                try {
                    yield new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new UserError("its data is not in base 64", e);
                }
            }
            default ->
                    throw new UserError(
                            "its encoding is '%s', and not CSV, JSON or BASE64"
                                    .formatted(encoding));
        };
    }

    /// Whether the first line is a header: then it names a column that is looked for.
    private static String withHeader(String text, Columns columns, List<String> header) {
        String first = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        List<String> cells = List.of(first.replace("\"", "").split("\\s*,\\s*", -1));
        long named = columns.wanted().stream().filter(cells::contains).count();
        return named >= 2 ? text : names(first, header) + "\n" + text;
    }

    /// As many names as the line has cells.
    private static String names(String line, List<String> header) {
        List<String> names = new ArrayList<>(header);
        int cells = 1;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            cells += !quoted && line.charAt(i) == ',' ? 1 : 0;
        }
        while (names.size() < cells) {
            names.add("more" + names.size());
        }
        return String.join(",", names.subList(0, cells));
    }

    private static String jsonLines(String text) {
        JsonNode tree;
        try {
            tree = Json.tree(text, "the data");
        } catch (UserError e) {
            // Several documents, a line each; a line that is none is told by itself.
            return text;
        }
        for (String envelope : ENVELOPES) {
            if (tree.path(envelope).isArray()) {
                return lines(tree.path(envelope));
            }
        }
        return tree.isArray() ? lines(tree) : Json.line(tree);
    }

    private static String lines(JsonNode array) {
        List<String> lines = new ArrayList<>();
        array.forEach(element -> lines.add(Json.line(element)));
        return String.join("\n", lines);
    }
}
