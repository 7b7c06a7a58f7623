package io.marquee.serving;

import io.marquee.UserError;
import io.marquee.catalog.CatalogColumn;
import io.marquee.serving.TitleBatch.Shape;
import io.marquee.table.Columns;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// From the body of a request to rows, by the readers that catalogs are read with.
final class TitleReader {

    /// So many names of columns make a first line a header.
    private static final int NAMES_OF_A_HEADER = 3;

    /// The columns of the public catalog: all but the verdict of the audience.
    private static final List<String> PUBLIC =
            Arrays.stream(CatalogColumn.values())
                    .filter(c -> c != CatalogColumn.USER_RATING && c != CatalogColumn.USER_LIKED)
                    .map(CatalogColumn::header)
                    .toList();

    /// Objects may lack any column: what cannot be done without, cleaning asks for.
    private static final Columns OPTIONAL =
            new Columns(CatalogColumn.columns(Map.of()).wanted(), List.of(), Map.of());

    private final int maxTitles;

    /// @param maxTitles the most that one request may have
    TitleReader(int maxTitles) {
        this.maxTitles = maxTitles;
    }

    /// Reads a body.
    ///
    /// @throws RequestRefused if it cannot be read at all, or has too many titles
    TitleBatch read(byte[] body, Media media) {
        if (body.length >= 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b) {
            throw new RequestRefused(
                    Problem.of(415, "The request is compressed. Send it as it is."));
        }
        return switch (media) {
            case JSON -> new JsonTitles(body, OPTIONAL, maxTitles).read();
            case JSON_LINES ->
                    new TitleBatch(
                            rows(new ByteArrayInputStream(body), "request.jsonl", OPTIONAL),
                            Shape.LIST);
            case CSV -> csv(body);
        };
    }

    private TitleBatch csv(byte[] body) {
        Columns columns = CatalogColumn.columns(Map.of());
        InputStream bytes = new ByteArrayInputStream(body);
        if (startsWithHeader(body)) {
            return new TitleBatch(rows(bytes, "request.csv", columns), Shape.WITH_HEADER);
        }
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            throw new RequestRefused(Problem.unreadable("The request is empty.", null));
        }
        byte[] header = (String.join(",", PUBLIC) + "\n").getBytes(StandardCharsets.UTF_8);
        return new TitleBatch(
                rows(
                        new SequenceInputStream(new ByteArrayInputStream(header), bytes),
                        "request.csv",
                        columns),
                Shape.WITHOUT_HEADER);
    }

    private List<TableRow> rows(InputStream bytes, String name, Columns columns) {
        List<TableRow> rows = new ArrayList<>();
        try (TableReader reader = TableReader.open(bytes, name, columns)) {
            while (reader.hasNext()) {
                if (rows.size() == maxTitles) {
                    throw tooMany(maxTitles);
                }
                rows.add(reader.next());
            }
        } catch (UserError e) {
            throw new RequestRefused(Problem.unreadable(e.getMessage(), null));
        }
        return rows;
    }

    static RequestRefused tooMany(int maxTitles) {
        return new RequestRefused(
                Problem.of(
                        413,
                        "The request has more than %,d titles. Send them in several requests."
                                .formatted(maxTitles)));
    }

    private static boolean startsWithHeader(byte[] body) {
        int end = 0;
        while (end < body.length && body[end] != '\n' && body[end] != '\r') {
            end++;
        }
        String first = new String(body, 0, end, StandardCharsets.UTF_8).replace("\uFEFF", "");
        Set<String> cells =
                Arrays.stream(first.split("[,;\t]", -1))
                        .map(cell -> cell.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return PUBLIC.stream().filter(cells::contains).count() >= NAMES_OF_A_HEADER;
    }
}
