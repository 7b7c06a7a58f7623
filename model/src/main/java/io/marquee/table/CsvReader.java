package io.marquee.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
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

    /// The most lines that a row may run on over; more means that a quote was left open.
    private static final int MAX_LINES = 1_000;

    /// A row cannot have more cells than bytes.
    private static final int MAX_CELLS = MAX_ROW_BYTES + 1;

    /// The lines of one row, cut out of the file.
    ///
    /// @param more the lines after the first; none if the row has but one
    /// @param complete whether the quotes add up
    private record Cut(
            LineReader.Line first,
            List<LineReader.Line> more,
            String text,
            boolean windows1252,
            boolean complete) {}

    private final LineReader lines;
    private final String file;
    private final char delimiter;
    private final int width;
    private final int[] places;
    private final List<String> ignored;
    private final de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder parser;
    private long row;

    /// The last line that was tried in vain as the inside of a quoted cell. A quote that is left
    /// open before it meets the same lines again and the same end, so it is not followed anew: a
    /// file of open quotes takes no longer than another.
    private long triedUntil;

    private @Nullable TableRow next;

    /// Whether [#next] has been read ahead. What cannot be read is so told only when it is asked
    /// for, and costs no row before it.
    private boolean ahead;

    CsvReader(LineReader lines, String file, Columns columns) {
        this.lines = lines;
        this.file = file;
        LineReader.Line first = skipBlank();
        if (first == null) {
            throw TableReader.isEmpty(file);
        }
        this.delimiter = delimiterOf(first.text().value());
        this.parser =
                de.siegmar.fastcsv.reader.CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .skipEmptyLines(false)
                        .commentStrategy(CommentStrategy.NONE);
        Cut header = cut(first);
        if (first.oversized()) {
            throw new UserError(
                    "%s has a first line of more than %d MiB, which is no header. Check that it is a CSV file with a line for each row."
                            .formatted(file, MAX_ROW_BYTES >> 20));
        }
        if (!header.complete()) {
            throw new UserError(
                    "%s has a quote in its header line that is never closed. Close it, or take it out."
                            .formatted(file));
        }
        List<String> names = parse(header.text());
        this.width = names.size();
        this.places = columns.locate(names, file);
        this.ignored = columns.ignored(names);
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
        return ignored;
    }

    @Override
    public void close() {
        lines.close();
    }

    private @Nullable TableRow read() {
        LineReader.Line first = skipBlank();
        if (first == null) {
            return null;
        }
        RowOrigin origin = new RowOrigin(file, ++row, first.number());
        if (first.oversized()) {
            return tooLarge(origin, first);
        }
        Cut cut = cut(first);
        return cut.complete() ? row(origin, cut) : giveUp(origin, cut);
    }

    private LineReader.@Nullable Line skipBlank() {
        LineReader.Line line = lines.next();
        while (line != null && isBlank(line.text().value())) {
            line = lines.next();
        }
        return line;
    }

    /// A line of tabs alone is a row of empty cells where tabs part the cells.
    private boolean isBlank(String line) {
        return line.isBlank() && (delimiter != '\t' || line.indexOf('\t') < 0);
    }

    private Cut cut(LineReader.Line first) {
        QuoteScanner scanner = new QuoteScanner(delimiter);
        QuoteScanner.State state = scanner.scan(first.text().value());
        if (state != QuoteScanner.State.OPEN || first.number() < triedUntil) {
            return new Cut(
                    first,
                    List.of(),
                    first.text().value(),
                    first.text().windows1252(),
                    state == QuoteScanner.State.COMPLETE);
        }
        List<LineReader.Line> more = new ArrayList<>();
        StringBuilder text = new StringBuilder(first.text().value());
        boolean windows1252 = first.text().windows1252();
        while (state == QuoteScanner.State.OPEN && more.size() < MAX_LINES) {
            LineReader.Line line = lines.next();
            if (line == null) {
                break;
            }
            if (line.oversized() || text.length() + line.text().value().length() > MAX_ROW_BYTES) {
                lines.takeBack(List.of(line));
                break;
            }
            more.add(line);
            text.append('\n').append(line.text().value());
            windows1252 |= line.text().windows1252();
            state = scanner.scan(line.text().value());
        }
        return new Cut(
                first, more, text.toString(), windows1252, state == QuoteScanner.State.COMPLETE);
    }

    private TableRow giveUp(RowOrigin origin, Cut cut) {
        if (!cut.more().isEmpty()) {
            triedUntil = cut.more().getLast().number();
            lines.takeBack(cut.more());
        }
        return new TableRow.Unreadable(
                origin,
                TableRow.Fault.UNBALANCED_QUOTES,
                "a quote is left open, or closed in the middle of a cell",
                cut.first().text().value());
    }

    private TableRow row(RowOrigin origin, Cut cut) {
        List<String> cells = parse(cut.text());
        if (cells.size() != width && !onlyBlanksBeyond(cells)) {
            if (cut.more().stream().anyMatch(this::isRowByItself)) {
                // The quote was closed by that of a later row, which it must not take along.
                return giveUp(origin, cut);
            }
            return new TableRow.Unreadable(
                    origin,
                    TableRow.Fault.WRONG_CELL_COUNT,
                    "it has %d cells, the header has %d".formatted(cells.size(), width),
                    cut.text());
        }
        List<String> wanted = new ArrayList<>(places.length);
        for (int place : places) {
            wanted.add(place < 0 ? "" : cells.get(place));
        }
        return new TableRow.Readable(origin, wanted, cut.windows1252());
    }

    private boolean isRowByItself(LineReader.Line line) {
        String text = line.text().value();
        QuoteScanner scanner = new QuoteScanner(delimiter);
        return scanner.scan(text) == QuoteScanner.State.COMPLETE
                && !scanner.sawStrayQuote()
                && parse(text).size() == width;
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
        if (text.isEmpty()) {
            return List.of("");
        }
        var handler = CsvRecordHandler.of(limits -> limits.maxFields(MAX_CELLS));
        return parser.ofSingleCsvRecord(handler, text).getFields();
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
