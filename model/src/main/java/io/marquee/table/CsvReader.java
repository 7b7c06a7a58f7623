package io.marquee.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.marquee.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// CSV after RFC 4180, with a way on after a broken row.
///
/// A quote that never closes would make a plain parser swallow the rest of the file. So rows are
/// first cut out line by line with the quotes counted ([QuoteScanner]); where that fails, the row's
/// first line alone is given up and reading goes on with the next line. What is cut out, the CSV
/// library parses.
final class CsvReader implements TableReader {

    /// The most lines that one row may run over; more means that a quote was left open.
    private static final int MAX_LINES = 1_000;

    private final LineReader lines;
    private final String file;
    private final char delimiter;
    private final int width;
    private final int[] places;
    private final de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder parser;
    private long row;
    private @Nullable TableRow next;

    CsvReader(LineReader lines, String file, Columns columns) {
        this.lines = lines;
        this.file = file;
        LineReader.Line first = lines.next();
        String header = first == null ? "" : first.text().value();
        this.delimiter = delimiterOf(header);
        this.parser =
                de.siegmar.fastcsv.reader.CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(false)
                        .maxBufferSize(2 * MAX_ROW_BYTES)
                        .commentStrategy(CommentStrategy.NONE);
        if (new QuoteScanner(delimiter).scan(header) != QuoteScanner.State.COMPLETE) {
            throw new UserError(file + " has a quote in its header line that is never closed.");
        }
        List<String> names = parse(header);
        this.width = names.size();
        this.places = columns.locate(names, file);
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
    public void close() {
        lines.close();
    }

    private @Nullable TableRow read() {
        LineReader.Line first = lines.next();
        while (first != null && first.text().value().isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            return null;
        }
        RowOrigin origin = new RowOrigin(file, ++row, first.number());
        if (first.oversized()) {
            return tooLarge(origin, first);
        }
        QuoteScanner scanner = new QuoteScanner(delimiter);
        QuoteScanner.State state = scanner.scan(first.text().value());
        if (state == QuoteScanner.State.COMPLETE) {
            return row(origin, first.text().value(), first.text().windows1252());
        }
        List<LineReader.Line> more = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text().value());
        boolean windows1252 = first.text().windows1252();
        while (state == QuoteScanner.State.OPEN && more.size() < MAX_LINES) {
            LineReader.Line line = lines.next();
            if (line == null) {
                break;
            }
            more.add(line);
            if (line.oversized() || text.length() + line.text().value().length() > MAX_ROW_BYTES) {
                break;
            }
            text.append('\n').append(line.text().value());
            windows1252 |= line.text().windows1252();
            state = scanner.scan(line.text().value());
        }
        if (state == QuoteScanner.State.COMPLETE) {
            return row(origin, text.toString(), windows1252);
        }
        lines.takeBack(more);
        return new TableRow.Unreadable(
                origin,
                TableRow.Fault.UNBALANCED_QUOTES,
                "a quote is left open, or closed in the middle of a cell",
                first.text().value());
    }

    private TableRow row(RowOrigin origin, String text, boolean windows1252) {
        List<String> cells = parse(text);
        if (cells.size() != width && !onlyBlanksBeyond(cells)) {
            return new TableRow.Unreadable(
                    origin,
                    TableRow.Fault.WRONG_CELL_COUNT,
                    "it has %d cells, the header has %d".formatted(cells.size(), width),
                    text);
        }
        List<String> wanted = new ArrayList<>(places.length);
        for (int place : places) {
            wanted.add(place < 0 ? "" : cells.get(place));
        }
        return new TableRow.Readable(origin, wanted, windows1252);
    }

    /// Spreadsheets like to add empty cells at the end of a row: they say nothing, so they harm
    /// nothing.
    private boolean onlyBlanksBeyond(List<String> cells) {
        return cells.size() > width
                && cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
    }

    private static TableRow tooLarge(RowOrigin origin, LineReader.Line line) {
        return new TableRow.Unreadable(
                origin,
                TableRow.Fault.ROW_TOO_LARGE,
                "it is larger than " + (MAX_ROW_BYTES >> 20) + " MiB",
                line.text().value());
    }

    private List<String> parse(String text) {
        try (var reader = parser.ofCsvRecord(text)) {
            for (CsvRecord each : reader) {
                return each.getFields();
            }
            return List.of("");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Comma, semicolon or tab: the one that the header has most of.
    private static char delimiterOf(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
