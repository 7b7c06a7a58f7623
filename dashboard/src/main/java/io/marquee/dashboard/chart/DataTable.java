package io.marquee.dashboard.chart;

import java.util.Collections;
import java.util.List;

/// The figures of a chart as a table: for those who cannot see it, and to take away.
///
/// @param headers of the columns
/// @param formats of the columns' numbers
/// @param rows of strings and numbers, as many as there are headers; an empty string where nothing
///   is known
public record DataTable(List<String> headers, List<Format> formats, List<List<Object>> rows) {

    /// @throws IllegalArgumentException if a row is longer or shorter than the headers
    public DataTable {
        headers = List.copyOf(headers);
        formats = List.copyOf(formats);
        rows = rows.stream().map(List::copyOf).toList();
        if (formats.size() != headers.size()) {
            throw new IllegalArgumentException(
                    "%d formats for %d headers".formatted(formats.size(), headers.size()));
        }
        for (List<Object> row : rows) {
            if (row.size() != headers.size()) {
                throw new IllegalArgumentException(
                        "%d cells under %d headers".formatted(row.size(), headers.size()));
            }
        }
    }

    /// A table whose numbers are all [Format#NUMBER].
    public DataTable(List<String> headers, List<List<Object>> rows) {
        this(headers, Collections.nCopies(headers.size(), Format.NUMBER), rows);
    }
}
