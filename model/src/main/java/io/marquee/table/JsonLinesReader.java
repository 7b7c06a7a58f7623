package io.marquee.table;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

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

    /// Whether [#next] has been read ahead. What cannot be read is so told only when it is asked
    /// for, and costs no row before it.
    private boolean ahead;

    JsonLinesReader(LineReader lines, String file, Columns columns) {
        this.lines = lines;
        this.file = file;
        this.columns = columns;
        this.next = read();
        this.ahead = true;
    }

    @Override
    public boolean hasNext() {
        if (!ahead) {
            next = read();
            ahead = true;
        }
        return next != null;
    }

    @Override
    public TableRow next() {
        TableRow result = hasNext() ? next : null;
        if (result == null) {
            throw new NoSuchElementException();
        }
        ahead = false;
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
            return JsonRow.tooLarge(origin, text);
        }
        boolean windows1252 = line.text().windows1252();
        return JsonRow.read(
                text,
                origin,
                object -> {
                    if (ignored == null) {
                        columns.locate(object.names(), file);
                        ignored = columns.ignored(object.names());
                    }
                    return object.cells(columns, origin, windows1252);
                });
    }
}
