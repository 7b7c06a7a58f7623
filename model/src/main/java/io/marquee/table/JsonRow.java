package io.marquee.table;

import io.marquee.Json;
import io.marquee.UserError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object as a row: numbers and booleans become their text, lists become text with `, `
/// between, and a wanted property that it lacks is an empty cell.
public final class JsonRow {

    private final JsonNode object;

    private JsonRow(JsonNode object) {
        this.object = object;
    }

    /// Reads a row that stands by itself, and so may lack columns that a table must have.
    ///
    /// @param json its text
    /// @return unreadable if the text is no JSON object or larger than [TableReader#MAX_ROW_BYTES]
    public static TableRow read(String json, RowOrigin origin, Columns columns) {
        return json.length() > TableReader.MAX_ROW_BYTES
                        || json.getBytes(StandardCharsets.UTF_8).length > TableReader.MAX_ROW_BYTES
                ? tooLarge(origin, json)
                : read(json, origin, row -> row.cells(columns, origin, false));
    }

    static TableRow read(String json, RowOrigin origin, Function<JsonRow, TableRow> use) {
        JsonNode tree;
        try {
            tree = Json.tree(json, origin.file());
        } catch (UserError e) {
            return new TableRow.Unreadable(
                    origin, TableRow.Fault.NOT_JSON, "it is not valid JSON", json);
        }
        return tree.isObject()
                ? use.apply(new JsonRow(tree))
                : new TableRow.Unreadable(
                        origin, TableRow.Fault.NOT_JSON, "it is not a JSON object", json);
    }

    static TableRow.Unreadable tooLarge(RowOrigin origin, String text) {
        return new TableRow.Unreadable(
                origin,
                TableRow.Fault.ROW_TOO_LARGE,
                "it is larger than " + (TableReader.MAX_ROW_BYTES >> 20) + " MiB",
                text);
    }

    /// The names of its properties, in their order.
    List<String> names() {
        return List.copyOf(object.propertyNames());
    }

    TableRow.Readable cells(Columns columns, RowOrigin origin, boolean windows1252) {
        Map<String, JsonNode> properties = new HashMap<>();
        object.forEachEntry((name, value) -> properties.put(Columns.folded(name), value));
        List<String> cells = new ArrayList<>(columns.wanted().size());
        for (String name : columns.wanted()) {
            cells.add(cell(properties.get(Columns.folded(columns.nameInTable(name)))));
        }
        return new TableRow.Readable(origin, cells, windows1252);
    }

    private static String cell(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            StringJoiner joined = new StringJoiner(", ");
            for (JsonNode element : value) {
                joined.add(cell(element));
            }
            return joined.toString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
