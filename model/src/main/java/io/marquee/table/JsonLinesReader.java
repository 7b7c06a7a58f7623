package io.marquee.table;

import io.marquee.Json;
import io.marquee.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON Lines: an object a line. Numbers and booleans become their text, lists become text with `,
/// ` between.
///
/// A wanted property that a line lacks is an empty cell; the first readable line must have all
/// required ones, as a header would.
final class JsonLinesReader implements TableReader {

    private final LineReader lines;
    private final String file;
    private final Columns columns;

    /// Known from the first readable object, whose properties are taken for the header.
    private @Nullable List<String> ignored;

    private long row;
    private @Nullable TableRow next;

    JsonLinesReader(LineReader lines, String file, Columns columns) {
        this.lines = lines;
        this.file = file;
        this.columns = columns;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public TableRow next() {
        TableRow result = next;
        if (result == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return result;
    }

    @Override
    public List<String> ignoredColumns() {
        return ignored == null ? List.of() : ignored;
    }

    @Override
    public void close() {
        lines.close();
    }

    private @Nullable TableRow read() {
        LineReader.Line line = lines.next();
        while (line != null && line.text().value().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        RowOrigin origin = new RowOrigin(file, ++row, line.number());
        String text = line.text().value();
        if (line.oversized()) {
            return new TableRow.Unreadable(
                    origin,
                    TableRow.Fault.ROW_TOO_LARGE,
                    "it is larger than " + (MAX_ROW_BYTES >> 20) + " MiB",
                    text);
        }
        JsonNode object;
        try {
            object = Json.tree(text, file);
        } catch (UserError e) {
            return new TableRow.Unreadable(
                    origin, TableRow.Fault.NOT_JSON, "it is not valid JSON", text);
        }
        if (!object.isObject()) {
            return new TableRow.Unreadable(
                    origin, TableRow.Fault.NOT_JSON, "it is not a JSON object", text);
        }
        if (ignored == null) {
            List<String> header = List.copyOf(object.propertyNames());
            columns.locate(header, file);
            ignored = columns.ignored(header);
        }
        Map<String, JsonNode> properties = new HashMap<>();
        object.forEachEntry((name, value) -> properties.put(Columns.folded(name), value));
        List<String> cells = new ArrayList<>(columns.wanted().size());
        for (String name : columns.wanted()) {
            cells.add(cell(properties.get(Columns.folded(columns.nameInTable(name)))));
        }
        return new TableRow.Readable(origin, cells, line.text().windows1252());
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
