package io.marquee.pipeline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// A table for people: the first column to the left, all others to the right, as wide as they need
/// to be.
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /// A table with a line of headings.
    static Table of(String... headings) {
        return new Table().row(headings);
    }

    /// Adds a row.
    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    void print(PrintWriter out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
